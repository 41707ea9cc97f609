package dev.longhand.generate.sampling;

import java.util.Arrays;

/// Makes tokens less likely that stand in the prompt or the text already.
///
/// @param repetition what the score of such a token is divided by where it is above 0, and
///   multiplied by where it is below (Keskar et al. 2019, CTRL); 1 changes nothing
/// @param presence what is taken off its score once
/// @param frequency what is taken off for each time that it stands there
/// @param window how many of the last tokens are looked at; 0 for all
public record Penalties(double repetition, double presence, double frequency, int window)
    implements SamplingStep {
  private static final double MOST = 10;

  /// @throws dev.longhand.error.LonghandException `USAGE_VALUE` when one is outside its range
  public Penalties {
    if (!(repetition > 0 && repetition <= MOST)) {
      throw SamplingStep.outOfRange(
          "the penalty of repetition is " + repetition + ", which is not above 0 and up to 10",
          "--repetition-penalty",
          "--repetition-penalty 1.2; 1 changes nothing");
    }
    require("presence", presence);
    require("frequency", frequency);
    if (window < 0) {
      throw SamplingStep.outOfRange(
          "penalties look at the last " + window + " tokens; at least 0 are needed",
          "--penalty-window",
          "--penalty-window 64; 0 looks at all");
    }
  }

  private static void require(String name, double value) {
    if (!(value >= -2 && value <= 2)) {
      throw SamplingStep.outOfRange(
          "the penalty of " + name + " is " + value + ", which is not from -2 to 2",
          "--" + name + "-penalty",
          "--" + name + "-penalty 0.5; 0 changes nothing");
    }
  }

  @Override
  public String name() {
    return "penalties";
  }

  @Override
  public String value() {
    return repetition + "," + presence + "," + frequency + "," + window;
  }

  @Override
  public Stage begin(int vocabulary) {
    return new Counts(vocabulary);
  }

  /// How often each token stands among the last ones. Mutable.
  private final class Counts implements Stage {
    private final int[] counts; // [V]
    private final RecentTokens recent = new RecentTokens(window);

    Counts(int vocabulary) {
      counts = new int[vocabulary];
    }

    @Override
    public void read(int id) {
      int gone = recent.add(id);
      counts[id]++;
      if (gone >= 0) {
        counts[gone]--;
      }
    }

    @Override
    public void narrow(Candidates candidates) {
      for (int id = 0; id < counts.length; id++) {
        if (counts[id] > 0 && candidates.has(id)) {
          double score = candidates.score(id);
          double repeated = score > 0 ? score / repetition : score * repetition;
          candidates.setScore(id, repeated - presence - frequency * counts[id]);
        }
      }
    }

    @Override
    public String toString() {
      return Arrays.toString(counts);
    }
  }
}
