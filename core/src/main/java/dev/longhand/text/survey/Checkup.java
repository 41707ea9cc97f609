package dev.longhand.text.survey;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.CorpusParts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// What a corpus is made of, and what a person may want to mend before a model learns it.
///
/// A word is a run of letters and digits, with apostrophes between them. Lines, words and stretches
/// of words are counted in tables of at most half a million entries each; where a text has more
/// different ones, a fair sample of them is counted and the numbers are estimates.
///
/// @param findings the worst first, with the notices of the reader among them
public record Checkup(TextFacts facts, List<Finding> findings) {
  /// What has a reader noticed and is found here again, with a count and an example.
  private static final List<ErrorCode> COUNTED =
      List.of(ErrorCode.DATA_CONTROL, ErrorCode.DATA_INVISIBLE, ErrorCode.DATA_DECOMPOSED);

  /// What spoils a model or its measure, then what is hardly ever meant to be learnt.
  private static final List<ErrorCode> BAD =
      List.of(
          ErrorCode.DATA_ONE_SYMBOL,
          ErrorCode.DATA_UTF8,
          ErrorCode.DATA_FORMAT,
          ErrorCode.DATA_LEAK,
          ErrorCode.DATA_HTML,
          ErrorCode.DATA_MARKDOWN,
          ErrorCode.DATA_WEB_LINE,
          ErrorCode.DATA_PAGE_HEADER,
          ErrorCode.DATA_HOMOGLYPH,
          ErrorCode.DATA_INVISIBLE,
          ErrorCode.DATA_CONTROL);

  /// What is good to know, the most useful first.
  private static final List<ErrorCode> GOOD_TO_KNOW =
      List.of(
          ErrorCode.DATA_CREDITS,
          ErrorCode.DATA_DECOMPOSED,
          ErrorCode.DATA_REPEATED,
          ErrorCode.DATA_UNDERSCORES,
          ErrorCode.DATA_TABS,
          ErrorCode.DATA_LONG_LINE,
          ErrorCode.DATA_RARE_WORDS,
          ErrorCode.DATA_LABELS,
          ErrorCode.DATA_ROWS,
          ErrorCode.DATA_SEPARATOR,
          ErrorCode.DATA_BLANK,
          ErrorCode.DATA_GUTENBERG,
          ErrorCode.DATA_NEWLINES,
          ErrorCode.DATA_UTF16,
          ErrorCode.DATA_MARK);

  public Checkup {
    Objects.requireNonNull(facts);
    findings = List.copyOf(findings);
  }

  /// Reads a corpus of which nothing is kept to measure on.
  public static Checkup of(Corpus corpus) {
    return of(CorpusParts.whole(corpus));
  }

  /// Reads a corpus once, and what is only measured a second time.
  public static Checkup of(CorpusParts parts) {
    Corpus corpus = parts.corpus();
    boolean files = corpus.documents() <= Math.max(1, corpus.sources().size());
    var unit = files ? RepeatedLines.Unit.LINE : RepeatedLines.Unit.DOCUMENT;
    Leaks leaks = Leaks.of(parts, unit);
    var survey = new Survey(unit, leaks, Reading.ALL);
    parts.forEach(survey);
    if (parts.validation().isPresent() || parts.test().isPresent()) {
      parts.forEach(new Survey(unit, leaks, Reading.HELD_OUT));
    }
    var found = new ArrayList<>(survey.findings(FindingPlace.of(corpus)));
    corpus.notices().stream()
        .filter(notice -> !isCounted(notice, found))
        .map(Finding::of)
        .forEach(found::add);
    found.sort(Comparator.comparingInt(finding -> rank(finding.kind())));
    return new Checkup(survey.facts(corpus.characters()), found);
  }

  private static boolean isCounted(Problem notice, List<Finding> found) {
    boolean page = notice.code() == ErrorCode.DATA_FORMAT;
    ErrorCode same = page ? ErrorCode.DATA_HTML : notice.code();
    return (page || COUNTED.contains(notice.code()))
        && found.stream().anyMatch(finding -> finding.kind() == same);
  }

  private static int rank(ErrorCode kind) {
    if (BAD.contains(kind)) {
      return BAD.indexOf(kind);
    }
    return GOOD_TO_KNOW.contains(kind) ? BAD.size() + 1 + GOOD_TO_KNOW.indexOf(kind) : BAD.size();
  }
}
