package dev.longhand.formats.keras;

/// How a network without an embedding gets its tokens, where its file cannot tell.
public enum InputKind {
  /// A vector of zeros with a one at the id.
  ONE_HOT,
  /// The id divided by the size of the vocabulary.
  SCALED
}
