package dev.longhand.train.optimizer;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.nn.layer.Parameter;
import dev.longhand.nn.layer.ParameterGradient;
import java.util.List;

/// The running optimizer of one model: its rule, its learning rate, its step count and its slots.
///
/// Mutable; threads update disjoint panels between {@link #begin} and the next.
public final class Optimizer {
  /// A value that an optimizer keeps for every number of a parameter.
  ///
  /// @param name parameter and role, such as `lstm.kernel.mean`
  /// @param value packed as the parameter is
  public record Slot(String name, Parameter parameter, Matrix value) {}

  private final UpdateRule rule;
  private final List<ParameterGradient> gradients;
  private final Slots slots;
  private final Descent descent;
  private double rate;
  private long steps;

  public Optimizer(UpdateRule rule, List<ParameterGradient> gradients) {
    this.rule = rule;
    this.gradients = List.copyOf(gradients);
    slots = new Slots(gradients.stream().map(ParameterGradient::parameter).toList());
    descent = Descent.of(rule.optimizer(), slots);
    rate = rule.optimizer().rate();
  }

  public UpdateRule rule() {
    return rule;
  }

  /// Everything it remembers besides rate and step count, for checkpoints.
  public List<Slot> slots() {
    return slots.all();
  }

  /// The learning rate of the next steps; at first that of the configuration.
  public double rate() {
    return rate;
  }

  /// Gives the next steps another learning rate, 0 or above.
  public void setRate(double newRate) {
    rate = newRate;
  }

  /// Steps taken so far.
  public long steps() {
    return steps;
  }

  /// Goes on from a checkpoint; the slots are filled by the caller.
  public void resumeAt(long stepsTaken) {
    steps = stepsTaken;
  }

  /// Keeps the mean of the weights after every step behind this one.
  ///
  /// @throws IllegalStateException unless it is {@link OptimizerConfig.AveragedSgd}
  public void averageAfter(long lastUncounted) {
    if (!(descent instanceof AveragedDescent averaged)) {
      throw new IllegalStateException(rule.optimizer() + " keeps no averages");
    }
    averaged.averageAfter(lastUncounted);
  }

  /// How many steps the averages of the weights are of; 0 while none are kept.
  public long averagedSteps() {
    return descent instanceof AveragedDescent averaged ? averaged.counted(steps) : 0;
  }

  /// The averages of the parameters in their order; worth reading when they are of some steps.
  public List<Matrix> averages() {
    return descent instanceof AveragedDescent averaged ? averaged.averages() : List.of();
  }

  /// Brings the penalty of a kernel's size into some panels of its gradient.
  ///
  /// @param index of the parameter in the order of the gradients
  public void addPenalty(Kernels kernels, int index, int fromPanel, int toPanel) {
    ParameterGradient gradient = gradients.get(index);
    if (rule.l2() > 0 && gradient.parameter().isKernel()) {
      Matrix value = gradient.parameter().value();
      int at = value.at(fromPanel, 0);
      int count = value.at(toPanel, 0) - at;
      float factor = (float) (2 * rule.l2());
      kernels.addScaled(gradient.gradient().values(), value.values(), at, count, factor);
    }
  }

  /// Begins a step.
  ///
  /// @param gradientScale factor of every gradient, 1 unless they are clipped
  public void begin(float gradientScale) {
    steps++;
    descent.begin(steps, rate, gradientScale);
  }

  /// Moves some panels of a parameter and brings its transposed copy up to date. The gradient is no
  /// gradient any more afterwards.
  ///
  /// @param index of the parameter in the order of the gradients
  public void update(Kernels kernels, int index, int fromPanel, int toPanel) {
    ParameterGradient gradient = gradients.get(index);
    Matrix value = gradient.parameter().value();
    int at = value.at(fromPanel, 0);
    int count = value.at(toPanel, 0) - at;
    float[] weights = value.values();
    float[] slopes = gradient.gradient().values();
    if (rule.clipping() instanceof Clipping.Value(double limit)) {
      kernels.clip(slopes, at, count, (float) limit);
    }
    if (rule.weightDecay() > 0) {
      kernels.addScaled(weights, weights, at, count, (float) (-rule.weightDecay() * rate));
    }
    descent.move(kernels, index, weights, slopes, at, count);
    for (int panel = fromPanel; panel < toPanel; panel++) {
      gradient.refresh(panel);
    }
  }
}
