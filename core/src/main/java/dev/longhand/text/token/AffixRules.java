package dev.longhand.text.token;

import static dev.longhand.text.token.CharacterTraits.BEFORE_STOP;
import static dev.longhand.text.token.CharacterTraits.CAPITAL;
import static dev.longhand.text.token.CharacterTraits.CLOSES;
import static dev.longhand.text.token.CharacterTraits.CURRENCY;
import static dev.longhand.text.token.CharacterTraits.DIGIT;
import static dev.longhand.text.token.CharacterTraits.DIVIDES;
import static dev.longhand.text.token.CharacterTraits.LETTER;
import static dev.longhand.text.token.CharacterTraits.OPENS;
import static dev.longhand.text.token.CharacterTraits.QUOTE;
import static dev.longhand.text.token.CharacterTraits.SMALL;

import java.util.Set;

/// What is cut off at the beginning of a word, at its end, and out of its middle.
///
/// Every rule looks at a few characters around one place, and at nothing outside of the stretch
/// that it is given.
final class AffixRules {
  private static final Set<String> UNITS =
      Set.of(
          """
          km km² km³ m m² m³ dm dm² dm³ cm cm² cm³ mm mm² mm³ ha µm nm yd in ft kg g mg µg t lb oz
          m/s km/h kmh mph hPa Pa mbar mb MB kb KB gb GB tb TB T G M K %
          км км² км³ м м² м³ дм дм² дм³ см см² см³ мм мм² мм³ нм кг г мг м/с км/ч кПа Па мбар
          Кб КБ кб Мб МБ мб Гб ГБ гб Тб ТБ
          """
              .strip()
              .split("\\s+", -1));
  private static final int LONGEST_UNIT = 4;
  private static final Set<String> LETTERED_CURRENCIES = Set.of("US$", "C$", "A$");

  private AffixRules() {}

  /// How long the sign is that is cut off at the beginning; 0 for none.
  static int prefix(String text, int from, int to) {
    int codePoint = text.codePointAt(from);
    if (CharacterTraits.has(codePoint, OPENS)) {
      return Character.charCount(codePoint);
    }
    return switch (codePoint) {
      case '.' -> severalDots(text, from, to);
      case '+' -> has(text, from + 1, to, DIGIT) ? 0 : 1;
      case 'U' -> text.startsWith("US$", from) && from + 3 <= to ? 3 : 0;
      case 'A', 'C' -> from + 1 < to && text.charAt(from + 1) == '$' ? 2 : 0;
      default -> 0;
    };
  }

  /// How long the sign or ending is that is cut off at the end; 0 for none.
  static int suffix(String text, int from, int to) {
    int last = text.codePointBefore(to);
    int length = CharacterTraits.has(last, CLOSES) ? Character.charCount(last) : 0;
    switch (last) {
      case '…' -> length = to - from > 1 && text.charAt(to - 2) == '…' ? 2 : 1;
      case '.' -> length = stop(text, from, to);
      case '+' -> length = hasBefore(text, from, to - 1, DIGIT) ? 1 : 0;
      case 's', 'S' -> {
        int before = to - from > 1 ? text.charAt(to - 2) : 0;
        length = before == '\'' || before == '’' ? 2 : 0;
      }
      default -> {}
    }
    return Math.max(length, measure(text, from, to));
  }

  /// How long the sign is that is cut out here; 0 for none.
  static int infix(String text, int from, int index, int to) {
    int codePoint = text.codePointAt(index);
    if (CharacterTraits.has(codePoint, DIVIDES)) {
      return Character.charCount(codePoint);
    }
    return switch (codePoint) {
      case '.' -> {
        int dots = severalDots(text, index, to);
        boolean sentence =
            hasBefore(text, from, index, SMALL | QUOTE)
                && has(text, index + 1, to, CAPITAL | QUOTE);
        yield dots > 0 ? dots : sentence ? 1 : 0;
      }
      case '+', '*', '^' -> calculation(text, from, index, to) ? 1 : 0;
      case '-', '–', '—', '~' ->
          codePoint == '-' && calculation(text, from, index, to)
              ? 1
              : hyphen(text, from, index, to);
      case ',' -> hasBefore(text, from, index, LETTER) && has(text, index + 1, to, LETTER) ? 1 : 0;
      case ':', '<', '>', '=', '/' ->
          hasBefore(text, from, index, LETTER | DIGIT) && has(text, index + 1, to, LETTER) ? 1 : 0;
      default -> 0;
    };
  }

  /// The length of two or more dots that begin here, 0 for fewer.
  private static int severalDots(String text, int from, int to) {
    int index = from;
    while (index < to && text.charAt(index) == '.') {
      index++;
    }
    return index - from > 1 ? index - from : 0;
  }

  /// The length of the full stop or the dots at the end; 0 where a full stop belongs to the word.
  private static int stop(String text, int from, int to) {
    int begin = to - 1;
    while (begin > from && text.charAt(begin - 1) == '.') {
      begin--;
    }
    if (to - begin > 1) {
      return to - begin;
    }
    if (begin == from) {
      return 0;
    }
    int before = text.codePointBefore(begin);
    int second = begin - Character.charCount(before);
    boolean ends = CharacterTraits.has(before, BEFORE_STOP);
    if (!ends && CharacterTraits.has(before, CAPITAL)) {
      boolean degrees =
          second > from && text.charAt(second - 1) == '°' && "FCK".indexOf(before) >= 0;
      ends = degrees || hasBefore(text, from, second, CAPITAL);
    }
    return ends ? 1 : 0;
  }

  /// The length of a unit or currency behind a number; 0 for none.
  private static int measure(String text, int from, int to) {
    int begin = to;
    while (begin > from && !CharacterTraits.has(text.charAt(begin - 1), DIGIT)) {
      begin--;
      if (to - begin > LONGEST_UNIT) {
        return 0;
      }
    }
    if (begin == from || begin == to) {
      return 0;
    }
    String unit = text.substring(begin, to);
    boolean known =
        UNITS.contains(unit)
            || LETTERED_CURRENCIES.contains(unit)
            || (unit.length() == 1 && CharacterTraits.has(unit.charAt(0), CURRENCY));
    return known ? unit.length() : 0;
  }

  private static boolean calculation(String text, int from, int index, int to) {
    return hasBefore(text, from, index, DIGIT)
        && index + 1 < to
        && (text.charAt(index + 1) == '-' || has(text, index + 1, to, DIGIT));
  }

  /// The length of a hyphen or dash between letters: a sign alone, two or three hyphens, two
  /// dashes.
  private static int hyphen(String text, int from, int index, int to) {
    if (!hasBefore(text, from, index, LETTER | DIGIT)) {
      return 0;
    }
    char sign = text.charAt(index);
    int most = sign == '-' ? 3 : sign == '—' ? 2 : 1;
    for (int length = 1; length <= most; length++) {
      if (has(text, index + length, to, LETTER)) {
        return length;
      }
      if (index + length >= to || text.charAt(index + length) != sign) {
        return 0;
      }
    }
    return 0;
  }

  private static boolean has(String text, int index, int to, int traits) {
    return index < to && CharacterTraits.has(text.codePointAt(index), traits);
  }

  private static boolean hasBefore(String text, int from, int index, int traits) {
    return index > from && CharacterTraits.has(text.codePointBefore(index), traits);
  }
}
