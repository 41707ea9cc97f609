package dev.longhand.text.token;

import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.token.SpecialTokens.Unknown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// English words and signs as spaCy cuts them, the most frequent first, and one token for all
/// others.
///
/// White space between words comes back by rules when ids are written as text; see {@link
/// WordWriter}.
public final class WordTokenizer implements Tokenizer {
  private final TokenizerConfig.Words config;
  private final Vocabulary vocabulary;
  private final StringIndex ids = new StringIndex(); // numbers are ids
  private final int unknown;
  private final boolean capitals; // are the writer's task, because the vocabulary has none

  private WordTokenizer(TokenizerConfig.Words config, Vocabulary vocabulary) {
    this.config = config;
    this.vocabulary = vocabulary;
    for (int id = 0; id < vocabulary.textTokens(); id++) {
      ids.add(vocabulary.token(id));
    }
    unknown = vocabulary.special(Token.Kind.UNKNOWN).orElseThrow();
    capitals = SentenceCase.isNeeded(vocabulary);
  }

  /// A tokenizer for the words of a corpus, with its labels.
  static WordTokenizer fit(TokenizerConfig.Words config, Corpus corpus) {
    return fit(config, WordFrequencies.of(config, corpus), corpus.labels());
  }

  /// A tokenizer for words that were counted.
  ///
  /// @param labels sorted
  /// @throws dev.longhand.error.LonghandException `DATA_VOCABULARY` when there are more different
  ///   words than a model can use and no setting says which to leave out
  public static WordTokenizer fit(
      TokenizerConfig.Words config, WordFrequencies frequencies, List<String> labels) {
    int others = config.ids(0) + labels.size();
    List<Token> tokens = frequencies.chosen(others).stream().map(Token::text).toList();
    return new WordTokenizer(
        config, SpecialTokens.behind(tokens, Unknown.HAS_TOKEN, config.marks(), labels));
  }

  /// A tokenizer for a vocabulary that was written down, as in a model file.
  ///
  /// @throws IllegalArgumentException unless tokens that stand in texts are in front of all others,
  ///   and one stands for the unknown
  public static WordTokenizer of(TokenizerConfig.Words config, Vocabulary vocabulary) {
    for (int id = 0; id < vocabulary.textTokens(); id++) {
      if (vocabulary.kind(id) != Token.Kind.TEXT) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "token %d is out of order", id));
      }
    }
    if (vocabulary.special(Token.Kind.UNKNOWN).isEmpty()) {
      throw new IllegalArgumentException("no token stands for unknown words");
    }
    return new WordTokenizer(config, vocabulary);
  }

  @Override
  public TokenizerConfig config() {
    return config;
  }

  @Override
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /// The ids of a text; what has none becomes the unknown token and is reported.
  ///
  /// @throws dev.longhand.error.LonghandException `DATA_LONG_WORD`
  @Override
  public Encoding encode(String text) {
    var encoder = new Encoder(text.length() / 4 + 16);
    new WordTokens(config.punctuation(), config.lineBreaks(), encoder).scan(text);
    return encoder.encoding();
  }

  @Override
  public TokenWriter writer() {
    return new WordWriter(vocabulary, capitals);
  }

  /// Collects the ids of one text.
  private final class Encoder implements WordTokens.Target {
    private final Map<String, Long> unknownTokens = new LinkedHashMap<>();
    private int[] found;
    private int count;

    Encoder(int expected) {
      found = new int[expected];
    }

    @Override
    public void token(String text, int from, int to) {
      int id = ids.find(text, from, to);
      if (id < 0) {
        unknownTokens.merge(text.substring(from, to), 1L, Long::sum);
        id = unknown;
      }
      if (count == found.length) {
        found = Arrays.copyOf(found, 2 * count);
      }
      found[count++] = id;
    }

    Encoding encoding() {
      List<UnknownToken> listed = new ArrayList<>();
      unknownTokens.forEach((token, times) -> listed.add(new UnknownToken(token, times)));
      return new Encoding(Arrays.copyOf(found, count), listed);
    }
  }
}
