package dev.longhand.generate.sampling;

import dev.longhand.error.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Makes tokens less likely that would go on with a repetition, the more the longer it is: DRY
/// ("don't repeat yourself", p-e-w 2024).
///
/// A token that would make a run of n tokens stand twice, n being at least `allowed`, loses
/// `multiplier * base^(n - allowed)` from its score, where n counts the tokens in front of it.
///
/// @param multiplier 0 changes nothing
/// @param base at least 1
/// @param allowed so many tokens in a row may return freely
/// @param window how many of the last tokens are looked at; 0 for all
/// @param breakers tokens that no repetition goes across, such as line ends
public record Dry(double multiplier, double base, int allowed, int window, List<Integer> breakers)
    implements SamplingStep {
  /// What people take who take nothing else.
  public static final double USUAL_BASE = 1.75;

  /// Likewise.
  public static final int USUAL_ALLOWED = 2;

  private static final int LONGEST = 1_000;
  private static final double MOST = 1e6;

  /// @throws dev.longhand.error.LonghandException `USAGE_VALUE` when one is outside its range
  public Dry {
    breakers = List.copyOf(breakers);
    if (!(multiplier >= 0 && multiplier <= 100)) {
      throw SamplingStep.outOfRange(
          "the multiplier of DRY is " + multiplier + ", which is not from 0 to 100",
          "--dry",
          "--dry 0.8");
    }
    if (!(base >= 1 && base <= 100)) {
      throw SamplingStep.outOfRange(
          "the base of DRY is " + base + ", which is not from 1 to 100",
          "--dry-base",
          "--dry-base 1.75");
    }
    if (allowed < 1 || allowed > LONGEST) {
      throw SamplingStep.outOfRange(
          "DRY lets runs of "
              + Wording.count(allowed, "token")
              + " return; 1 to 1 000 are possible",
          "--dry",
          "--dry-allowed 2");
    }
    if (window < 0) {
      throw SamplingStep.outOfRange(
          "DRY looks at the last " + window + " tokens; at least 0 are needed",
          "--dry",
          "--penalty-window 64; 0 looks at all");
    }
  }

  @Override
  public String name() {
    return "dry";
  }

  @Override
  public String value() {
    String numbers = multiplier + "," + base + "," + allowed + "," + window;
    return breakers.isEmpty()
        ? numbers
        : numbers + "," + breakers.stream().map(id -> "#" + id).collect(Collectors.joining(","));
  }

  @Override
  public Stage begin(int vocabulary) {
    return new Repetitions(vocabulary);
  }

  /// Mutable: what was written, and room for how long a repetition each token would go on with.
  private final class Repetitions implements Stage {
    private final RecentTokens written = new RecentTokens(window);
    private final boolean[] breaks; // [V]
    private final int[] longest; // [V]

    Repetitions(int vocabulary) {
      breaks = new boolean[vocabulary];
      longest = new int[vocabulary];
      for (int id : breakers) {
        if (id < vocabulary) {
          breaks[id] = true;
        }
      }
    }

    @Override
    public void read(int id) {
      written.add(id);
    }

    @Override
    public void narrow(Candidates candidates) {
      Arrays.fill(longest, 0);
      for (int next = 1; next < written.count(); next++) {
        int length = matchBehind(next);
        int id = written.at(next);
        longest[id] = Math.max(longest[id], length);
      }
      for (int id = 0; id < longest.length; id++) {
        if (longest[id] >= allowed && candidates.has(id)) {
          double penalty = multiplier * power(longest[id] - allowed);
          candidates.setScore(id, candidates.score(id) - Math.min(MOST, penalty));
        }
      }
    }

    /// How many tokens in front of a place are those that were written last.
    private int matchBehind(int next) {
      int length = 0;
      int last = written.count() - 1;
      while (length < next && length < LONGEST) {
        int id = written.at(next - 1 - length);
        if (id != written.at(last - length) || breaks[id]) {
          break;
        }
        length++;
      }
      return length;
    }

    private double power(int exponent) {
      double power = 1;
      for (int i = 0; i < exponent && power < MOST; i++) {
        power *= base;
      }
      return power;
    }
  }
}
