package dev.longhand.train.optimizer;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.train.optimizer.OptimizerConfig.Sgd;
import java.util.List;

/// Gradient descent, with the last movement as momentum where there is any. Mutable.
final class PlainDescent implements Descent {
  private final Sgd config;
  private final List<Matrix> movements; // none without momentum
  private final float momentum;
  private float rate;
  private float scale;

  PlainDescent(Sgd config, Slots slots) {
    this.config = config;
    movements = config.momentum() > 0 ? slots.keep("momentum", 0f) : List.of();
    momentum = (float) config.momentum();
  }

  @Override
  public void begin(long step, double newRate, float newScale) {
    rate = (float) newRate;
    scale = newScale;
  }

  @Override
  public void move(
      Kernels kernels, int index, float[] weights, float[] gradients, int at, int count) {
    if (movements.isEmpty()) {
      kernels.descend(weights, gradients, at, count, rate, scale);
      return;
    }
    float[] movement = movements.get(index).values();
    switch (config.nesterov()) {
      case OFF -> kernels.descendOn(weights, gradients, movement, at, count, rate, scale, momentum);
      case ON ->
          kernels.descendAhead(weights, gradients, movement, at, count, rate, scale, momentum);
    }
  }
}
