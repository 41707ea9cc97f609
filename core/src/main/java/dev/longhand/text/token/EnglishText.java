package dev.longhand.text.token;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;

/// Walks through a text from word to word. Mutable, for one thread.
final class EnglishText {
  /// The most characters that may stand between white space, in UTF-16 units.
  static final int MOST_IN_WORD = 1 << 20;

  private static final int SHOWN = 40;

  private final EnglishSplitter splitter = new EnglishSplitter();
  private final TokenEnds ends = new TokenEnds();

  /// Hands all words and all white space of a text to a consumer.
  ///
  /// @throws LonghandException `DATA_LONG_WORD`
  void scan(String text, WordConsumer consumer) {
    int length = text.length();
    int index = 0;
    while (index < length) {
      int from = index;
      if (isSpace(text, index)) {
        while (index < length && isSpace(text, index)) {
          index++;
        }
        consumer.space(text, from, index);
      } else {
        int common = CharacterTraits.PLAIN;
        int traits = CharacterTraits.of(text.charAt(index));
        while ((traits & CharacterTraits.SPACE) == 0) {
          common &= traits;
          index++;
          traits = index < length ? CharacterTraits.of(text.charAt(index)) : CharacterTraits.SPACE;
        }
        if (index - from > MOST_IN_WORD) {
          throw tooLong(text, from, index - from, "", from);
        }
        split(text, from, index, common, consumer);
      }
    }
  }

  private void split(String text, int from, int to, int common, WordConsumer consumer) {
    if (common != 0 && !splitter.isException(text, from, to)) {
      consumer.word(text, from, to);
      return;
    }
    splitter.split(text, from, to, ends);
    int begin = from;
    for (int token = 0; token < ends.count(); token++) {
      consumer.word(text, begin, ends.end(token));
      begin = ends.end(token);
    }
  }

  /// What is thrown for a word that no text has.
  ///
  /// @param where the text; may be empty
  /// @param offset of the word in it, in UTF-16 units
  static LonghandException tooLong(String text, int from, int length, String where, long offset) {
    String shown = text.substring(from, Math.min(text.length(), from + 2 * SHOWN));
    String place = "character " + Wording.number(offset + 1);
    return new LonghandException(
        ErrorCode.DATA_LONG_WORD,
        "a word of at least "
            + Wording.number(length)
            + " characters: '"
            + Wording.escaped(shown, SHOWN)
            + "'",
        where.isEmpty() ? place : where + ", " + place,
        "make sure that this is text and not other data; --tokenizer characters and --tokenizer"
            + " bytes need no words");
  }

  private static boolean isSpace(String text, int index) {
    return CharacterTraits.has(text.charAt(index), CharacterTraits.SPACE);
  }
}
