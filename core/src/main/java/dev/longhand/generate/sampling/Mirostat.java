package dev.longhand.generate.sampling;

/// Keeps the surprise of the text near a wish: before each token it takes out what would surprise
/// more than a bound, and moves the bound by how much the last token was off (Basu et al. 2021,
/// version 2).
///
/// @param surprise the wish, in bits a token
/// @param rate how fast the bound follows
public record Mirostat(double surprise, double rate) implements SamplingStep {
  /// What people take who take nothing else.
  public static final double USUAL_RATE = 0.1;

  private static final double LN_2 = 0.6931471805599453;

  /// @throws dev.longhand.error.LonghandException `USAGE_VALUE` when one is outside its range
  public Mirostat {
    if (!(surprise > 0 && surprise <= 20)) {
      throw SamplingStep.outOfRange(
          "the surprise that Mirostat aims at is "
              + surprise
              + " bits, which is not above 0 and up to 20",
          "--mirostat",
          "--mirostat 3");
    }
    if (!(rate > 0 && rate <= 1)) {
      throw SamplingStep.outOfRange(
          "the rate of Mirostat is " + rate + ", which is not above 0 and up to 1",
          "--mirostat",
          "--mirostat-rate 0.1");
    }
  }

  @Override
  public String name() {
    return "mirostat";
  }

  @Override
  public String value() {
    return surprise + "," + rate;
  }

  @Override
  public Stage begin(int vocabulary) {
    return new Stage() {
      private double bound = 2 * surprise; // bits

      @Override
      public void narrow(Candidates candidates) {
        float[] weights = candidates.weights();
        double logTotal = StrictMath.log(candidates.total());
        int best = candidates.likeliest();
        double most = candidates.score(best);
        for (int id = 0; id < weights.length; id++) {
          double bits = (logTotal - (candidates.score(id) - most)) / LN_2;
          if (bits > bound && id != best) {
            candidates.remove(id);
          }
        }
      }

      @Override
      public void chosen(int id, Candidates left) {
        double share = left.weights()[id] / left.total();
        double bits = -StrictMath.log(Math.max(share, Double.MIN_NORMAL)) / LN_2;
        bound -= rate * (bits - surprise);
      }
    };
  }
}
