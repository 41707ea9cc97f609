package dev.longhand.text.token;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.DocumentConsumer;
import dev.longhand.text.corpus.JoinedText;
import dev.longhand.text.corpus.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// How often each token of a corpus occurs, in the order of first occurrence. Mutable.
final class KerasCounts implements TokenConsumer {
  private static final int[] CAPS = {10_000, 20_000, 50_000};

  private final StringIndex tokens = new StringIndex();
  private long[] counts = new long[1 << 10];
  private long total;

  /// Counts a corpus as often as the settings say.
  ///
  /// @throws LonghandException `DATA_LONG_WORD`
  static KerasCounts of(TokenizerConfig.Keras config, Corpus corpus) {
    var counts = new KerasCounts();
    var splitter = new KerasSplitter(config.split());
    switch (config.fitting()) {
      case ONCE -> {}
      case CUMULATIVE ->
          corpus.forEach(new JoinedText(piece -> splitter.splitEachCharacter(piece, counts)));
    }
    String where = Source.names(corpus.sources());
    corpus.forEach(new Pieces(splitter.wordLength(where), piece -> splitter.split(piece, counts)));
    return counts;
  }

  @Override
  public void token(String text, int from, int to) {
    int number = tokens.add(text, from, to);
    if (number == counts.length) {
      counts = Arrays.copyOf(counts, 2 * number);
    }
    counts[number]++;
    total++;
  }

  /// The most frequent tokens, of equally frequent ones the first in the text.
  ///
  /// @param most how many at most
  List<String> ranked(int most) {
    return ranking().limit(most).mapToObj(tokens::get).toList();
  }

  /// Makes sure that there are no more tokens than a model can use.
  ///
  /// @throws LonghandException `DATA_VOCABULARY` with what fewer words would leave out
  void requireAtMost(int most) {
    if (tokens.size() <= most) {
      return;
    }
    var shares = new ArrayList<String>();
    for (int cap : CAPS) {
      long kept = ranking().limit(cap).mapToLong(number -> counts[number]).sum();
      double share = 100.0 * (total - kept) / total;
      shares.add(String.format(Locale.ROOT, "%s leave out %.1f %%", Wording.number(cap), share));
    }
    throw new LonghandException(
        ErrorCode.DATA_VOCABULARY,
        Wording.number(tokens.size())
            + " different words; a model can use at most "
            + Wording.number(most)
            + "; of all words, the most frequent "
            + String.join(", ", shares),
        "",
        "--num-words 20000 uses the most frequent alone");
  }

  private IntStream ranking() {
    Comparator<Integer> byCount = Comparator.comparingLong(number -> counts[number]);
    return IntStream.range(0, tokens.size())
        .boxed()
        .sorted(byCount.reversed())
        .mapToInt(Integer::intValue);
  }

  /// Hands on the pieces of all documents, unless one has a word that no text has.
  private record Pieces(Optional<WordLength> lengths, Consumer<String> consumer)
      implements DocumentConsumer {
    @Override
    public void begin(Optional<String> label) {
      lengths.ifPresent(WordLength::begin);
    }

    @Override
    public void accept(String piece) {
      lengths.ifPresent(check -> check.accept(piece));
      consumer.accept(piece);
    }

    @Override
    public void end() {}
  }
}
