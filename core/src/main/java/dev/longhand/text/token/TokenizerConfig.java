package dev.longhand.text.token;

import dev.longhand.text.corpus.Corpus;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// How a text is cut into tokens. A closed family, and with a corpus the factory of tokenizers.
public sealed interface TokenizerConfig {
  /// The name that recipes and model files use.
  default String name() {
    return switch (this) {
      case Characters characters -> "characters";
      case Words words -> "words";
      case Keras keras -> "keras";
      case Bytes bytes -> "bytes";
      case BytePairs bytePairs -> "bpe";
    };
  }

  /// Whether documents get marks at their ends.
  Marks marks();

  /// What one of its tokens is, in a word for people, such as `character`.
  default String piece() {
    return switch (this) {
      case Characters characters -> "character";
      case Keras keras when keras.split() == Keras.Split.CHARACTERS -> "character";
      case Words _, Keras _ -> "word";
      case Bytes bytes -> "byte";
      case BytePairs bytePairs -> "token";
    };
  }

  /// The same for several, such as `characters`.
  default String pieces() {
    return piece() + "s";
  }

  /// Whether its writers put spaces between tokens by themselves, because tokens hold none.
  default boolean addsSpaces() {
    return switch (this) {
      case Words words -> true;
      case Keras keras -> keras.split() != Keras.Split.CHARACTERS;
      case Characters _, Bytes _, BytePairs _ -> false;
    };
  }

  /// How many ids there are for so many different tokens of a text, when it has no labels.
  default int ids(int textTokens) {
    int marked = marks() == Marks.START_END ? 2 : 0;
    return switch (this) {
      case Words words -> Math.addExact(textTokens, 1 + marked);
      case Keras keras -> Math.addExact(textTokens, keras.oovToken().isEmpty() ? 1 : 2);
      case Characters _, Bytes _, BytePairs _ -> Math.addExact(textTokens, marked);
    };
  }

  /// A tokenizer of this kind for a corpus, with a token for each of its labels.
  ///
  /// @throws dev.longhand.error.LonghandException with a code of the `DATA` family when there are
  ///   more different tokens than a model can use or a foreign file is missing, `MODEL_TOKENIZER`
  ///   when it is damaged, `MODEL_TOKENIZER_KIND` when it is of a kind that is not read
  default Tokenizer fit(Corpus corpus) {
    return switch (this) {
      case Characters characters -> CharacterTokenizer.fit(characters, corpus);
      case Words words -> WordTokenizer.fit(words, corpus);
      case Keras keras -> KerasTokenizer.fit(keras, corpus);
      case Bytes bytes -> ByteTokenizer.fit(bytes, corpus);
      case BytePairs bytePairs -> BytePairTokenizer.fit(bytePairs, corpus);
    };
  }

  /// The tokenizer that {@link #fit} made, from the vocabulary that was written down of it. Byte
  /// pairs need their merges besides.
  ///
  /// @throws IllegalArgumentException when it is no vocabulary of such a tokenizer
  default Tokenizer restore(Vocabulary vocabulary) {
    return switch (this) {
      case Characters characters -> CharacterTokenizer.of(vocabulary);
      case Words words -> WordTokenizer.of(words, vocabulary);
      case Keras keras -> KerasTokenizer.of(keras, vocabulary);
      case Bytes bytes -> ByteTokenizer.of(vocabulary);
      case BytePairs bytePairs ->
          throw new IllegalArgumentException(
              "byte pairs need their merges: use BytePairTokenizer.of");
    };
  }

  /// One token a code point.
  record Characters(Marks marks) implements TokenizerConfig {
    public static final Characters DEFAULTS = new Characters(Marks.NONE);

    public Characters {
      Objects.requireNonNull(marks);
    }
  }

