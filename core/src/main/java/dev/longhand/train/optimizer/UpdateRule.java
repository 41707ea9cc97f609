package dev.longhand.train.optimizer;

import java.util.Objects;

/// All that one step does with gradients and weights, in this order: L2 adds to the gradients, they
/// are clipped, the weights decay, the optimizer moves them.
///
/// @param optimizer how parameters follow their gradients
/// @param clipping what keeps gradients from being too large
/// @param l2 gradients of kernels grow by 2 l2 w, as if l2 times the sum of their squares were part
///   of the loss; other parameters and the loss that is reported are as without. From 0 to 1
/// @param weightDecay every parameter loses this share of itself, times the learning rate, at each
///   step, whatever its gradient is (Loshchilov & Hutter 2019); as Keras does it. From 0 to 1
public record UpdateRule(
    OptimizerConfig optimizer, Clipping clipping, double l2, double weightDecay) {
  /// The weight decay that Keras's AdamW begins with.
  public static final double ADAMW_WEIGHT_DECAY = 0.004;

  public UpdateRule {
    Objects.requireNonNull(optimizer);
    Objects.requireNonNull(clipping);
    requireShare("l2", l2);
    requireShare("weight_decay", weightDecay);
  }

  private static void requireShare(String what, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(what + " is " + share + "; it must be from 0 to 1");
    }
  }

  /// The share of a weight that the decay of one step takes at most; from 1 on it would turn the
  /// weight round.
  public double decayOfAStep() {
    return weightDecay * optimizer.rate();
  }

  /// The optimizer alone.
  public static UpdateRule of(OptimizerConfig optimizer) {
    return new UpdateRule(optimizer, new Clipping.None(), 0, 0);
  }

  /// The same with another optimizer.
  public UpdateRule withOptimizer(OptimizerConfig value) {
    return new UpdateRule(value, clipping, l2, weightDecay);
  }

  /// The same with another clipping.
  public UpdateRule withClipping(Clipping value) {
    return new UpdateRule(optimizer, value, l2, weightDecay);
  }

  /// The same with all gradients together scaled to a norm at most.
  public UpdateRule withClipNorm(double limit) {
    return withClipping(new Clipping.Norm(limit));
  }

  /// The same with another L2.
  public UpdateRule withL2(double value) {
    return new UpdateRule(optimizer, clipping, value, weightDecay);
  }

  /// The same with another weight decay.
  public UpdateRule withWeightDecay(double value) {
    return new UpdateRule(optimizer, clipping, l2, value);
  }
}
