package dev.longhand.kernel;

/// The numbers of one Adam step, the same for every parameter.
///
/// @param rate learning rate with both bias corrections: `rate * sqrt(1 - b2^t) / (1 - b1^t)`
/// @param meanRate 1 - b1
/// @param varianceRate 1 - b2
/// @param epsilon added to the root of the variance
/// @param scale factor of the gradient, 1 unless it was clipped
public record AdamStep(
    float rate, float meanRate, float varianceRate, float epsilon, float scale) {}
