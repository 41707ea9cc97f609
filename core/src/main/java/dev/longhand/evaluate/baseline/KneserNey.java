package dev.longhand.evaluate.baseline;

import dev.longhand.text.example.EncodedDocuments;
import dev.longhand.text.example.TokenSequence;

/// An n-gram model with interpolated Kneser-Ney smoothing, the strongest that counts alone give
/// (Kneser & Ney 1995; with the three discounts of Chen & Goodman 1999).
///
/// A sequence of `order` tokens counts as often as it comes. A shorter one counts once for each
/// different token in front of it, and once for each document that begins with it. `docs/math` has
/// the formulas, on the page of n-grams. Every document is a text of its own: no sequence reaches
/// from one into the next.
public final class KneserNey implements Baseline {
  /// The order for tokens that are characters or bytes.
  public static final int CHARACTER_ORDER = 6;

  /// The order for words and other longer tokens.
  public static final int WORD_ORDER = 5;

  /// So many different sequences take about 200 MB.
  public static final int USUAL_SEQUENCES = 4_000_000;

  private final int order;
  private final int vocabulary;
  private final long tokens;
  private final GramTree tree;
  private final Discounts[] discounts; // [order + 1], by the length of the sequence
  private final int[] totals; // by sequence: the counts of all that continue it
  private final double[] reserves; // by sequence: what is taken off them

  private KneserNey(GramCounter counter, int vocabulary) {
    order = counter.order();
    this.vocabulary = vocabulary;
    tokens = counter.tokens();
    tree = counter.tree();
    byte[] lengths = lengths();
    discounts = discounts(lengths);
    totals = new int[tree.size()];
    reserves = new double[tree.size()];
    for (int number = 1; number < tree.size(); number++) {
      int parent = tree.parent(number);
      int count = tree.count(number);
      totals[parent] += count;
      reserves[parent] += discounts[lengths[number]].of(count);
    }
  }

  /// Counts one text.
  ///
  /// @param vocabulary V; all ids are less
  /// @param order the length of the longest sequences, from 1 to 9
  /// @param sequences how many different ones are kept at most; what stands behind the place where
  ///   there are as many is not counted
  public static KneserNey of(TokenSequence text, int vocabulary, int order, int sequences) {
    var counter = new GramCounter(order, sequences);
    counter.read(text);
    return new KneserNey(counter, vocabulary);
  }

  /// Counts documents, as {@link #of(TokenSequence, int, int, int)} does.
  public static KneserNey of(EncodedDocuments documents, int vocabulary, int order, int sequences) {
    var counter = new GramCounter(order, sequences);
    for (long document = 0; document < documents.count(); document++) {
      counter.read(documents.document(document));
    }
    return new KneserNey(counter, vocabulary);
  }

  private byte[] lengths() {
    var lengths = new byte[tree.size()];
    for (int number = 1; number < tree.size(); number++) {
      lengths[number] = (byte) (lengths[tree.parent(number)] + 1);
    }
    return lengths;
  }

  private Discounts[] discounts(byte[] lengths) {
    var counted = new long[order + 1][5];
    for (int number = 1; number < tree.size(); number++) {
      int count = tree.count(number);
      if (count <= 4) {
        counted[lengths[number]][count]++;
      }
    }
    var found = new Discounts[order + 1];
    for (int length = 0; length <= order; length++) {
      found[length] = Discounts.of(counted[length]);
    }
    return found;
  }

  @Override
  public int order() {
    return order;
  }

  /// How many tokens were counted; fewer than the text has where it has too many sequences.
  public long tokens() {
    return tokens;
  }

  @Override
  public double probability(int[] context, int from, int to, int token) {
    double probability = 1.0 / vocabulary;
    int most = Math.min(order - 1, to - from);
    for (int length = 0; length <= most; length++) {
      int before = sequence(context, to - length, to);
      if (before == GramTree.ABSENT || totals[before] == 0) {
        break; // a longer one did not come either
      }
      int number = tree.find(before, token);
      int count = number == GramTree.ABSENT ? 0 : tree.count(number);
      double kept = count - discounts[length + 1].of(count);
      probability = (kept + reserves[before] * probability) / totals[before];
    }
    return probability;
  }

  private int sequence(int[] context, int from, int to) {
    int number = GramTree.ROOT;
    for (int place = from; place < to && number != GramTree.ABSENT; place++) {
      number = tree.find(number, context[place]);
    }
    return number;
  }
}
