package dev.longhand.generate.sampling;

/// What scores are divided by: below 1 the likely becomes likelier, above 1 the unlikely.
///
/// @param heat 0 takes the likeliest token, the lowest id among equals, and needs no chance
public record Temperature(double heat) implements SamplingStep {
  /// The highest that is taken.
  public static final double MOST = 10;

  /// The lowest above 0 that is taken.
  public static final double LEAST = 1e-6;

  /// @throws dev.longhand.error.LonghandException `USAGE_VALUE` when it is outside its range
  public Temperature {
    boolean warm = heat >= LEAST && heat <= MOST;
    if (!warm && heat != 0) {
      throw SamplingStep.outOfRange(
          "temperature " + heat + " is not 0 and not from 0.000001 to 10",
          "--temperature",
          "--temperature 0.7 keeps close to the training text; 0 takes the likeliest token");
    }
  }

  @Override
  public String name() {
    return "temperature";
  }

  @Override
  public String value() {
    return Double.toString(heat);
  }

  @Override
  public Stage begin(int vocabulary) {
    return heat == 0
        ? candidates -> candidates.keepLikeliest(1)
        : candidates -> candidates.divide(heat);
  }
}
