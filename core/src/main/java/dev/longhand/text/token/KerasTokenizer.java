package dev.longhand.text.token;

import dev.longhand.text.corpus.Corpus;
import java.util.ArrayList;
import java.util.Locale;

/// Tokens by the rules of Keras's `Tokenizer`: small letters, punctuation left out, id 0 for
/// padding and then ids by rank.
///
/// Ranks go by count, and by first occurrence where counts are equal. Of `num_words` n the
/// vocabulary holds the ids below n and no more, because no others come out of a text. A text that
/// holds the very token for unknown words is text: it has an id of its own, where Keras would give
/// that id to unknown words too.
public final class KerasTokenizer implements Tokenizer {
  private final TokenizerConfig.Keras config;
  private final Vocabulary vocabulary;
  private final StringIndex words = new StringIndex();
  private final int firstWord; // its id

  private KerasTokenizer(TokenizerConfig.Keras config, Vocabulary vocabulary) {
    this.config = config;
    this.vocabulary = vocabulary;
    firstWord = firstWord(config);
    for (int word = 0; word < vocabulary.textTokens(); word++) {
      words.add(vocabulary.token(firstWord + word));
    }
  }

  /// A tokenizer for the words of a corpus, with its labels.
  ///
  /// @throws dev.longhand.error.LonghandException `DATA_VOCABULARY` when there are more words than
  ///   a model can use, and `num_words` does not leave them out
  static KerasTokenizer fit(TokenizerConfig.Keras config, Corpus corpus) {
    KerasCounts counts = KerasCounts.of(config, corpus);
    var tokens = new ArrayList<Token>();
    tokens.add(new Token(Token.Kind.PADDING, SpecialTokens.PADDING));
    if (!config.oovToken().isEmpty()) {
      tokens.add(new Token(Token.Kind.UNKNOWN, config.oovToken()));
    }
    int room = Vocabulary.MOST_TOKENS - tokens.size();
    if (config.numWords() == 0) {
      counts.requireAtMost(room);
    } else {
      room = Math.max(0, config.numWords() - tokens.size());
    }
    counts.ranked(room).forEach(word -> tokens.add(Token.text(word)));
    Vocabulary vocabulary =
        SpecialTokens.behind(tokens, SpecialTokens.Unknown.LEFT_OUT, Marks.NONE, corpus.labels());
    return new KerasTokenizer(config, vocabulary);
  }

  /// A tokenizer for a vocabulary that was written down, as in a model file.
  ///
  /// @throws IllegalArgumentException unless padding has id 0, the token for unknown words id 1 if
  ///   there is one, and words stand behind them
  public static KerasTokenizer of(TokenizerConfig.Keras config, Vocabulary vocabulary) {
    int firstWord = firstWord(config);
    int behind = firstWord + vocabulary.textTokens();
    if (vocabulary.size() < behind) {
      throw new IllegalArgumentException("the vocabulary has no padding or no unknown word");
    }
    for (int id = 0; id < behind; id++) {
      Token.Kind expected =
          id == 0 ? Token.Kind.PADDING : id < firstWord ? Token.Kind.UNKNOWN : Token.Kind.TEXT;
      if (vocabulary.kind(id) != expected) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "token %d is %s, not %s", id, vocabulary.kind(id), expected));
      }
    }
    return new KerasTokenizer(config, vocabulary);
  }

  private static int firstWord(TokenizerConfig.Keras config) {
    return config.oovToken().isEmpty() ? 1 : 2;
  }

  @Override
  public TokenizerConfig config() {
    return config;
  }

  @Override
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  @Override
  public Encoding encode(String text) {
    var found = new TokenIds(words, firstWord, vocabulary.special(Token.Kind.UNKNOWN));
    new KerasSplitter(config.split()).split(text, found);
    return found.encoding();
  }

  @Override
  public TokenWriter writer() {
    return switch (config.split()) {
      case SPACES, CHARACTERS -> new Writer();
      case CONTRACTIONS -> new WordWriter(vocabulary);
    };
  }

  /// Writes words with a space between them, which is all that is known of a text. Mutable.
  private final class Writer implements TokenWriter {
    private boolean begun;

    @Override
    public String write(int id) {
      return switch (vocabulary.kind(id)) {
        case TEXT, UNKNOWN -> {
          boolean spaced = begun && config.split() != TokenizerConfig.Keras.Split.CHARACTERS;
          begun = true;
          yield spaced ? " " + vocabulary.token(id) : vocabulary.token(id);
        }
        case PADDING, START, END, LABEL, ADDED -> "";
      };
    }

    @Override
    public String finish() {
      return "";
    }
  }
}
