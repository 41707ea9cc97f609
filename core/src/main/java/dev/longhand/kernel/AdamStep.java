package dev.longhand.kernel;

/// The numbers of one Adam step, the same for every parameter.
///
/// Mutable and reused, because a step may not allocate; it moves on before the workers read it.
public final class AdamStep {
  private final float meanRate;
  private final float varianceRate;
  private final float epsilon;
  private float rate;
  private float scale;

  /// @param rate learning rate with both bias corrections: `rate * sqrt(1 - b2^t) / (1 - b1^t)`
  /// @param meanRate 1 - b1
  /// @param varianceRate 1 - b2
  /// @param epsilon added to the root of the variance
  /// @param scale factor of the gradient, 1 unless it was clipped
  public AdamStep(float rate, float meanRate, float varianceRate, float epsilon, float scale) {
    this.rate = rate;
    this.meanRate = meanRate;
    this.varianceRate = varianceRate;
    this.epsilon = epsilon;
    this.scale = scale;
  }

  /// Becomes the next step.
  public void moveTo(float nextRate, float nextScale) {
    rate = nextRate;
    scale = nextScale;
  }

  public float rate() {
    return rate;
  }

  public float meanRate() {
    return meanRate;
  }

  public float varianceRate() {
    return varianceRate;
  }

  public float epsilon() {
    return epsilon;
  }

  public float scale() {
    return scale;
  }
}
