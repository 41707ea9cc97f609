package dev.longhand.generate.verse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which lines are well written: known words with a space or a sign between them, nothing in front
/// of the first, at most one sign behind the last. No quotation marks, brackets and digits: what
/// opens with a line is seldom closed with it.
final class LineGrammar {
  /// What may stand behind the last word.
  static final List<String> ENDINGS = List.of("", ",", ";", ":", ".", "!", "?");

  private static final Set<String> BETWEEN =
      Set.of(" ", ", ", "; ", ": ", ". ", "! ", "? ", "-", "--", " -- ", " - ", "—", " — ", " – ");

  private static final String LINE_END = "\n";

  private final RhymeBook book;

  /// How far a line has come.
  ///
  /// @param whole syllables of the words that are over
  /// @param begun the word that is being written or may be over, plain; empty behind a sign or
  ///   space
  /// @param last the last word that is over
  /// @param sign what stands behind it
  /// @param over whether the line end was written
  record Standing(int whole, String begun, String last, String sign, boolean over) {
    static final Standing BEGINNING = new Standing(0, "", "", "", false);

    boolean mayEnd() {
      return ENDINGS.contains(sign);
    }
  }

  LineGrammar(RhymeBook book) {
    this.book = book;
  }

  /// The words of any text, as they are written. An apostrophe belongs to a word between letters,
  /// and in front of a word that lost its beginning.
  static List<String> words(String text) {
    var words = new ArrayList<String>();
    int at = 0;
    while (at < text.length()) {
      int end = wordEnd(text, at);
      if (end > at) {
        words.addAll(trimmed(text.substring(at, end)));
      }
      at = Math.max(end, at + 1);
    }
    return words;
  }

  private static List<String> trimmed(String run) {
    int from = 0;
    int to = run.length();
    while (to > from && !Character.isLetter(run.charAt(to - 1))) {
      to--;
    }
    while (from < to && !Character.isLetter(run.charAt(from))) {
      from++;
    }
    if (from == to) {
      return List.of();
    }
    String word = run.substring(from, to);
    boolean clipped = from > 0 && CLIPPED.contains(Spelling.plain(word));
    return List.of(clipped ? run.charAt(from - 1) + word : word);
  }

  private static final Set<String> CLIPPED =
      Set.of("tis", "twas", "twere", "twill", "twould", "twixt", "gainst", "neath", "mongst");

  private static int wordEnd(String text, int from) {
    int end = from;
    while (end < text.length() && Spelling.isPart(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /// How far a text has come as a line; empty when no line begins so.
  Optional<Standing> standing(String text) {
    int whole = 0;
    int at = 0;
    while (true) {
      int end = wordEnd(text, at);
      String word = Spelling.plain(text.substring(at, end));
      if (end == text.length()) {
        boolean begins = book.lengths(word) != 0;
        return begins && !(at > 0 && end == at)
            ? Optional.of(new Standing(whole, word, "", "", false))
            : Optional.empty();
      }
      if (!book.knows(word)) {
        return Optional.empty();
      }
      whole += book.syllables(word);
      at = end;
      while (at < text.length() && !Spelling.isPart(text.charAt(at))) {
        at++;
      }
      String sign = text.substring(end, at);
      if (at == text.length()) {
        return behind(sign, new Standing(whole, "", word, sign, false));
      }
      if (!BETWEEN.contains(sign)) {
        return Optional.empty();
      }
    }
  }

  private static Optional<Standing> behind(String sign, Standing standing) {
    if (sign.endsWith(LINE_END)) {
      String ending = sign.substring(0, sign.length() - 1);
      return ENDINGS.contains(ending)
          ? Optional.of(new Standing(standing.whole(), "", standing.last(), ending, true))
          : Optional.empty();
    }
    boolean possible = BETWEEN.stream().anyMatch(known -> known.startsWith(sign));
    return possible ? Optional.of(standing) : Optional.empty();
  }
}
