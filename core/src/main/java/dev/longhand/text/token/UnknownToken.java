package dev.longhand.text.token;

import java.util.Objects;

/// A token of a text that the vocabulary does not hold, and how often it occurs.
public record UnknownToken(String token, long count) {
  public UnknownToken {
    Objects.requireNonNull(token);
  }
}
