package dev.longhand.text.corpus;

/// Receives documents piece by piece and is told of which part of the text each piece is. Mutable.
public interface PartConsumer extends DocumentConsumer {
  /// All that follows belongs to this part, to the next call; never inside of a piece, but perhaps
  /// inside of a document.
  void enter(TextPart part);
}
