package dev.longhand.evaluate.baseline;

import dev.longhand.text.example.TokenSequence;

/// Counts the sequences of texts as Kneser-Ney smoothing wants them, in one pass. Mutable.
///
/// A new sequence of k + 1 tokens is a new token in front of its last k: that is when those count
/// once more.
final class GramCounter {
  private static final int LONGEST = 9;

  private final int order;
  private final int sequences;
  private final GramTree tree = new GramTree();
  private final int[] ending; // [order + 1], by length: the sequence that ends with the last token
  private final int[] next; // [order + 1]
  private long tokens;

  /// @param sequences how many different ones are kept, or a few more
  GramCounter(int order, int sequences) {
    if (order < 1 || order > LONGEST || sequences < 1) {
      throw new IllegalArgumentException(
          "order " + order + " is not in [1, " + LONGEST + "], or no sequences: " + sequences);
    }
    this.order = order;
    this.sequences = sequences;
    ending = new int[order + 1];
    next = new int[order + 1];
  }

  int order() {
    return order;
  }

  GramTree tree() {
    return tree;
  }

  /// How many tokens were counted.
  long tokens() {
    return tokens;
  }

  /// Counts a text, as far as there is room.
  void read(TokenSequence text) {
    for (long place = 0; place < text.length() && tree.size() <= sequences; place++) {
      read(text.at(place), (int) Math.min(order, place + 1));
      tokens++;
    }
  }

  /// @param longest how many tokens the longest sequence has that ends here
  private void read(int token, int longest) {
    int known = tree.size();
    for (int length = 1; length <= longest; length++) {
      next[length] = tree.findOrAdd(ending[length - 1], token);
      if (length > 1 && next[length] >= known) {
        tree.increment(next[length - 1]);
      }
    }
    tree.increment(next[longest]); // comes, or begins a text
    System.arraycopy(next, 1, ending, 1, longest);
  }
}
