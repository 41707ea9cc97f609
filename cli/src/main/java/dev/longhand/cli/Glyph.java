package dev.longhand.cli;

import dev.longhand.error.Wording;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/// What a terminal shows in one place: a character with the marks above and below it.
///
/// @param columns how many of them it takes: 1, or 2 as Chinese characters and emoji do
record Glyph(String text, int columns, Ink ink) {
  private static final String TAB = "  ";

  boolean isLineEnd() {
    return text.equals("\n");
  }

  boolean isSpace() {
    return text.equals(" ");
  }

  /// The glyphs of a text: line ends stay for whoever breaks lines, and what would move the cursor
  /// is written as its number.
  static List<Glyph> of(String text, Ink ink) {
    var glyphs = new ArrayList<Glyph>();
    text.codePoints().forEach(codePoint -> add(glyphs, codePoint, ink));
    return glyphs;
  }

  private static void add(List<Glyph> glyphs, int codePoint, Ink ink) {
    String character = Character.toString(codePoint);
    if (codePoint == '\n') {
      glyphs.add(new Glyph(character, 0, ink));
    } else if (codePoint == '\t') {
      addPlain(glyphs, TAB, ink);
    } else if (isMark(codePoint) && !glyphs.isEmpty() && !glyphs.getLast().isLineEnd()) {
      Glyph base = glyphs.removeLast();
      glyphs.add(new Glyph(base.text() + character, base.columns(), base.ink()));
    } else {
      String shown = Wording.escaped(character, 1);
      if (shown.equals(character)) {
        glyphs.add(new Glyph(character, Math.max(1, WCWidth.wcwidth(codePoint)), ink));
      } else {
        addPlain(glyphs, shown, ink);
      }
    }
  }

  private static void addPlain(List<Glyph> glyphs, String text, Ink ink) {
    text.codePoints().forEach(letter -> glyphs.add(new Glyph(Character.toString(letter), 1, ink)));
  }

  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  /// How many columns a text takes.
  static int columns(String text) {
    return of(text, Ink.PLAIN).stream().mapToInt(Glyph::columns).sum();
  }

  /// The beginning of a text that fits into some columns, filled up with spaces to take them all.
  static String padded(String text, int columns) {
    String fitting = fitting(text, columns);
    return fitting + " ".repeat(Math.max(0, columns - columns(fitting)));
  }

  /// The beginning of a text that fits into some columns, line ends as spaces.
  static String fitting(String text, int columns) {
    var fitting = new StringBuilder();
    int taken = 0;
    for (Glyph glyph : of(text.replace('\n', ' '), Ink.PLAIN)) {
      taken += glyph.columns();
      if (taken > columns) {
        break;
      }
      fitting.append(glyph.text());
    }
    return fitting.toString();
  }
}
