package dev.longhand.recipe;

import java.util.Locale;

/// A YAML text that grows line by line. Mutable.
final class YamlText {
  private static final String INDENT = "  ";

  private final StringBuilder yaml = new StringBuilder();

  void heading(String key, String comment) {
    yaml.append('\n');
    comment(comment);
    yaml.append(key).append(":\n");
  }

  void comment(String words) {
    yaml.append("# ").append(words).append('\n');
  }

  void constant(int depth, String key, Enum<?> constant) {
    line(depth, key, RecipeSection.name(constant));
  }

  void line(int depth, String key, int value) {
    line(depth, key, Integer.toString(value));
  }

  void line(int depth, String key, double value) {
    line(depth, key, number(value));
  }

  void line(int depth, String key, String value) {
    yaml.append(INDENT.repeat(depth)).append(key).append(": ").append(value).append('\n');
  }

  void words(int depth, String key, String words) {
    var quoted = new StringBuilder("\"");
    words.codePoints().forEach(codePoint -> appendQuoted(quoted, codePoint));
    line(depth, key, quoted.append('"').toString());
  }

  /// Anything but plain characters is written by its number, which YAML reads in double quotes.
  private static void appendQuoted(StringBuilder quoted, int codePoint) {
    if (codePoint == '"' || codePoint == '\\') {
      quoted.append('\\').appendCodePoint(codePoint);
    } else if (codePoint == '\n') {
      quoted.append("\\n");
    } else if (codePoint == ' ' || Character.isLetterOrDigit(codePoint) || isAsciiSign(codePoint)) {
      quoted.appendCodePoint(codePoint);
    } else {
      quoted.append(String.format(Locale.ROOT, "\\U%08X", codePoint));
    }
  }

  private static boolean isAsciiSign(int codePoint) {
    return codePoint > ' ' && codePoint < 0x7F;
  }

  static String number(double value) {
    return value == StrictMath.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /// A key whose group follows.
  void group(int depth, String key) {
    yaml.append(INDENT.repeat(depth)).append(key).append(":\n");
  }

  /// The first key of a group that is the next element of a list.
  void element(int depth, String key, String value) {
    line(depth, "- " + key, value);
  }

  /// A constant of an enum where it is not the usual one.
  <E extends Enum<E>> void constantUnless(E usual, int depth, String key, E constant) {
    if (constant != usual) {
      constant(depth, key, constant);
    }
  }

  void lineAboveZero(int depth, Setting setting, double value) {
    if (value > 0) {
      line(depth, setting, value);
    }
  }

  void line(int depth, Setting setting, double value) {
    line(depth, setting.key(), value);
  }

  @Override
  public String toString() {
    return yaml.toString();
  }
}
