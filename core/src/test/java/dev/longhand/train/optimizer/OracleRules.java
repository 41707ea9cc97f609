package dev.longhand.train.optimizer;

import dev.longhand.nn.oracle.OracleOptimizer.Method;
import dev.longhand.nn.oracle.OracleOptimizer.Rule;
import dev.longhand.train.optimizer.OptimizerConfig.Adagrad;
import dev.longhand.train.optimizer.OptimizerConfig.Adam;
import dev.longhand.train.optimizer.OptimizerConfig.AveragedSgd;
import dev.longhand.train.optimizer.OptimizerConfig.RmsProp;
import dev.longhand.train.optimizer.OptimizerConfig.RmsProp.Centering;
import dev.longhand.train.optimizer.OptimizerConfig.Sgd;
import dev.longhand.train.optimizer.OptimizerConfig.Sgd.Nesterov;

/// The same rules in the words of the engine and of the oracle.
public final class OracleRules {
  private OracleRules() {}

  /// A rule of the oracle, for the engine.
  public static UpdateRule rule(Rule rule) {
    double rate = rule.learningRate();
    OptimizerConfig optimizer =
        switch (rule.method()) {
          case Method.Sgd(double momentum, boolean nesterov) ->
              new Sgd(rate, momentum, nesterov ? Nesterov.ON : Nesterov.OFF);
          case Method.RmsProp(double rho, double momentum, double epsilon, boolean centered) ->
              new RmsProp(rate, rho, momentum, epsilon, centered ? Centering.ON : Centering.OFF);
          case Method.Adagrad(double initial, double epsilon) ->
              new Adagrad(rate, initial, epsilon);
          case Method.Adam(double beta1, double beta2, double epsilon) ->
              new Adam(rate, beta1, beta2, epsilon);
          case Method.Averaged averaged -> new AveragedSgd(rate, 1);
        };
    return new UpdateRule(optimizer, clipping(rule), rule.l2(), rule.weightDecay());
  }

  private static Clipping clipping(Rule rule) {
    if (Double.isFinite(rule.clipValue())) {
      return new Clipping.Value(rule.clipValue());
    }
    return Double.isFinite(rule.globalClipNorm())
        ? new Clipping.Norm(rule.globalClipNorm())
        : new Clipping.None();
  }

  /// A rule of the engine, for the oracle.
  ///
  /// @param averageAfter the last update that an averaging rule does not count
  static Rule rule(UpdateRule rule, int averageAfter) {
    Method method =
        switch (rule.optimizer()) {
          case Sgd sgd -> new Method.Sgd(sgd.momentum(), sgd.nesterov() == Nesterov.ON);
          case RmsProp rms ->
              new Method.RmsProp(
                  rms.decay(), rms.momentum(), rms.epsilon(), rms.centering() == Centering.ON);
          case Adagrad adagrad ->
              new Method.Adagrad(adagrad.initialAccumulator(), adagrad.epsilon());
          case Adam adam -> new Method.Adam(adam.meanDecay(), adam.varianceDecay(), adam.epsilon());
          case AveragedSgd averaged -> new Method.Averaged(averageAfter);
        };
    Rule free =
        Rule.of(method, rule.optimizer().rate())
            .withL2(rule.l2())
            .withWeightDecay(rule.weightDecay());
    return switch (rule.clipping()) {
      case Clipping.None none -> free;
      case Clipping.Norm(double limit) -> free.withGlobalClipNorm(limit);
      case Clipping.Value(double limit) -> free.withClipValue(limit);
    };
  }
}
