package dev.longhand.text.copy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// The same questions as a suffix array answers, by looking at every place: slow and plain.
final class NaiveCopies {
  private final int[] text;

  NaiveCopies(int[] text) {
    this.text = text;
  }

  /// A text of few different tokens, some stretches of which come again, with borders here and
  /// there.
  static int[] text(RandomGenerator random, int longest) {
    int alphabet = 1 + random.nextInt(4);
    int[] ids = new int[random.nextInt(longest + 1)];
    int length = 0;
    while (length < ids.length) {
      int stretch = Math.min(1 + random.nextInt(12), ids.length - length);
      if (length > 0 && random.nextInt(3) == 0) {
        int from = random.nextInt(length);
        for (int i = 0; i < stretch; i++) {
          ids[length + i] = ids[from + i];
        }
      } else {
        for (int i = 0; i < stretch; i++) {
          boolean border = random.nextInt(20) == 0;
          ids[length + i] = border ? SuffixArray.BORDER : random.nextInt(alphabet);
        }
      }
      length += stretch;
    }
    return ids;
  }

  boolean standsAt(int place, int[] other, int from, int to) {
    if (place + to - from > text.length) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (other[i] == SuffixArray.BORDER || text[place + i - from] != other[i]) {
        return false;
      }
    }
    return true;
  }

  List<Integer> places(int[] other, int from, int to) {
    return IntStream.range(0, text.length)
        .filter(place -> standsAt(place, other, from, to))
        .boxed()
        .toList();
  }

  int longest(int[] other, int from) {
    int length = 0;
    while (from + length < other.length && !places(other, from, from + length + 1).isEmpty()) {
      length++;
    }
    return length;
  }

  int[] next(int[] other, int from, int to) {
    var next = new TreeSet<Integer>();
    for (int place : places(other, from, to)) {
      int behind = place + to - from;
      if (behind < text.length && text[behind] != SuffixArray.BORDER) {
        next.add(text[behind]);
      }
    }
    return next.stream().mapToInt(Integer::intValue).toArray();
  }

  List<Copy> maximal(int[] other, int least) {
    var copies = new ArrayList<Copy>();
    for (int from = 0; from < other.length; from++) {
      for (int to = from + least; to <= other.length; to++) {
        List<Integer> places = places(other, from, to);
        boolean left = from > 0 && !places(other, from - 1, to).isEmpty();
        boolean right = to < other.length && !places(other, from, to + 1).isEmpty();
        if (!places.isEmpty() && !left && !right) {
          copies.add(new Copy(from, to - from, places.getFirst(), places.size()));
        }
      }
    }
    return copies;
  }

  /// The places in the order of their suffixes, by comparing all of them.
  int[] order() {
    return IntStream.range(0, text.length)
        .boxed()
        .sorted((a, b) -> Arrays.compare(text, a, text.length, text, b, text.length))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
