package dev.longhand.text.copy;

import java.util.Arrays;

/// All places of a text in the order of what stands from there on, so that everything that stands
/// somewhere in it is found by halving (Manber and Myers 1993).
///
/// Where the text is parted, such as between documents, stands {@link #BORDER}; nothing that is
/// found ever reaches across one. Takes 8 bytes a token, about 24 while it is made. Immutable and
/// safe for any number of threads.
public final class SuffixArray {
  /// The id that parts a text; it matches nothing, not even itself.
  public static final int BORDER = -1;

  /// So many bytes a token are needed while it is made.
  public static final int BYTES_A_TOKEN = 28;

  private final int[] ids; // [n]
  private final int[] order; // [n], places, the least suffix first

  /// A stretch of neighbours in the order, all of which begin alike.
  ///
  /// @param from rank of the first
  /// @param to behind the last
  public record Interval(int from, int to) {
    public Interval {
      if (from < 0 || to < from) {
        throw new IllegalArgumentException("ranks from " + from + " to " + to);
      }
    }

    /// How often it stands in the text.
    public int count() {
      return to - from;
    }

    /// Whether it stands nowhere.
    public boolean isEmpty() {
      return from == to;
    }
  }

  private SuffixArray(int[] ids, int[] order) {
    this.ids = ids;
    this.order = order;
  }

  /// Sorts the suffixes of a text, in time that grows as its length does.
  ///
  /// @param ids of its tokens, at least 0, or {@link #BORDER}; the array is kept and must not be
  ///   changed any more
  public static SuffixArray of(int[] ids) {
    int most = 0;
    var symbols = new int[ids.length];
    for (int place = 0; place < ids.length; place++) {
      if (ids[place] < BORDER || ids[place] == Integer.MAX_VALUE) {
        throw new IllegalArgumentException("id " + ids[place] + " at " + place);
      }
      symbols[place] = ids[place] + 1;
      most = Math.max(most, symbols[place]);
    }
    return new SuffixArray(ids, InducedSorting.order(symbols, most));
  }

  /// One that was sorted before and written down.
  ///
  /// @param order as {@link #place} tells it, each place once; that they are in order is taken on
  ///   trust
  /// @throws IllegalArgumentException when it is not so long as the text or holds another number
  public static SuffixArray of(int[] ids, int[] order) {
    boolean fitting = ids.length == order.length;
    for (int rank = 0; fitting && rank < order.length; rank++) {
      fitting = order[rank] >= 0 && order[rank] < ids.length;
    }
    if (!fitting) {
      throw new IllegalArgumentException("this is no order of " + ids.length + " suffixes");
    }
    return new SuffixArray(ids, order);
  }

  /// How many ids there are, borders included.
  public int length() {
    return ids.length;
  }

  /// The id at a place.
  public int id(int place) {
    return ids[place];
  }

  /// The place of the suffix with a rank.
  public int place(int rank) {
    return order[rank];
  }

  /// The ids of a stretch.
  public int[] ids(int from, int to) {
    return Arrays.copyOfRange(ids, from, to);
  }

  /// Where a part of another text stands in this one.
  ///
  /// @param from where the part begins
  /// @param to behind its end; a part of no token stands everywhere
  public Interval find(int[] text, int from, int to) {
    int least = bound(text, from, to, Side.BELOW);
    return new Interval(least, Math.max(least, bound(text, from, to, Side.ABOVE)));
  }

  private enum Side {
    BELOW,
    ABOVE
  }

  /// The first rank whose suffix is not below the pattern and all that begins with it, or is above.
  private int bound(int[] text, int from, int to, Side side) {
    int low = 0;
    int high = order.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int shared = shared(order[middle], text, from, to, 0);
      boolean matches = from + shared == to;
      boolean below =
          matches ? side == Side.ABOVE : isBelow(order[middle] + shared, text[from + shared]);
      low = below ? middle + 1 : low;
      high = below ? high : middle;
    }
    return low;
  }

  private boolean isBelow(int place, int id) {
    return place == ids.length || ids[place] < id;
  }

  /// How many tokens of a text a suffix begins with.
  ///
  /// @param known so many are the same for sure
  private int shared(int place, int[] text, int from, int to, int known) {
    int length = known;
    while (from + length < to
        && place + length < ids.length
        && ids[place + length] == text[from + length]
        && text[from + length] != BORDER) {
      length++;
    }
    return length;
  }

  /// How many tokens from a place of another text on stand in this one, one behind the other.
  public int longest(int[] text, int from) {
    int low = 0; // suffixes in front of it are below the text
    int high = order.length; // this one and those behind it are above
    int sharedBelow = 0;
    int sharedAbove = 0;
    while (low < high && from + Math.max(sharedBelow, sharedAbove) < text.length) {
      int middle = (low + high) >>> 1;
      int known = Math.min(sharedBelow, sharedAbove);
      int shared = shared(order[middle], text, from, text.length, known);
      if (from + shared == text.length) {
        return shared;
      }
      if (isBelow(order[middle] + shared, text[from + shared])) {
        low = middle + 1;
        sharedBelow = shared;
      } else {
        high = middle;
        sharedAbove = shared;
      }
    }
    return Math.max(sharedBelow, sharedAbove);
  }

  /// The first place in the order of the text.
  ///
  /// @param found not empty
  public int first(Interval found) {
    int first = Integer.MAX_VALUE;
    for (int rank = found.from(); rank < found.to(); rank++) {
      first = Math.min(first, order[rank]);
    }
    return first;
  }

  /// The different tokens that stand behind something, ascending; a border or the end of the text
  /// is none of them.
  ///
  /// @param found where it stands
  /// @param length how many tokens it has
  public int[] next(Interval found, int length) {
    var next = new int[8];
    int count = 0;
    int rank = found.from();
    while (rank < found.to()) {
      int id = idAt(order[rank] + length);
      if (id != BORDER) {
        next = count == next.length ? Arrays.copyOf(next, 2 * count) : next;
        next[count++] = id;
      }
      rank = behind(id, rank, found.to(), length);
    }
    return Arrays.copyOf(next, count);
  }

  private int idAt(int place) {
    return place < ids.length ? ids[place] : BORDER;
  }

  /// The first rank at which another token than this one follows.
  private int behind(int id, int from, int to, int length) {
    int low = from + 1;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      boolean same = idAt(order[middle] + length) == id;
      low = same ? middle + 1 : low;
      high = same ? high : middle;
    }
    return low;
  }
}
