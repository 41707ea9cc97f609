package dev.longhand.train.optimizer;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import java.util.List;

/// Plain descent that at some time begins to keep the mean of the weights after each step. Mutable.
final class AveragedDescent implements Descent {
  private static final long NEVER = Long.MAX_VALUE;

  private final List<Matrix> averages;
  private long averagedFrom = NEVER; // the first step that counts
  private long step;
  private float rate;
  private float scale;

  AveragedDescent(Slots slots) {
    averages = slots.keep("average", 0f);
  }

  /// Counts the weights after every step behind this one.
  void averageAfter(long lastUncounted) {
    averagedFrom = lastUncounted + 1;
  }

  /// How many steps the mean is of when so many are taken.
  long counted(long steps) {
    return Math.max(0, steps - averagedFrom + 1);
  }

  List<Matrix> averages() {
    return averages;
  }

  @Override
  public void begin(long newStep, double newRate, float newScale) {
    step = newStep;
    rate = (float) newRate;
    scale = newScale;
  }

  @Override
  public void move(
      Kernels kernels, int index, float[] weights, float[] gradients, int at, int count) {
    kernels.descend(weights, gradients, at, count, rate, scale);
    long counted = counted(step);
    float[] average = averages.get(index).values();
    if (counted == 1) {
      System.arraycopy(weights, at, average, at, count);
    } else if (counted > 1) {
      kernels.average(weights, average, at, count, (float) (1.0 / counted));
    }
  }
}
