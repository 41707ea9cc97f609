package dev.longhand.cli;

import java.util.ArrayList;
import java.util.List;

/// Breaks glyphs into lines of a width: at line ends, between words, and inside of words that are
/// longer than a line. For one text.
final class LineBreaks {
  private final int width;
  private final List<List<Glyph>> lines = new ArrayList<>();
  private List<Glyph> line = new ArrayList<>();
  private int taken; // columns of the line
  private int wordStart; // the glyph behind its last space

  private LineBreaks(int width) {
    this.width = width;
  }

  /// At least one line; the last has room for one more column.
  ///
  /// @param width in columns, at least 1
  static List<List<Glyph>> of(List<Glyph> glyphs, int width) {
    var breaks = new LineBreaks(width);
    glyphs.forEach(breaks::add);
    if (breaks.taken >= width) {
      breaks.endLine();
    }
    breaks.lines.add(breaks.line);
    return breaks.lines;
  }

  private void add(Glyph glyph) {
    if (glyph.isLineEnd()) {
      endLine();
      return;
    }
    if (taken + glyph.columns() > width) {
      makeRoom(glyph);
      if (glyph.isSpace()) {
        return;
      }
    }
    if (glyph.columns() <= width) {
      line.add(glyph);
      taken += glyph.columns();
    }
    if (glyph.isSpace()) {
      wordStart = line.size();
    }
  }

  /// Begins a line; the word that the old one ends with goes along, unless it is all of it, or is
  /// over: a space that does not fit stays at the line's end unseen.
  private void makeRoom(Glyph glyph) {
    boolean whole = glyph.isSpace() || wordStart == 0;
    List<Glyph> word = whole ? List.of() : List.copyOf(line.subList(wordStart, line.size()));
    if (!whole) {
      line = new ArrayList<>(line.subList(0, wordStart));
    }
    endLine();
    line.addAll(word);
    taken = word.stream().mapToInt(Glyph::columns).sum();
  }

  private void endLine() {
    lines.add(line);
    line = new ArrayList<>();
    taken = 0;
    wordStart = 0;
  }
}
