package dev.longhand.text.token;

/// Turns bytes of UTF-8 into characters one by one, and keeps a character to itself until its last
/// byte has come.
///
/// Bytes that can never become a character are U+FFFD, one for each longest beginning of a
/// character (the practice of The Unicode Standard, chapter 3.9, and of every web browser).
/// Mutable.
final class Utf8Decoder {
  private static final char REPLACEMENT = '\uFFFD';
  private static final int FIRST_FOLLOWING = 0x80;
  private static final int LAST_FOLLOWING = 0xBF;

  private int missing; // bytes until the character is whole
  private int codePoint; // of the bytes that came
  private int least = FIRST_FOLLOWING; // what the next byte may be
  private int most = LAST_FOLLOWING;

  /// Takes a byte from 0 to 255 and appends what has become certain.
  void accept(int value, StringBuilder target) {
    if (missing > 0 && (value < least || value > most)) {
      finish(target);
    }
    if (missing == 0) {
      begin(value, target);
      return;
    }
    least = FIRST_FOLLOWING;
    most = LAST_FOLLOWING;
    codePoint = (codePoint << 6) | (value & 0x3F);
    if (--missing == 0) {
      target.appendCodePoint(codePoint);
    }
  }

  /// Ends the text: what began and cannot become whole is U+FFFD.
  void finish(StringBuilder target) {
    if (missing > 0) {
      target.append(REPLACEMENT);
    }
    missing = 0;
    least = FIRST_FOLLOWING;
    most = LAST_FOLLOWING;
  }

  private void begin(int value, StringBuilder target) {
    if (value < 0x80) {
      target.append((char) value);
    } else if (value >= 0xC2 && value <= 0xDF) {
      missing = 1;
      codePoint = value & 0x1F;
    } else if (value >= 0xE0 && value <= 0xEF) {
      missing = 2;
      codePoint = value & 0x0F;
      least = value == 0xE0 ? 0xA0 : FIRST_FOLLOWING; // shorter forms are not UTF-8
      most = value == 0xED ? 0x9F : LAST_FOLLOWING; // nor are halves of surrogate pairs
    } else if (value >= 0xF0 && value <= 0xF4) {
      missing = 3;
      codePoint = value & 0x07;
      least = value == 0xF0 ? 0x90 : FIRST_FOLLOWING;
      most = value == 0xF4 ? 0x8F : LAST_FOLLOWING; // U+10FFFF is the last
    } else {
      target.append(REPLACEMENT);
    }
  }
}
