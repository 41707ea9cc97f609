package dev.longhand.train.optimizer;

import dev.longhand.kernel.AdamStep;
import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.train.optimizer.OptimizerConfig.Adam;
import java.util.List;

/// Adam and its two running means. Mutable.
final class AdamDescent implements Descent {
  private final Adam config;
  private final List<Matrix> means;
  private final List<Matrix> variances;
  private final AdamStep adamStep;

  AdamDescent(Adam config, Slots slots) {
    this.config = config;
    means = slots.keep("mean", 0f);
    variances = slots.keep("variance", 0f);
    adamStep =
        new AdamStep(
            0f,
            (float) (1 - config.meanDecay()),
            (float) (1 - config.varianceDecay()),
            (float) config.epsilon(),
            1f);
  }

  @Override
  public void begin(long step, double rate, float scale) {
    adamStep.moveTo(correctedRate(step, rate), scale);
  }

  /// The learning rate with both bias corrections.
  private float correctedRate(long step, double rate) {
    double count = (double) step;
    double meanCorrection = 1 - StrictMath.pow(config.meanDecay(), count);
    double varianceCorrection = 1 - StrictMath.pow(config.varianceDecay(), count);
    return (float) (rate * StrictMath.sqrt(varianceCorrection) / meanCorrection);
  }

  @Override
  public void move(
      Kernels kernels, int index, float[] weights, float[] gradients, int at, int count) {
    kernels.adam(
        weights,
        gradients,
        means.get(index).values(),
        variances.get(index).values(),
        at,
        count,
        adamStep);
  }
}
