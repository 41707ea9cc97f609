package dev.longhand.inspect.chart;

import java.util.Locale;

/// Words inside of XML and HTML.
public final class Markup {
  private Markup() {}

  /// Any text as what a parser of XML or HTML reads as that text, in an element or in an attribute
  /// with quotes. What neither may hold, such as control characters and halves of surrogate pairs,
  /// and what turns the direction of the words after it, is shown by its number: `\u001B`.
  public static String escaped(String text) {
    var result = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(codePoint -> append(codePoint, result));
    return result.toString();
  }

  private static void append(int codePoint, StringBuilder result) {
    switch (codePoint) {
      case '&' -> result.append("&amp;");
      case '<' -> result.append("&lt;");
      case '>' -> result.append("&gt;");
      case '"' -> result.append("&quot;");
      case '\'' -> result.append("&#39;");
      case '\n', '\t' -> result.append((char) codePoint);
      default -> {
        if (isShown(codePoint)) {
          result.appendCodePoint(codePoint);
        } else {
          for (char unit : Character.toChars(codePoint)) {
            result.append(String.format(Locale.ROOT, "\\u%04X", (int) unit));
          }
        }
      }
    }
  }

  private static boolean isShown(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.FORMAT -> codePoint == 0x200C || codePoint == 0x200D; // joiners of letters
      default -> true;
    };
  }
}
