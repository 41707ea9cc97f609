package dev.longhand.generate.sampling;

import dev.longhand.error.Wording;

/// Takes out every token that would write a run of tokens a second time (Paulus et al. 2018).
///
/// @param length of the runs, 1 or more; the prompt counts as written
public record NoRepeat(int length) implements SamplingStep {
  private static final int LONGEST = 1_000;

  /// @throws dev.longhand.error.LonghandException `USAGE_VALUE` when it is not from 1 to 1,000
  public NoRepeat {
    if (length < 1 || length > LONGEST) {
      throw SamplingStep.outOfRange(
          "runs of "
              + Wording.count(length, "token")
              + " are not to return; 1 to 1 000 are possible",
          "--no-repeat",
          "--no-repeat 4");
    }
  }

  @Override
  public String name() {
    return "no-repeat";
  }

  @Override
  public String value() {
    return Integer.toString(length);
  }

  @Override
  public Stage begin(int vocabulary) {
    var written = new RecentTokens(0);
    return new Stage() {
      @Override
      public void read(int id) {
        written.add(id);
      }

      @Override
      public void narrow(Candidates candidates) {
        int last = written.count() - length; // the last place that a run could begin at
        for (int begin = 0; begin <= last; begin++) {
          if (goesOnAs(written, begin)) {
            candidates.remove(written.at(begin + length - 1));
          }
        }
      }
    };
  }

  /// Whether the tokens from a place on are those that were written last, but for the next one.
  private boolean goesOnAs(RecentTokens written, int begin) {
    int end = written.count() - length + 1;
    for (int i = 0; i < length - 1; i++) {
      if (written.at(begin + i) != written.at(end + i)) {
        return false;
      }
    }
    return true;
  }
}
