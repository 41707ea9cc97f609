package dev.longhand.error;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// How messages write numbers, foreign text and file names, so that every part of Longhand does it
/// alike and nothing from a file can drive the reader's terminal.
public final class Wording {
  private static final int SHORTEST_PART = 3; // of a word that stands for the whole
  private static final String PLAIN_SHELL = "[A-Za-z0-9_./,:@%+=][A-Za-z0-9_./,:@%+=-]*";

  private Wording() {}

  /// A whole number in groups of three: `48 213`.
  public static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace(',', ' ');
  }

  /// A number and its noun, with the plural's s where it belongs: `1 line`, `3 lines`.
  public static String count(long value, String noun) {
    return number(value) + " " + noun + (value == 1 ? "" : "s");
  }

  /// A share as a percentage with one digit behind the point: `4.2 %`.
  public static String share(double value) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * value);
  }

  /// Foreign text made harmless: whatever is invisible or moves the cursor is written as `\u001B`,
  /// and more than `limit` characters end in an ellipsis.
  public static String escaped(String text, int limit) {
    var result = new StringBuilder();
    int[] codePoints = text.codePoints().limit(limit + 1L).toArray();
    for (int i = 0; i < Math.min(limit, codePoints.length); i++) {
      appendEscaped(result, codePoints[i]);
    }
    return codePoints.length > limit ? result.append('…').toString() : result.toString();
  }

  /// A code point as its number, `U+200B`, with the character itself in front where it can be seen.
  public static String character(int codePoint) {
    String number = String.format(Locale.ROOT, "U+%04X", codePoint);
    return isVisible(codePoint) ? "'" + Character.toString(codePoint) + "' " + number : number;
  }

  /// One word for a shell, quoted where it must be.
  public static String shellWord(String word) {
    if (word.matches(PLAIN_SHELL)) {
      return word;
    }
    String safe = word.startsWith("-") ? "./" + word : word;
    if (safe.codePoints().allMatch(Wording::isVisibleOrSpace)) {
      return "'" + safe.replace("'", "'\\''") + "'";
    }
    var result = new StringBuilder("$'");
    safe.codePoints().forEach(codePoint -> appendAnsiQuoted(result, codePoint));
    return result.append('\'').toString();
  }

  /// The candidate that a mistyped word most likely meant; empty when none is near.
  ///
  /// Capitals and underscores do not count, so `SimpleRNN` means `simple_rnn`. Among equally near
  /// ones the first in alphabetical order wins; where none is near, the only one that contains the
  /// word.
  public static Optional<String> nearest(String word, Collection<String> candidates) {
    String plain = plain(word);
    int furthest = Math.max(1, plain.length() / 3);
    String best = "";
    int bestDistance = furthest + 1;
    for (String candidate : candidates.stream().sorted().toList()) {
      int distance = editDistance(plain, plain(candidate));
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return bestDistance <= furthest ? Optional.of(best) : onlyOneWith(plain, candidates);
  }

  private static Optional<String> onlyOneWith(String plain, Collection<String> candidates) {
    var found = candidates.stream().filter(candidate -> plain(candidate).contains(plain)).toList();
    return plain.length() >= SHORTEST_PART && found.size() == 1
        ? Optional.of(found.getFirst())
        : Optional.empty();
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace("_", "");
  }

  private static void appendEscaped(StringBuilder target, int codePoint) {
    if (isVisibleOrSpace(codePoint)) {
      target.appendCodePoint(codePoint);
    } else {
      for (char unit : Character.toChars(codePoint)) {
        target.append(String.format(Locale.ROOT, "\\u%04X", (int) unit));
      }
    }
  }

  private static void appendAnsiQuoted(StringBuilder target, int codePoint) {
    if (codePoint == '\'' || codePoint == '\\') {
      target.append('\\').appendCodePoint(codePoint);
    } else if (isVisibleOrSpace(codePoint)) {
      target.appendCodePoint(codePoint);
    } else {
      target.append(String.format(Locale.ROOT, "\\U%08X", codePoint));
    }
  }

  private static boolean isVisibleOrSpace(int codePoint) {
    return codePoint == ' ' || isVisible(codePoint);
  }

  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          false;
      default -> true;
    };
  }

  /// How many letters must be added, left out, changed or swapped with their neighbour.
  private static int editDistance(String left, String right) {
    int[][] distance = new int[left.length() + 1][right.length() + 1];
    for (int row = 0; row <= left.length(); row++) {
      for (int column = 0; column <= right.length(); column++) {
        distance[row][column] = editDistance(left, right, distance, row, column);
      }
    }
    return distance[left.length()][right.length()];
  }

  private static int editDistance(
      String left, String right, int[][] distance, int row, int column) {
    if (row == 0 || column == 0) {
      return row + column;
    }
    int changed = left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1;
    int edited = Math.min(distance[row - 1][column], distance[row][column - 1]) + 1;
    int best = Math.min(edited, distance[row - 1][column - 1] + changed);
    boolean swapped =
        row > 1
            && column > 1
            && left.charAt(row - 1) == right.charAt(column - 2)
            && left.charAt(row - 2) == right.charAt(column - 1);
    return swapped ? Math.min(best, distance[row - 2][column - 2] + 1) : best;
  }
}
