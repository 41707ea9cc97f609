package dev.longhand.train.optimizer;

import dev.longhand.kernel.AdamStep;
import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.nn.layer.Parameter;
import dev.longhand.nn.layer.ParameterGradient;
import java.util.ArrayList;
import java.util.List;

/// The running optimizer of one model: its configuration, its step count and its slots.
///
/// Mutable; threads update disjoint panels between {@link #begin} and the next.
public final class Optimizer {
  /// A value that an optimizer keeps for every number of a parameter.
  ///
  /// @param name parameter and role, such as `lstm.kernel.mean`
  /// @param value packed as the parameter is
  public record Slot(String name, Parameter parameter, Matrix value) {}

  private final OptimizerConfig config;
  private final List<ParameterGradient> gradients;
  private final List<Matrix> means = new ArrayList<>();
  private final List<Matrix> variances = new ArrayList<>();
  private final List<Slot> slots = new ArrayList<>();
  private long steps;
  private final AdamStep adamStep;
  private float scale = 1f;

  public Optimizer(OptimizerConfig config, List<ParameterGradient> gradients) {
    this.config = config;
    this.gradients = List.copyOf(gradients);
    adamStep =
        switch (config) {
          case OptimizerConfig.Adam adam -> {
            for (ParameterGradient gradient : gradients) {
              means.add(slot(gradient.parameter(), "mean"));
              variances.add(slot(gradient.parameter(), "variance"));
            }
            yield new AdamStep(
                0f,
                (float) (1 - adam.meanDecay()),
                (float) (1 - adam.varianceDecay()),
                (float) adam.epsilon(),
                1f);
          }
          case OptimizerConfig.Sgd sgd -> new AdamStep(0f, 0f, 0f, 1f, 1f); // never read
        };
  }

  private Matrix slot(Parameter parameter, String role) {
    Matrix value = Matrix.zeros(parameter.value().rows(), parameter.value().columns());
    slots.add(new Slot(parameter.name() + "." + role, parameter, value));
    return value;
  }

  public OptimizerConfig config() {
    return config;
  }

  /// Everything it remembers besides the step count, for checkpoints.
  public List<Slot> slots() {
    return List.copyOf(slots);
  }

  /// Steps taken so far.
  public long steps() {
    return steps;
  }

  /// Goes on from a checkpoint; the slots are filled by the caller.
  public void resumeAt(long stepsTaken) {
    steps = stepsTaken;
  }

  /// Begins a step.
  ///
  /// @param gradientScale factor of every gradient, 1 unless they are clipped
  public void begin(float gradientScale) {
    steps++;
    scale = gradientScale;
    switch (config) {
      case OptimizerConfig.Adam adam -> adamStep.moveTo(correctedRate(adam), gradientScale);
      case OptimizerConfig.Sgd sgd -> {}
    }
  }

  /// The learning rate with both bias corrections.
  private float correctedRate(OptimizerConfig.Adam adam) {
    double count = (double) steps;
    double meanCorrection = 1 - StrictMath.pow(adam.meanDecay(), count);
    double varianceCorrection = 1 - StrictMath.pow(adam.varianceDecay(), count);
    return (float) (adam.rate() * StrictMath.sqrt(varianceCorrection) / meanCorrection);
  }

  /// Moves some panels of a parameter and brings its transposed copy up to date.
  ///
  /// @param index of the parameter in the order of the gradients
  public void update(Kernels kernels, int index, int fromPanel, int toPanel) {
    ParameterGradient gradient = gradients.get(index);
    Matrix value = gradient.parameter().value();
    int at = value.at(fromPanel, 0);
    int count = value.at(toPanel, 0) - at;
    float[] weights = value.values();
    float[] slopes = gradient.gradient().values();
    switch (config) {
      case OptimizerConfig.Adam adam ->
          kernels.adam(
              weights,
              slopes,
              means.get(index).values(),
              variances.get(index).values(),
              at,
              count,
              adamStep);
      case OptimizerConfig.Sgd sgd ->
          kernels.descend(weights, slopes, at, count, (float) sgd.rate(), scale);
    }
    for (int panel = fromPanel; panel < toPanel; panel++) {
      gradient.refresh(panel);
    }
  }
}
