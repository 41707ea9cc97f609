package dev.longhand.text.token;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.DocumentConsumer;
import dev.longhand.text.corpus.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How often each token of a corpus occurs, for choosing a vocabulary and for saying what it leaves
/// out.
///
/// Where there are millions of different tokens, those seen once are forgotten now and then, always
/// at the same places of the same text. Mutable while a corpus passes by.
final class WordFrequencies implements DocumentConsumer {
  private static final int MOST_DIFFERENT = 1 << 21;
  private static final int[] CAPS = {10_000, 20_000, 50_000};

  private final TokenizerConfig.Words config;
  private final String where;
  private final WordTokens words;
  private final WordLength lengths;
  private StringIndex tokens = new StringIndex();
  private long[] counts = new long[1024];
  private long total;

  private WordFrequencies(TokenizerConfig.Words config, String where) {
    this.config = config;
    this.where = where;
    lengths = new WordLength(where, unit -> CharacterTraits.has(unit, CharacterTraits.SPACE));
    words = new WordTokens(config.punctuation(), config.lineBreaks(), this::count);
  }

  /// Counts the tokens of a corpus as these settings cut it.
  ///
  /// @throws LonghandException `DATA_LONG_WORD`
  static WordFrequencies of(TokenizerConfig.Words config, Corpus corpus) {
    String where = Source.names(corpus.sources());
    var frequencies = new WordFrequencies(config, where);
    corpus.forEach(frequencies);
    return frequencies;
  }

  /// The tokens that occur often enough, the most frequent first; equally frequent ones in the
  /// order of their code points.
  private List<String> byFrequency() {
    var numbers = new ArrayList<Integer>();
    for (int number = 0; number < tokens.size(); number++) {
      if (counts[number] >= config.minCount()) {
        numbers.add(number);
      }
    }
    Comparator<Integer> frequent = Comparator.comparingLong(number -> counts[number]);
    numbers.sort(
        frequent.reversed().thenComparing(number -> tokens.get(number), CodePointOrder.FIRST));
    return numbers.stream().map(number -> tokens.get(number)).toList();
  }

  /// The share of the corpus that is unknown when only the most frequent tokens have an id, from 0
  /// to 1.
  private double unknownShare(int known) {
    long[] sorted = Arrays.copyOf(counts, tokens.size());
    Arrays.sort(sorted);
    long kept = 0;
    for (int rank = 1; rank <= Math.min(known, sorted.length); rank++) {
      kept += sorted[sorted.length - rank];
    }
    return total == 0 ? 0 : 1 - (double) kept / total;
  }

  /// The tokens that get an id.
  ///
  /// @param others how many tokens of no text there will be
  /// @throws LonghandException `DATA_VOCABULARY` when there are more than a model can use and no
  ///   setting says which
  List<String> chosen(int others) {
    List<String> all = byFrequency();
    int most = Math.max(1, config.vocabularySize() - others);
    if (all.size() > most && config.vocabularySize() == Vocabulary.MOST_TOKENS) {
      throw tooMany(all.size());
    }
    return all.subList(0, Math.min(most, all.size()));
  }

  @Override
  public void begin(Optional<String> label) {
    lengths.begin();
  }

  @Override
  public void accept(String piece) {
    lengths.accept(piece);
    words.scan(piece);
  }

  @Override
  public void end() {}

  private void count(String text, int from, int to) {
    int number = tokens.add(text, from, to);
    if (number >= counts.length) {
      counts = Arrays.copyOf(counts, 2 * counts.length);
    }
    counts[number]++;
    total++;
    if (tokens.size() > MOST_DIFFERENT) {
      forgetRare();
    }
  }

  /// Forgets the rarest tokens until at least half of the room is free.
  private void forgetRare() {
    long least = 1;
    while (tokens.size() > MOST_DIFFERENT / 2) {
      least++;
      var kept = new StringIndex();
      int known = tokens.size();
      for (int number = 0; number < known; number++) {
        if (counts[number] >= least) {
          counts[kept.add(tokens.get(number))] = counts[number];
        }
      }
      Arrays.fill(counts, kept.size(), counts.length, 0);
      tokens = kept;
    }
  }

  private LonghandException tooMany(int found) {
    var shares = new ArrayList<String>();
    for (int cap : CAPS) {
      shares.add(percent(unknownShare(cap)) + " with " + Wording.number(cap));
    }
    return new LonghandException(
        ErrorCode.DATA_VOCABULARY,
        Wording.number(found)
            + " different words and signs; a model can use at most "
            + Wording.number(Vocabulary.MOST_TOKENS)
            + " tokens. With fewer, this much of the text is unknown: "
            + String.join(", ", shares),
        where,
        "--min-count 2 leaves out what occurs once, --vocabulary-size 20000 all but the most"
            + " frequent; --lower-case leaves fewer");
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, share < 0.1 ? "%.1f %%" : "%.0f %%", 100 * share);
  }
}
