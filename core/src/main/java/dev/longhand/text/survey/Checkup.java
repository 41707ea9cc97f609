package dev.longhand.text.survey;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.text.corpus.Corpus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
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

  /// Reads a corpus once.
  ///
  /// @param validation the share of the text, at its end, that is kept to measure a model by
  /// @throws IllegalArgumentException when that is not in `[0, 1)`
  public static Checkup of(Corpus corpus, double validation) {
    if (!(validation >= 0 && validation < 1)) {
      throw new IllegalArgumentException("validation " + validation + " is not in [0, 1)");
    }
    boolean files = corpus.documents() <= Math.max(1, corpus.sources().size());
    var unit = files ? RepeatedLines.Unit.LINE : RepeatedLines.Unit.DOCUMENT;
    long training = (long) Math.ceil(corpus.characters() * (1 - validation));
    var survey = new Survey(unit, training);
    corpus.forEach(survey);
    var found = new ArrayList<>(onePerLeak(survey.findings(FindingPlace.of(corpus))));
    corpus.notices().stream()
        .filter(notice -> !isCounted(notice, found))
        .map(Finding::of)
        .forEach(found::add);
    found.sort(Comparator.comparingInt(finding -> rank(finding.kind())));
    return new Checkup(survey.facts(corpus.characters()), found);
  }

  /// Lines that stand in both parts are stretches that do, too.
  private static List<Finding> onePerLeak(List<Finding> findings) {
    var kinds = new HashSet<ErrorCode>();
    return findings.stream()
        .filter(finding -> kinds.add(finding.kind()) || finding.kind() != ErrorCode.DATA_LEAK)
        .toList();
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