  /// English words, with contractions, punctuation and symbols as tokens of their own.
  ///
  /// @param minCount how often a word must occur to get an id
  /// @param vocabularySize the most tokens, those of no text included; rarer ones are unknown. With
  ///   the default nothing is left out, and a text with more different tokens is refused
  record Words(
      Punctuation punctuation, LineBreaks lineBreaks, int minCount, int vocabularySize, Marks marks)
      implements TokenizerConfig {
    public static final Words DEFAULTS =
        new Words(Punctuation.KEEP, LineBreaks.KEEP, 1, Vocabulary.MOST_TOKENS, Marks.NONE);

    /// What becomes of tokens without a letter or a digit.
    public enum Punctuation {
      KEEP,
      DROP
    }

    /// What becomes of the ends of lines.
    public enum LineBreaks {
      /// Each is a token, so verse stays verse.
      KEEP,
      DROP
    }

    public Words {
      Objects.requireNonNull(punctuation);
      Objects.requireNonNull(lineBreaks);
      Objects.requireNonNull(marks);
      requireRange("minCount", minCount, 1, Integer.MAX_VALUE);
      requireRange("vocabularySize", vocabularySize, 2, Vocabulary.MOST_TOKENS);
    }
  }

  /// The rules of Keras's `Tokenizer`: small letters, id 0 for padding, ids by rank.
  ///
  /// @param numWords ids below this come out of a text, all other words count as unknown; 0 for all
  /// @param oovToken what stands for words without an id, as id 1; empty to leave them out
  record Keras(Split split, int numWords, String oovToken, Fitting fitting)
      implements TokenizerConfig {
    public static final Keras DEFAULTS = new Keras(Split.SPACES, 0, "", Fitting.ONCE);

    /// What a text is cut into.
    public enum Split {
      /// Punctuation becomes spaces, and words stand between spaces.
      SPACES,
      /// Every character is a token, Keras's `char_level`.
      CHARACTERS,
      /// Words as {@link Words} splits them, without punctuation: Keras's lists of tokens.
      CONTRACTIONS
    }

    /// How often the tokenizer is fitted.
    public enum Fitting {
      ONCE,
      /// On the whole text as one string first, which counts its characters as words, and then on
      /// its documents: what `fit_on_texts(text)` in front of a right call comes to.
      CUMULATIVE
    }

    public Keras {
      Objects.requireNonNull(split);
      Objects.requireNonNull(oovToken);
      Objects.requireNonNull(fitting);
      requireRange("numWords", numWords, 0, Vocabulary.MOST_TOKENS);
    }

    @Override
    public Marks marks() {
      return Marks.NONE;
    }
  }

  /// One token a byte of UTF-8.
  record Bytes(Marks marks) implements TokenizerConfig {
    public static final Bytes DEFAULTS = new Bytes(Marks.NONE);

    public Bytes {
      Objects.requireNonNull(marks);
    }
  }

  /// Byte-level byte-pair encoding (Sennrich et al. 2016, Radford et al. 2019).
  ///
  /// @param vocabularySize how many tokens are learnt, the 256 bytes included; of no account with a
  ///   file
  /// @param file a Hugging Face `tokenizer.json`, or a folder with `vocab.json` and `merges.txt`;
  ///   empty to learn the pairs from the text
  record BytePairs(int vocabularySize, String file, Marks marks) implements TokenizerConfig {
    public static final BytePairs DEFAULTS = new BytePairs(4096, "", Marks.NONE);

    public BytePairs {
      Objects.requireNonNull(file);
      Objects.requireNonNull(marks);
      requireRange("vocabularySize", vocabularySize, 256, Vocabulary.MOST_TOKENS);
    }
  }

  /// The defaults of every kind, the simplest first.
  static List<TokenizerConfig> defaults() {
    return List.of(
        Characters.DEFAULTS, Words.DEFAULTS, Keras.DEFAULTS, Bytes.DEFAULTS, BytePairs.DEFAULTS);
  }

  private static void requireRange(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%s is %d; it must be from %d to %d", name, value, least, most));
    }
  }
}
