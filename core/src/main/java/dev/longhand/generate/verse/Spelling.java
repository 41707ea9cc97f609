package dev.longhand.generate.verse;

import java.text.Normalizer;
import java.util.Locale;

/// A word as rules and lists know it: small letters without accents, and the straight apostrophe.
final class Spelling {
  private static final String VOWELS = "aeiouy";

  private Spelling() {}

  /// Whether a character may stand in a word.
  static boolean isPart(char sign) {
    return Character.isLetter(sign) || sign == '\'' || sign == '’';
  }

  /// The word in its plain form. An accent on the e of an ending, as in belovèd, makes a syllable
  /// of it, which only {@link Syllables} asks for.
  static String plain(String word) {
    String small = word.replace('’', '\'').toLowerCase(Locale.ROOT);
    for (int i = 0; i < small.length(); i++) {
      if (small.charAt(i) > 'z') {
        return Normalizer.normalize(small, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
      }
    }
    return small;
  }

  static boolean isVowel(char letter) {
    return VOWELS.indexOf(letter) >= 0;
  }

  static boolean isConsonant(char letter) {
    return letter >= 'a' && letter <= 'z' && !isVowel(letter);
  }

  /// Whether the letter at a place sounds as a vowel: not the u of qu, nor a y in front of one.
  static boolean isVowelAt(String word, int at) {
    if (at < 0 || at >= word.length() || !isVowel(word.charAt(at))) {
      return false;
    }
    char letter = word.charAt(at);
    boolean vowelNext = at + 1 < word.length() && isVowel(word.charAt(at + 1));
    if (letter == 'u') {
      boolean behindQ = at > 0 && word.charAt(at - 1) == 'q';
      boolean behindG = at > 0 && word.charAt(at - 1) == 'g';
      return !(vowelNext && (behindQ || (behindG && at == 1)));
    }
    boolean glides = at == 0 || isVowel(word.charAt(at - 1));
    return letter != 'y' || !vowelNext || !glides;
  }
}
