package dev.longhand.formats.keras;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// The files that a model comes from, and what they cannot tell.
///
/// @param file with the weights, and with the layers if it holds a whole model
/// @param architecture the JSON of the layers, for a file with weights alone
/// @param input how the model gets its tokens, where it has no embedding
public record KerasSource(Path file, Optional<Path> architecture, Optional<InputKind> input) {
  public KerasSource {
    Objects.requireNonNull(file);
    Objects.requireNonNull(architecture);
    Objects.requireNonNull(input);
  }

  /// A file that tells everything.
  public static KerasSource of(Path file) {
    return new KerasSource(file, Optional.empty(), Optional.empty());
  }

  String name() {
    return file.toString();
  }
}
