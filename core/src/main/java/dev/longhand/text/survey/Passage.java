package dev.longhand.text.survey;

import java.util.Objects;

/// A place in a text that shows what a finding means.
///
/// @param document the number of the document, from 1
/// @param line the number of the line in that document, from 1
/// @param text the line, or what of a long one stands around the place; not escaped
public record Passage(long document, long line, String text) {
  public Passage {
    Objects.requireNonNull(text);
  }
}
