package dev.longhand.text.corpus;

import java.util.Objects;
import java.util.Optional;

/// A text that stands for itself: no example reaches from one document into the next where
/// documents are marked.
///
/// @param label what the text is an example of, such as its speaker
public record Document(String text, Optional<String> label) {
  public Document {
    Objects.requireNonNull(text);
    Objects.requireNonNull(label);
  }

  /// A document without a label.
  public static Document of(String text) {
    return new Document(text, Optional.empty());
  }
}
