package dev.longhand.recipe;

import dev.longhand.train.optimizer.OptimizerConfig;
import dev.longhand.train.optimizer.UpdateRule;

/// The optimizers by the names that people use, in small letters.
public enum OptimizerKind {
  ADAM(UpdateRule.of(OptimizerConfig.Adam.DEFAULTS)),
  /// Adam with a weight decay.
  ADAMW(
      UpdateRule.of(OptimizerConfig.Adam.DEFAULTS).withWeightDecay(UpdateRule.ADAMW_WEIGHT_DECAY)),
  SGD(UpdateRule.of(OptimizerConfig.Sgd.DEFAULTS)),
  RMSPROP(UpdateRule.of(OptimizerConfig.RmsProp.DEFAULTS)),
  ADAGRAD(UpdateRule.of(OptimizerConfig.Adagrad.DEFAULTS)),
  /// Averaged descent with the non-monotonic trigger.
  ASGD(UpdateRule.of(OptimizerConfig.AveragedSgd.DEFAULTS));

  private final UpdateRule defaults;

  OptimizerKind(UpdateRule defaults) {
    this.defaults = defaults;
  }

  /// Its defaults, without clipping and L2.
  public UpdateRule defaults() {
    return defaults;
  }

  /// The name of what a rule does.
  public static OptimizerKind of(UpdateRule rule) {
    return switch (rule.optimizer()) {
      case OptimizerConfig.Adam adam -> rule.weightDecay() > 0 ? ADAMW : ADAM;
      case OptimizerConfig.Sgd sgd -> SGD;
      case OptimizerConfig.RmsProp rmsProp -> RMSPROP;
      case OptimizerConfig.Adagrad adagrad -> ADAGRAD;
      case OptimizerConfig.AveragedSgd averaged -> ASGD;
    };
  }
}
