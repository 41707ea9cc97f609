package dev.longhand.generate.sampling;

/// What scores are divided by: below 1 the likely becomes likelier, above 1 the unlikely.
///
/// @param value 0 takes the likeliest token, the lowest id among equals, and needs no chance
public record Temperature(double value) implements SamplingStep {
  /// The highest that is taken.
  public static final double MOST = 10;

  /// The lowest above 0 that is taken.
  public static final double LEAST = 1e-6;

  /// @throws dev.longhand.error.LonghandException `USAGE_VALUE` when it is outside its range
  public Temperature {
    boolean warm = value >= LEAST && value <= MOST;
    if (!warm && value != 0) {
      throw SamplingStep.outOfRange(
          "temperature " + value + " is not 0 and not from 0.000001 to 10",
          "temperature",
          "--temperature 0.7 keeps close to the training text; 0 takes the likeliest token");
    }
  }

  @Override
  public String name() {
    return "temperature";
  }

  @Override
  public Stage begin(int vocabulary) {
    return value == 0
        ? candidates -> candidates.keepLikeliest(1)
        : candidates -> candidates.divide(value);
  }
}
