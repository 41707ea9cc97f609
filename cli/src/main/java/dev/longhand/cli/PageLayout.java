package dev.longhand.cli;

import dev.longhand.draft.Author;
import dev.longhand.draft.Span;
import dev.longhand.draft.Suggestion;
import dev.longhand.error.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Lays a page out for a terminal of any size: the text, a line about it, what may come next, and a
/// line of keys or words. What has no room is left out, the text last.
///
/// @param width in columns, at least 1
/// @param height in rows, at least 1
record PageLayout(int width, int height) {
  private static final int STATUS_FROM = 3; // rows
  private static final int KEYS_FROM = 5;
  private static final int LABEL = 20;
  private static final int BAR = 30;
  private static final String ALWAYS = "^D leave  ^G help";
  private static final List<String> KEYS =
      List.of(
          "Tab take",
          "^W word",
          "^L line",
          "^E go on",
          "^R again",
          "^Z undo",
          "^B branch",
          "^T heat",
          "^S save");

  PageLayout {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("a terminal of " + width + " x " + height);
    }
  }

  /// A page as a terminal shows it.
  ///
  /// @param lines `height` of them, none wider than the terminal
  /// @param row of the cursor, 0 for the first
  /// @param column of the cursor, 0 for the first
  record Picture(List<InkedLine> lines, int row, int column) {
    Picture {
      lines = List.copyOf(lines);
    }
  }

  Picture of(WritingPage page) {
    int status = height >= STATUS_FROM ? 1 : 0;
    boolean asked = page.question().isPresent() || !page.message().isEmpty();
    int last = height >= KEYS_FROM || (asked && height > 1) ? 1 : 0;
    int rest = height - status - last;
    int list = page.help() == WritingPage.Help.SHOWN ? 0 : Math.min(page.top(), rest / 2);
    int textRows = rest - list;

    var lines = new ArrayList<InkedLine>();
    List<List<Glyph>> broken = LineBreaks.of(glyphs(page.text()), width);
    int below = Math.clamp(page.scroll(), 0, Math.max(0, broken.size() - textRows));
    int end = broken.size() - below;
    List<List<Glyph>> shown = broken.subList(Math.max(0, end - textRows), end);
    if (page.help() == WritingPage.Help.SHOWN) {
      lines.addAll(help(textRows));
    } else {
      shown.forEach(line -> lines.add(InkedLine.of(line)));
    }
    int row = Math.min(lines.size(), textRows) - 1;
    int column = shown.getLast().stream().mapToInt(Glyph::columns).sum();
    fill(lines, textRows);
    if (status > 0) {
      lines.add(status(page.facts(), below));
    }
    int first = Math.max(0, page.chosen() - list + 1);
    for (int place = first; place < Math.min(first + list, page.suggestions().size()); place++) {
      lines.add(suggestion(page.suggestions().get(place), place == page.chosen()));
    }
    fill(lines, height - last);
    if (last > 0) {
      lines.add(lastLine(page));
    }
    return page.question().isPresent() && last > 0
        ? new Picture(lines, height - 1, questionColumn(page.question().get()))
        : new Picture(lines, row, Math.min(column, width - 1));
  }

  private static List<Glyph> glyphs(List<Span> spans) {
    var glyphs = new ArrayList<Glyph>();
    for (Span span : spans) {
      glyphs.addAll(Glyph.of(span.text(), span.author() == Author.MODEL ? Ink.MODEL : Ink.PLAIN));
    }
    return glyphs;
  }

  private static void fill(List<InkedLine> lines, int count) {
    while (lines.size() < count) {
      lines.add(InkedLine.EMPTY);
    }
  }

  private List<InkedLine> help(int rows) {
    var lines = new ArrayList<InkedLine>();
    for (Key.Command command : Key.Command.values()) {
      if (!command.keyName().isEmpty() && lines.size() < rows) {
        String line = Glyph.padded(command.keyName(), 18) + command.meaning();
        lines.add(InkedLine.of(Glyph.fitting(line, width), Ink.PLAIN));
      }
    }
    return lines;
  }

  /// As many facts as there is room for, between lines of dashes.
  private InkedLine status(List<String> facts, int below) {
    var line = new StringBuilder("-- ");
    var all = new ArrayList<>(facts);
    if (below > 0) {
      all.addFirst(Wording.count(below, "line") + " below");
    }
    for (int place = 0; place < all.size(); place++) {
      String next = (place == 0 ? "" : " | ") + all.get(place);
      if (place > 0 && Glyph.columns(line + next) + 1 > width) {
        break;
      }
      line.append(next);
    }
    line.append(' ');
    String fitting = Glyph.fitting(line.toString(), width);
    String dashes = "-".repeat(Math.max(0, width - Glyph.columns(fitting)));
    return InkedLine.of(fitting + dashes, Ink.FAINT);
  }

  private InkedLine suggestion(Suggestion suggestion, boolean chosen) {
    String mark = chosen ? "> " : "  ";
    String percent = String.format(Locale.ROOT, "%7s", Wording.share(suggestion.probability()));
    int label = Math.clamp(width - mark.length() - percent.length(), 1, LABEL);
    int bar = Math.min(BAR, width - mark.length() - label - percent.length() - 1);
    String line = mark + Glyph.padded(suggestion.label(), label) + percent;
    if (bar > 0) {
      line += " " + "#".repeat((int) Math.round(bar * suggestion.probability()));
    }
    return InkedLine.of(
        Glyph.fitting(line.stripTrailing(), width), chosen ? Ink.CHOSEN : Ink.PLAIN);
  }

  private InkedLine lastLine(WritingPage page) {
    if (page.question().isPresent()) {
      WritingPage.Question question = page.question().get();
      String line = question.subject().words() + shownAnswer(question);
      return InkedLine.of(Glyph.fitting(line, width), Ink.PLAIN);
    }
    if (!page.message().isEmpty()) {
      return InkedLine.of(Glyph.fitting(page.message(), width), Ink.WARNING);
    }
    return InkedLine.of(keys(), Ink.FAINT);
  }

  /// The end of an answer, where all of it has no room.
  private String shownAnswer(WritingPage.Question question) {
    String answer = Wording.escaped(question.answer(), 1000);
    int room = Math.max(0, width - Glyph.columns(question.subject().words()) - 1);
    while (Glyph.columns(answer) > room) {
      answer = answer.substring(answer.offsetByCodePoints(0, 1));
    }
    return answer;
  }

  private int questionColumn(WritingPage.Question question) {
    int column = Glyph.columns(question.subject().words() + shownAnswer(question));
    return Math.min(column, width - 1);
  }

  /// Whole items only; how to leave and to find the others comes first.
  private String keys() {
    var line = new StringBuilder(ALWAYS);
    for (String item : KEYS) {
      if (line.length() + 2 + item.length() <= width) {
        line.append("  ").append(item);
      }
    }
    return Glyph.fitting(line.toString(), width);
  }
}
