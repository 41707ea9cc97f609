package dev.longhand.text.corpus;

/// What counts as one document of a plain text file.
public enum Documents {
  /// The whole file.
  WHOLE,
  /// Every line that is not blank, without its line end.
  LINES,
  /// Every run of lines that are not blank, without its last line end.
  PARAGRAPHS
}
