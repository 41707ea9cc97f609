package dev.longhand.generate;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.generate.sampling.Candidates;
import dev.longhand.generate.sampling.Rule;
import dev.longhand.generate.sampling.Stage;
import dev.longhand.text.copy.SuffixArray;
import java.util.Objects;

/// Keeps a text from holding more than so many tokens that stand, one behind the other, in a text
/// that a model learnt from. Immutable.
///
/// The prompt counts: its last tokens and the first that are written are one span where they stand
/// in the learnt text together. Where every token would make a longer copy, the text ends there;
/// see {@link StopReason#COPY}.
///
/// @param learnt the text, as ids of the model
/// @param most how many tokens a copy may have, at least 1
public record CopyLimit(SuffixArray learnt, int most) implements Rule {
  /// The most that can be asked for.
  public static final int LARGEST = 1_000_000;

  /// @throws LonghandException `USAGE_VALUE` when `most` is out of range
  public CopyLimit {
    Objects.requireNonNull(learnt);
    if (most < 1 || most > LARGEST) {
      throw new LonghandException(
          ErrorCode.USAGE_VALUE,
          "copies of at most "
              + Wording.count(most, "token")
              + ": this is not from 1 to "
              + Wording.number(LARGEST),
          "longest copy",
          "--max-copy 12");
    }
  }

  @Override
  public Stage begin() {
    return new Watch(learnt, most);
  }

  /// The last tokens of one text. Mutable.
  private static final class Watch implements Stage {
    private final SuffixArray learnt;
    private final int most;
    private int[] last = new int[16]; // its end holds as many tokens as a copy may have
    private int used;

    Watch(SuffixArray learnt, int most) {
      this.learnt = learnt;
      this.most = most;
    }

    @Override
    public WhenEmpty whenEmpty() {
      return WhenEmpty.END;
    }

    @Override
    public void narrow(Candidates candidates) {
      if (used < most) {
        return;
      }
      SuffixArray.Interval places = learnt.find(last, used - most, used);
      if (!places.isEmpty()) {
        for (int id : learnt.next(places, most)) {
          candidates.remove(id);
        }
      }
    }

    @Override
    public void read(int id) {
      if (used == last.length) {
        makeRoom();
      }
      last[used++] = id;
    }

    private void makeRoom() {
      int kept = Math.min(used, most);
      var target = 2L * kept > last.length ? new int[Math.max(2 * kept, 16)] : last;
      System.arraycopy(last, used - kept, target, 0, kept);
      last = target;
      used = kept;
    }
  }
}
