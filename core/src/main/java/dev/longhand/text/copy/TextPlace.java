package dev.longhand.text.copy;

import java.util.Objects;

/// A place in a text, as a person finds it.
///
/// @param document the number of the document in the whole text, from 1
/// @param line the number of the line in that document, from 1
/// @param excerpt the characters around it, from the document itself; not escaped
public record TextPlace(long document, long line, String excerpt) {
  public TextPlace {
    Objects.requireNonNull(excerpt);
  }
}
