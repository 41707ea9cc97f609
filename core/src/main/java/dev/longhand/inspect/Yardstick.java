package dev.longhand.inspect;

import java.util.Objects;
import java.util.OptionalDouble;

/// A simple model measured on the same text, to see what the network adds.
///
/// @param name such as `5-gram Kneser-Ney`
/// @param loss nats a token
/// @param bitsPerCharacter what a character of the text costs, if it was worked out
public record Yardstick(String name, double loss, OptionalDouble bitsPerCharacter) {
  public Yardstick {
    Objects.requireNonNull(name);
    Objects.requireNonNull(bitsPerCharacter);
    if (!Double.isFinite(loss)) {
      throw new IllegalArgumentException(name + " has a loss of " + loss);
    }
  }
}
