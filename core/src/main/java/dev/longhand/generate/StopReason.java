package dev.longhand.generate;

/// Why a text is no longer.
public enum StopReason {
  /// It has as many tokens as were asked for.
  TOKENS,
  /// The model ended the document.
  END_MARK,
  /// A stop text came.
  STOP_TEXT,
  /// The line, paragraph or sentence was over.
  BOUNDARY,
  /// Any token would have made a longer copy of the training text than is allowed.
  COPY,
  /// Nobody wanted more.
  CANCELLED
}
