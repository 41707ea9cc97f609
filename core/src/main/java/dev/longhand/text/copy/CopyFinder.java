package dev.longhand.text.copy;

import java.util.ArrayList;

/// Finds what of written texts stands in a text that is known. Immutable and safe for any number of
/// threads.
///
/// @param text what a model learnt from
/// @param least how many tokens a span must have to count
public record CopyFinder(SuffixArray text, int least) {
  /// How many tokens a span usually must have to count.
  public static final int USUAL_LEAST = 8;

  public CopyFinder {
    if (least < 1) {
      throw new IllegalArgumentException("spans of " + least + " tokens");
    }
  }

  /// All maximal spans of at least so many tokens.
  ///
  /// @param ids of the written text
  public Copies find(int[] ids) {
    var spans = new ArrayList<Copy>();
    int from = 0;
    while (from + least <= ids.length) {
      int length = text.longest(ids, from);
      int to = from + length;
      if (length >= least) {
        SuffixArray.Interval places = text.find(ids, from, to);
        spans.add(new Copy(from, length, text.first(places), places.count()));
      }
      if (to == ids.length) {
        break; // whatever begins later ends here too
      }
      from = firstPast(ids, from, to);
    }
    return new Copies(ids.length, spans);
  }

  /// The first beginning of a span that reaches past a place: the later a span begins, the further
  /// it reaches, so it is found by halving.
  private int firstPast(int[] ids, int from, int to) {
    int low = from + 1;
    int high = to + 1; // behind the token that no span from here holds
    while (low < high) {
      int middle = (low + high) >>> 1;
      boolean past = !text.find(ids, middle, to + 1).isEmpty();
      low = past ? low : middle + 1;
      high = past ? middle : high;
    }
    return low;
  }
}
