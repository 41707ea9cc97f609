package dev.longhand.text.token;

import dev.longhand.text.token.TokenizerConfig.Words.LineBreaks;
import dev.longhand.text.token.TokenizerConfig.Words.Punctuation;
import java.util.Locale;
import java.util.Optional;

/// Cuts a text into small-letter tokens as Keras's `Tokenizer` does.
final class KerasSplitter {
  /// Each of these counts as a space; the apostrophe is none of them, so `don't` is one word.
  private static final String FILTERS = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n";

  private static final int ASCII = 128;
  private static final boolean[] DIVIDES = dividing(); // [128]

  private final TokenizerConfig.Keras.Split split;

  KerasSplitter(TokenizerConfig.Keras.Split split) {
    this.split = split;
  }

  /// Hands out all tokens of a text.
  void split(String text, TokenConsumer tokens) {
    switch (split) {
      case SPACES -> words(text.toLowerCase(Locale.ROOT), tokens);
      case CHARACTERS -> characters(text.toLowerCase(Locale.ROOT), tokens);
      case CONTRACTIONS -> contractions(text, tokens);
    }
  }

  /// Hands out what a string in place of a list of texts comes to: each of its characters counts as
  /// a text.
  void splitEachCharacter(String text, TokenConsumer tokens) {
    int index = 0;
    while (index < text.length()) {
      int codePoint = text.codePointAt(index);
      index += Character.charCount(codePoint);
      String small = Character.toString(codePoint).toLowerCase(Locale.ROOT);
      switch (split) {
        case SPACES, CONTRACTIONS -> words(small, tokens);
        case CHARACTERS -> characters(small, tokens);
      }
    }
  }

  /// A check of the words of texts; characters have none.
  ///
  /// @param where the text, for messages
  Optional<WordLength> wordLength(String where) {
    return switch (split) {
      case SPACES -> Optional.of(new WordLength(where, KerasSplitter::divides));
      case CONTRACTIONS ->
          Optional.of(
              new WordLength(where, unit -> CharacterTraits.has(unit, CharacterTraits.SPACE)));
      case CHARACTERS -> Optional.empty();
    };
  }

  private static void words(String small, TokenConsumer tokens) {
    int length = small.length();
    int index = 0;
    while (index < length) {
      int from = index;
      while (index < length && !divides(small.charAt(index))) {
        index++;
      }
      if (index > from) {
        tokens.token(small, from, index);
      }
      index++;
    }
  }

  private static void characters(String small, TokenConsumer tokens) {
    int index = 0;
    while (index < small.length()) {
      int end = index + Character.charCount(small.codePointAt(index));
      tokens.token(small, index, end);
      index = end;
    }
  }

  /// Token by token, as Keras does with lists.
  private static void contractions(String text, TokenConsumer tokens) {
    TokenConsumer small =
        (whole, from, to) -> {
          String token = whole.substring(from, to).toLowerCase(Locale.ROOT);
          tokens.token(token, 0, token.length());
        };
    new WordTokens(Punctuation.DROP, LineBreaks.DROP, small).scan(text);
  }

  private static boolean divides(int unit) {
    return unit < ASCII && DIVIDES[unit];
  }

  private static boolean[] dividing() {
    var dividing = new boolean[ASCII];
    dividing[' '] = true;
    FILTERS.chars().forEach(unit -> dividing[unit] = true);
    return dividing;
  }
}
