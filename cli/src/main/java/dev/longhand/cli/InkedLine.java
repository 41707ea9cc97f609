package dev.longhand.cli;

import java.util.ArrayList;
import java.util.List;

/// One line of a terminal, in several inks.
record InkedLine(List<Run> runs) {
  static final InkedLine EMPTY = new InkedLine(List.of());

  /// A stretch of one ink.
  record Run(String text, Ink ink) {}

  InkedLine {
    runs = List.copyOf(runs);
  }

  static InkedLine of(String text, Ink ink) {
    return new InkedLine(List.of(new Run(text, ink)));
  }

  /// Neighbours of one ink in one run.
  static InkedLine of(List<Glyph> glyphs) {
    var runs = new ArrayList<Run>();
    var text = new StringBuilder();
    for (int i = 0; i < glyphs.size(); i++) {
      text.append(glyphs.get(i).text());
      boolean last = i == glyphs.size() - 1;
      if (last || glyphs.get(i + 1).ink() != glyphs.get(i).ink()) {
        runs.add(new Run(text.toString(), glyphs.get(i).ink()));
        text.setLength(0);
      }
    }
    return new InkedLine(runs);
  }

  /// Without inks.
  String text() {
    var text = new StringBuilder();
    runs.forEach(run -> text.append(run.text()));
    return text.toString();
  }

  /// As a terminal is sent it.
  String sent(Console.Screen screen) {
    if (screen != Console.Screen.COLOUR) {
      return text();
    }
    var sent = new StringBuilder();
    for (Run run : runs) {
      boolean inked = run.ink() != Ink.PLAIN;
      sent.append(run.ink().start()).append(run.text()).append(inked ? Ink.END : "");
    }
    return sent.toString();
  }
}
