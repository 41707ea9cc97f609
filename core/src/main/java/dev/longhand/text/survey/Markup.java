package dev.longhand.text.survey;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Wording;
import java.util.ArrayList;
import java.util.List;

/// Signs that say how a text looks and are no part of it: HTML, Markdown, underscores around words.
/// Mutable.
final class Markup implements Finder {
  private static final int LONGEST_TAG = 200;
  private static final int LONGEST_ENTITY = 10;
  private static final int LONGEST_EMPHASIS = 200;
  private static final int MOST_HASHES = 6;
  private static final long SOME = 3;

  private final Tally html = new Tally();
  private final Tally markdown = new Tally();
  private final Tally emphasis = new Tally();

  @Override
  public void accept(Line line) {
    String text = line.text();
    html.add(tags(text) + entities(text), line);
    markdown.add(isMarkdown(text) ? 1 : 0, line);
    emphasis.add(emphases(text), line);
  }

  /// `<b>`, `</p>`, `<a href="…">`.
  private static int tags(String text) {
    int count = 0;
    for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
      boolean close = text.startsWith("/", at + 1);
      int name = at + (close ? 2 : 1);
      int end = text.indexOf('>', name);
      if (name < text.length()
          && isAsciiLetter(text.charAt(name))
          && end > 0
          && end - at <= LONGEST_TAG) {
        count++;
      }
    }
    return count;
  }

  /// `&amp;`, `&#8217;`.
  private static int entities(String text) {
    int count = 0;
    for (int at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
      int end = text.indexOf(';', at);
      if (end - at > 2 && end - at <= LONGEST_ENTITY && isEntityName(text, at + 1, end)) {
        count++;
      }
    }
    return count;
  }

  private static boolean isEntityName(String text, int from, int to) {
    int start = text.charAt(from) == '#' ? from + 1 : from;
    for (int i = start; i < to; i++) {
      char character = text.charAt(i);
      if (!isAsciiLetter(character) && (character < '0' || character > '9')) {
        return false;
      }
    }
    return true;
  }

  /// Headings, fences, links and bold words; lists and lines of stars stand in plain texts too.
  private static boolean isMarkdown(String text) {
    int hashes = 0;
    while (hashes < text.length() && text.charAt(hashes) == '#') {
      hashes++;
    }
    boolean heading = hashes > 0 && hashes <= MOST_HASHES && text.startsWith(" ", hashes);
    int bold = text.indexOf("**");
    boolean boldWord =
        bold >= 0
            && bold + 2 < text.length()
            && Character.isLetter(text.charAt(bold + 2))
            && text.indexOf("**", bold + 2) > 0;
    int link = text.indexOf("](");
    return heading
        || boldWord
        || text.startsWith("```")
        || (link > 0 && text.indexOf(')', link) > 0 && text.lastIndexOf('[', link) >= 0);
  }

  /// `_word_` and `_some words_`.
  private static int emphases(String text) {
    int count = 0;
    int open = text.indexOf('_');
    while (open >= 0) {
      boolean begins =
          open + 1 < text.length()
              && Character.isLetterOrDigit(text.charAt(open + 1))
              && (open == 0 || !Character.isLetterOrDigit(text.charAt(open - 1)));
      int close = begins ? text.indexOf('_', open + 1) : -1;
      boolean ends = close > 0 && close - open <= LONGEST_EMPHASIS;
      count += ends ? 1 : 0;
      open = text.indexOf('_', ends ? close + 1 : open + 1);
    }
    return count;
  }

  private static boolean isAsciiLetter(char character) {
    int small = character | 0x20;
    return small >= 'a' && small <= 'z';
  }

  @Override
  public List<Finding> findings(FindingPlace place) {
    var findings = new ArrayList<Finding>();
    if (html.count() >= SOME) {
      String what = Wording.number(html.count()) + " tags or entities of HTML stand in the text";
      String fix = "pandoc -f html -t plain -o plain.txt " + place.file();
      findings.add(place.finding(ErrorCode.DATA_HTML, html.count(), html.first(), what, fix));
    }
    if (markdown.count() >= SOME) {
      String what =
          Wording.number(markdown.count())
              + " lines hold Markdown: headings, links, bold words or code";
      String fix = "pandoc -f markdown -t plain -o plain.txt " + place.file();
      findings.add(
          place.finding(ErrorCode.DATA_MARKDOWN, markdown.count(), markdown.first(), what, fix));
    }
    if (emphasis.count() >= SOME) {
      String what =
          Wording.number(emphasis.count())
              + " words or phrases stand between underscores, for italics";
      String fix = "tr -d _ < " + place.file() + " > plain.txt";
      findings.add(
          place.finding(ErrorCode.DATA_UNDERSCORES, emphasis.count(), emphasis.first(), what, fix));
    }
    return findings;
  }
}
