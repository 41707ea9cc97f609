package dev.longhand.generate;

/// A unit of text at whose end writing may stop.
public enum Boundary {
  /// Up to a line end, which is left out.
  LINE,
  /// Up to a blank line, which is left out.
  PARAGRAPH,
  /// Up to a full stop or its like, with the quotes and brackets that close behind it.
  SENTENCE
}
