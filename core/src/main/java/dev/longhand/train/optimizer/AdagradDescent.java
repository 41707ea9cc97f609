package dev.longhand.train.optimizer;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.train.optimizer.OptimizerConfig.Adagrad;
import java.util.List;

/// Adagrad and its sums of squares. Mutable.
final class AdagradDescent implements Descent {
  private final List<Matrix> sums;
  private final float epsilon;
  private float rate;
  private float scale;

  AdagradDescent(Adagrad config, Slots slots) {
    sums = slots.keep("accumulator", (float) config.initialAccumulator());
    epsilon = (float) config.epsilon();
  }

  @Override
  public void begin(long step, double newRate, float newScale) {
    rate = (float) newRate;
    scale = newScale;
  }

  @Override
  public void move(
      Kernels kernels, int index, float[] weights, float[] gradients, int at, int count) {
    float[] sum = sums.get(index).values();
    kernels.adagrad(weights, gradients, sum, at, count, rate, scale, epsilon);
  }
}
