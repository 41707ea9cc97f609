package dev.longhand.train.optimizer;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.train.optimizer.OptimizerConfig.RmsProp;
import dev.longhand.train.optimizer.OptimizerConfig.RmsProp.Centering;
import java.util.List;

/// RMSprop and its running means. Mutable.
///
/// One pass makes the gradients to what they are divided by, and a second moves the weights: the
/// four combinations of its options are two times two kernels.
final class RmsPropDescent implements Descent {
  private final RmsProp config;
  private final List<Matrix> squares;
  private final List<Matrix> means; // none unless centered
  private final List<Matrix> movements; // none without momentum
  private final float squareRate;
  private float rate;
  private float scale;

  RmsPropDescent(RmsProp config, Slots slots) {
    this.config = config;
    squares = slots.keep("square", 0f);
    means = config.centering() == Centering.ON ? slots.keep("mean", 0f) : List.of();
    movements = config.momentum() > 0 ? slots.keep("momentum", 0f) : List.of();
    squareRate = (float) (1 - config.decay());
  }

  @Override
  public void begin(long step, double newRate, float newScale) {
    rate = (float) newRate;
    scale = newScale;
  }

  @Override
  public void move(
      Kernels kernels, int index, float[] weights, float[] gradients, int at, int count) {
    float[] square = squares.get(index).values();
    float epsilon = (float) config.epsilon();
    switch (config.centering()) {
      case OFF -> kernels.rmsProp(gradients, square, at, count, scale, squareRate, epsilon);
      case ON -> {
        float[] mean = means.get(index).values();
        kernels.rmsPropCentered(gradients, square, mean, at, count, scale, squareRate, epsilon);
      }
    }
    if (movements.isEmpty()) {
      kernels.descend(weights, gradients, at, count, rate, 1f);
    } else {
      float[] movement = movements.get(index).values();
      float momentum = (float) config.momentum();
      kernels.descendOn(weights, gradients, movement, at, count, rate, 1f, momentum);
    }
  }
}
