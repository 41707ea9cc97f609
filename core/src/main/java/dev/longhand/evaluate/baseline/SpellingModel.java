package dev.longhand.evaluate.baseline;

import dev.longhand.text.example.TokenSequence;
import dev.longhand.text.token.Token;
import dev.longhand.text.token.Vocabulary;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What it costs to spell a token out, character by character with a sign behind the last, for text
/// that a vocabulary does not hold: so a model cannot do well by knowing few words.
///
/// Of N characters and signs, D of them different, one that came n times has `n / (N + D)`; any
/// other is one of the 1 112 064 that Unicode has room for and has that part of `D / (N + D)`
/// (Witten & Bell 1991). Immutable.
public final class SpellingModel {
  private static final double BIT = StrictMath.log(2);
  private static final int CODE_POINTS = Character.MAX_CODE_POINT + 1;
  private static final int SIGN = CODE_POINTS;
  private static final double UNICODE = 1_112_064; // code points without halves of pairs

  private final long[] counts; // [up to the last that came], by code point; the sign is the last
  private final long signs;
  private final double total;
  private final double different;

  private SpellingModel(long[] counts) {
    signs = counts[SIGN];
    total = Arrays.stream(counts).sum();
    different = Arrays.stream(counts).filter(count -> count > 0).count();
    int last = CODE_POINTS;
    while (last > 0 && counts[last - 1] == 0) {
      last--;
    }
    this.counts = Arrays.copyOf(counts, last);
  }

  /// Counts the characters of a text by its tokens.
  ///
  /// @param tokens `[V]`, how often each came
  /// @param unknown what came that the vocabulary does not hold, and how often
  public static SpellingModel of(
      long[] tokens, Vocabulary vocabulary, SortedMap<String, Long> unknown) {
    var counts = new long[CODE_POINTS + 1];
    for (int id = 0; id < tokens.length; id++) {
      if (tokens[id] > 0 && vocabulary.kind(id) == Token.Kind.TEXT) {
        add(counts, vocabulary.token(id), tokens[id]);
      }
    }
    unknown.forEach((text, times) -> add(counts, text, times));
    return new SpellingModel(counts);
  }

  /// Counts the characters of a text by its tokens.
  ///
  /// @param unknown what came that the vocabulary does not hold, and how often
  public static SpellingModel of(
      TokenSequence tokens, Vocabulary vocabulary, SortedMap<String, Long> unknown) {
    return of(TokenCounts.of(tokens, vocabulary.size()), vocabulary, unknown);
  }

  /// Counts the characters of a vocabulary, each of whose tokens comes once.
  public static SpellingModel of(Vocabulary vocabulary) {
    var once = new long[vocabulary.size()];
    Arrays.fill(once, 1);
    return of(once, vocabulary, new TreeMap<>());
  }

  private static void add(long[] counts, String text, long times) {
    text.codePoints().forEach(codePoint -> counts[codePoint] += times);
    counts[SIGN] += times;
  }

  /// The bits that spell a text and its end.
  public double bits(String text) {
    double nats = -StrictMath.log(probability(signs, 1));
    int[] codePoints = text.codePoints().toArray();
    for (int codePoint : codePoints) {
      long count = codePoint < counts.length ? counts[codePoint] : 0;
      nats -= StrictMath.log(probability(count, UNICODE));
    }
    return nats / BIT;
  }

  /// The bits that spell all of some texts, each as often as it came.
  public double bits(SortedMap<String, Long> texts) {
    double sum = 0;
    for (Map.Entry<String, Long> text : texts.entrySet()) {
      sum += text.getValue() * bits(text.getKey());
    }
    return sum;
  }

  private double probability(long count, double others) {
    if (total == 0) {
      return 1 / others;
    }
    return (count > 0 ? count : different / others) / (total + different);
  }
}
