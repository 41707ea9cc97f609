package dev.longhand.draft;

import java.util.Objects;

/// A stretch of a draft's text that has one author.
public record Span(String text, Author author) {
  public Span {
    Objects.requireNonNull(text);
    Objects.requireNonNull(author);
  }
}
