package dev.longhand.inspect.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// How wide words are, about, in any font without serifs: nobody knows which the reader has.
public final class Lettering {
  private static final String THIN = "iljtfrI.,:;'|!()[] \u00A0-";
  private static final String BROAD = "mwMW@%";
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final int FIRST_IDEOGRAPH = 0x2E80;

  private Lettering() {}

  /// The width of words in letters of a size.
  public static double width(String words, double size) {
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
  public static String fitted(String words, double size, double room) {
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

  /// Words in lines that are no wider than there is room, broken between words; what does not fit
  /// into so many lines ends in an ellipsis.
  public static List<String> lines(String words, double size, double room, int most) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (String word : SPACES.splitAsStream(words.strip()).toList()) {
      if (!line.isEmpty() && width(line + " " + word, size) > room) {
        lines.add(fitted(line.toString(), size, room));
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(fitted(line.toString(), size, room));
    if (lines.size() <= most) {
      return lines;
    }
    var shown = new ArrayList<String>(lines.subList(0, most));
    shown.set(most - 1, fitted(shown.getLast() + " …", size, room));
    return shown;
  }
}
