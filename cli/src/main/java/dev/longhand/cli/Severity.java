package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import java.util.Set;

/// How much a finding matters.
enum Severity {
  /// Something was done that a person may like to know.
  NOTE,
  /// Something may be wrong; the work goes on, unless strictness was asked for.
  WARNING,
  /// The work ended.
  ERROR;

  private static final Set<ErrorCode> NOTES =
      Set.of(
          ErrorCode.DATA_MARK,
          ErrorCode.DATA_UTF16,
          ErrorCode.DATA_NEWLINES,
          ErrorCode.DATA_DECOMPOSED,
          ErrorCode.DATA_GUTENBERG,
          ErrorCode.DATA_BLANK,
          ErrorCode.DATA_SEPARATOR,
          ErrorCode.DATA_ROWS,
          ErrorCode.DATA_LABELS,
          ErrorCode.DATA_CREDITS,
          ErrorCode.DATA_REPEATED,
          ErrorCode.DATA_UNDERSCORES,
          ErrorCode.DATA_TABS,
          ErrorCode.DATA_LONG_LINE,
          ErrorCode.DATA_RARE_WORDS,
          ErrorCode.USAGE_KERNELS,
          ErrorCode.USAGE_SCHEDULE,
          ErrorCode.MODEL_WINDOW,
          ErrorCode.RUN_FINISHED,
          ErrorCode.RUN_SHARED);

  /// What a finding is where it did not end the work.
  static Severity of(Problem finding) {
    return NOTES.contains(finding.code()) ? NOTE : WARNING;
  }

  /// As messages name it.
  String word() {
    return switch (this) {
      case NOTE -> "note";
      case WARNING -> "warning";
      case ERROR -> "error";
    };
  }
}
