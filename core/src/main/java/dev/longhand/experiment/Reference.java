package dev.longhand.experiment;

import java.util.Objects;

/// What the held-out text costs without a network, to compare with.
///
/// @param name what was counted, such as `6-gram`
/// @param loss nats a token
/// @param bitsPerCharacter the same for a character of the text
public record Reference(String name, double loss, double bitsPerCharacter) {
  public Reference {
    Objects.requireNonNull(name);
  }
}
