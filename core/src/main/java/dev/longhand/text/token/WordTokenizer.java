package dev.longhand.text.token;

import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.token.SpecialTokens.Unknown;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// English words and signs as spaCy cuts them, the most frequent first, and one token for all
/// others.
///
/// White space between words comes back by rules when ids are written as text; see {@link
/// WordWriter}.
public final class WordTokenizer implements Tokenizer {
  private final TokenizerConfig.Words config;
  private final Vocabulary vocabulary;
  private final StringIndex ids = new StringIndex(); // numbers are ids
  private final OptionalInt unknown;
  private final boolean capitals; // are the writer's task, because the vocabulary has none

  private WordTokenizer(TokenizerConfig.Words config, Vocabulary vocabulary) {
    this.config = config;
    this.vocabulary = vocabulary;
    for (int id = 0; id < vocabulary.textTokens(); id++) {
      ids.add(vocabulary.token(id));
    }
    unknown = vocabulary.special(Token.Kind.UNKNOWN);
    capitals = SentenceCase.isNeeded(vocabulary);
  }

  /// A tokenizer for the words of a corpus, with its labels.
  ///
  /// @throws dev.longhand.error.LonghandException `DATA_VOCABULARY` when there are more different
  ///   words than a model can use and no setting says which to leave out
  static WordTokenizer fit(TokenizerConfig.Words config, Corpus corpus) {
    List<String> labels = corpus.labels();
    int others = config.ids(0) + labels.size();
    List<Token> tokens =
        WordFrequencies.of(config, corpus).chosen(others).stream().map(Token::text).toList();
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
    var found = new TokenIds(ids, 0, unknown);
    new WordTokens(config.punctuation(), config.lineBreaks(), found).scan(text);
    return found.encoding();
  }

  @Override
  public TokenWriter writer() {
    return new WordWriter(vocabulary, capitals);
  }
}
