package dev.longhand.inspect.chart;

/// How wide words are, about, in any font without serifs: nobody knows which the reader has.
final class Lettering {
  private static final String THIN = "iljtfrI.,:;'|!()[] \u00A0-";
  private static final String BROAD = "mwMW@%";
  private static final int FIRST_IDEOGRAPH = 0x2E80;

  private Lettering() {}

  static double width(String words, double size) {
    return size * words.codePoints().mapToDouble(Lettering::width).sum();
  }

  private static double width(int codePoint) {
    if (codePoint >= FIRST_IDEOGRAPH) {
      return 1;
    }
    if (THIN.indexOf(codePoint) >= 0) {
      return 0.36;
    }
    if (BROAD.indexOf(codePoint) >= 0) {
      return 0.9;
    }
    return Character.isUpperCase(codePoint) ? 0.7 : 0.58;
  }

  /// The words, or as many letters of them as fit with an ellipsis behind.
  static String fitted(String words, double size, double room) {
    if (width(words, size) <= room) {
      return words;
    }
    int[] letters = words.codePoints().toArray();
    int kept = letters.length;
    while (kept > 0 && width(new String(letters, 0, kept) + "…", size) > room) {
      kept--;
    }
    return new String(letters, 0, kept).strip() + "…";
  }
}
