package dev.longhand.train.optimizer;

import dev.longhand.kernel.Kernels;

/// The arithmetic of one optimizer, with its slots. Mutable; threads move disjoint parts between
/// {@link #begin} and the next.
sealed interface Descent
    permits AdagradDescent, AdamDescent, AveragedDescent, PlainDescent, RmsPropDescent {
  /// Begins a step.
  ///
  /// @param step its number, from 1
  /// @param rate the learning rate
  /// @param scale factor of every gradient
  void begin(long step, double rate, float scale);

  /// Moves `count` neighbouring numbers of a parameter.
  ///
  /// @param index of the parameter
  void move(Kernels kernels, int index, float[] weights, float[] gradients, int at, int count);

  /// The arithmetic that a configuration asks for.
  static Descent of(OptimizerConfig config, Slots slots) {
    return switch (config) {
      case OptimizerConfig.Sgd sgd -> new PlainDescent(sgd, slots);
      case OptimizerConfig.RmsProp rmsProp -> new RmsPropDescent(rmsProp, slots);
      case OptimizerConfig.Adagrad adagrad -> new AdagradDescent(adagrad, slots);
      case OptimizerConfig.Adam adam -> new AdamDescent(adam, slots);
      case OptimizerConfig.AveragedSgd averaged -> new AveragedDescent(slots);
    };
  }
}
