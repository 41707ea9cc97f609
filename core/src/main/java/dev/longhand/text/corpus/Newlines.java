package dev.longhand.text.corpus;

/// What happens to line ends.
public enum Newlines {
  /// CR LF and a lone CR become LF, so that a vocabulary never holds two ways to end a line.
  UNIFORM,
  /// Line ends stay as they are.
  KEEP
}
