package dev.longhand.text.copy;

import java.util.Arrays;

/// Sorts the suffixes of a text in linear time by induced sorting (Nong, Zhang and Chan 2009).
///
/// A suffix that is greater than the one behind it is of type L, else of type S; the last is of
/// type L. An S behind an L is leftmost. The order of the leftmost suffixes gives that of all
/// others in two passes, and is found by the same means over their names, of which there are at
/// most half as many. Mutable, for one text.
final class InducedSorting {
  private static final int NONE = -1;

  private final int[] symbols; // [n], from 0 to most
  private final int most;
  private final int[] order; // [n], the places of the suffixes, the least first
  private final boolean[] rising; // [n], whether a suffix is of type S
  private final int[] falling; // [most + 2], where the L suffixes of a symbol begin
  private final int[] climbing; // [most + 1], where its S suffixes begin

  private InducedSorting(int[] symbols, int most) {
    this.symbols = symbols;
    this.most = most;
    order = new int[symbols.length];
    rising = new boolean[symbols.length];
    falling = new int[most + 2];
    climbing = new int[most + 1];
  }

  /// The places of all suffixes in their order; one that is the beginning of another comes first.
  ///
  /// @param symbols each from 0 to `most`
  static int[] order(int[] symbols, int most) {
    if (symbols.length < 2) {
      return new int[symbols.length];
    }
    return new InducedSorting(symbols, most).sorted();
  }

  private int[] sorted() {
    classify();
    int[] names = new int[symbols.length]; // of the leftmost by place, in their order; else NONE
    Arrays.fill(names, NONE);
    int[] leftmost = leftmost(names);
    induce(leftmost);
    if (leftmost.length > 0) {
      induce(sorted(leftmost, names));
    }
    return order;
  }

  private void classify() {
    for (int place = symbols.length - 2; place >= 0; place--) {
      int here = symbols[place];
      int next = symbols[place + 1];
      rising[place] = here == next ? rising[place + 1] : here < next;
    }
    for (int place = 0; place < symbols.length; place++) {
      if (rising[place]) {
        falling[symbols[place] + 1]++;
      } else {
        climbing[symbols[place]]++;
      }
    }
    for (int symbol = 0; symbol <= most; symbol++) {
      climbing[symbol] += falling[symbol];
      falling[symbol + 1] += climbing[symbol];
    }
  }

  private boolean isLeftmost(int place) {
    return place > 0 && rising[place] && !rising[place - 1];
  }

  /// The leftmost places in the order of the text, each of which learns its number.
  private int[] leftmost(int[] numbers) {
    int count = 0;
    for (int place = 1; place < symbols.length; place++) {
      if (isLeftmost(place)) {
        numbers[place] = count++;
      }
    }
    var places = new int[count];
    for (int place = 1; place < symbols.length; place++) {
      if (numbers[place] != NONE) {
        places[numbers[place]] = place;
      }
    }
    return places;
  }

  /// Puts all suffixes in the order that follows from that of the leftmost ones.
  private void induce(int[] leftmost) {
    Arrays.fill(order, NONE);
    int[] free = climbing.clone();
    for (int place : leftmost) {
      order[free[symbols[place]]++] = place;
    }
    System.arraycopy(falling, 0, free, 0, free.length);
    int last = symbols.length - 1;
    order[free[symbols[last]]++] = last;
    for (int rank = 0; rank < order.length; rank++) {
      int before = order[rank] - 1;
      if (before >= 0 && !rising[before]) {
        order[free[symbols[before]]++] = before;
      }
    }
    int[] ends = falling.clone();
    for (int rank = order.length - 1; rank >= 0; rank--) {
      int before = order[rank] - 1;
      if (before >= 0 && rising[before]) {
        order[--ends[symbols[before] + 1]] = before;
      }
    }
  }

  /// The leftmost places in the order of their suffixes.
  private int[] sorted(int[] leftmost, int[] numbers) {
    var ranked = new int[leftmost.length]; // as far as the next leftmost place tells them apart
    int count = 0;
    for (int place : order) {
      if (numbers[place] != NONE) {
        ranked[count++] = place;
      }
    }
    var shorter = new int[leftmost.length];
    int name = 0;
    shorter[numbers[ranked[0]]] = 0;
    for (int rank = 1; rank < ranked.length; rank++) {
      int earlier = ranked[rank - 1];
      int place = ranked[rank];
      name +=
          same(earlier, end(earlier, leftmost, numbers), place, end(place, leftmost, numbers))
              ? 0
              : 1;
      shorter[numbers[place]] = name;
    }
    int[] sorted = order(shorter, name);
    for (int rank = 0; rank < sorted.length; rank++) {
      ranked[rank] = leftmost[sorted[rank]];
    }
    return ranked;
  }

  /// The next leftmost place, or where the text ends.
  private int end(int place, int[] leftmost, int[] numbers) {
    int next = numbers[place] + 1;
    return next < leftmost.length ? leftmost[next] : symbols.length;
  }

  /// Whether two stretches are the same, the symbols at their ends included.
  private boolean same(int a, int endOfA, int b, int endOfB) {
    if (endOfA - a != endOfB - b || endOfA == symbols.length || endOfB == symbols.length) {
      return false;
    }
    for (int offset = 0; a + offset <= endOfA; offset++) {
      if (symbols[a + offset] != symbols[b + offset]) {
        return false;
      }
    }
    return true;
  }
}
