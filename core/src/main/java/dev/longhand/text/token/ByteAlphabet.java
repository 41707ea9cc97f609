package dev.longhand.text.token;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The 256 visible characters that stand for bytes in the tokens of byte-level tokenizers, as in
/// GPT-2 (Radford et al. 2019): `Ġthe` is a space and `the`.
///
/// A byte that is a visible character of Latin-1 stands for itself; the others, in their order, are
/// the characters from U+0100 on.
final class ByteAlphabet {
  static final int SIZE = 256;

  private static final int FIRST_OTHER = 0x100;
  private static final char[] CHARACTERS = characters(); // [256], by byte
  private static final short[] BYTES = bytes(); // by character; negative where there is none

  private ByteAlphabet() {}

  /// The character that stands for a byte from 0 to 255.
  static char character(int value) {
    return CHARACTERS[value];
  }

  /// The byte that a character stands for; negative when it stands for none.
  static int byteOf(char character) {
    return character < BYTES.length ? BYTES[character] : -1;
  }

  /// The bytes that a token stands for; empty when one of its characters stands for none.
  static byte[] bytesOf(String token) {
    var bytes = new byte[token.length()];
    for (int index = 0; index < bytes.length; index++) {
      int value = byteOf(token.charAt(index));
      if (value < 0) {
        return new byte[0];
      }
      bytes[index] = (byte) value;
    }
    return bytes;
  }

  /// The token that stands for bytes.
  static String token(byte[] bytes) {
    var token = new StringBuilder(bytes.length);
    for (byte value : bytes) {
      token.append(CHARACTERS[Byte.toUnsignedInt(value)]);
    }
    return token.toString();
  }

  /// The 256 characters in the order of their bytes.
  static List<Token> inOrderOfBytes() {
    return tokens(CHARACTERS);
  }

  /// The 256 characters in the order of their own numbers.
  static List<Token> inOrderOfCharacters() {
    char[] sorted = CHARACTERS.clone();
    Arrays.sort(sorted);
    return tokens(sorted);
  }

  private static List<Token> tokens(char[] characters) {
    var tokens = new ArrayList<Token>(SIZE);
    for (char character : characters) {
      tokens.add(Token.text(String.valueOf(character)));
    }
    return tokens;
  }

  private static char[] characters() {
    var characters = new char[SIZE];
    int others = 0;
    for (int value = 0; value < SIZE; value++) {
      characters[value] = (char) (standsForItself(value) ? value : FIRST_OTHER + others++);
    }
    return characters;
  }

  private static boolean standsForItself(int value) {
    return (value > ' ' && value < 0x7F) || (value > 0xA0 && value != 0xAD);
  }

  private static short[] bytes() {
    int last = 0;
    for (char character : CHARACTERS) {
      last = Math.max(last, character);
    }
    var bytes = new short[last + 1];
    Arrays.fill(bytes, (short) -1);
    for (int value = 0; value < SIZE; value++) {
      bytes[CHARACTERS[value]] = (short) value;
    }
    return bytes;
  }
}
