package dev.longhand.text.example;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// How a corpus becomes ids.
///
/// @param ends what stands between documents without marks
/// @param inMemory of a corpus of more characters than this the ids go to the file
/// @param file where they go, if they may
public record EncodingOptions(DocumentEnds ends, long inMemory, Optional<Path> file) {
  public EncodingOptions {
    Objects.requireNonNull(ends);
    Objects.requireNonNull(file);
    if (inMemory < 0) {
      throw new IllegalArgumentException("characters in memory " + inMemory + " are less than 0");
    }
  }

  /// In memory, however many there are.
  public static EncodingOptions inMemory(DocumentEnds ends) {
    return new EncodingOptions(ends, Long.MAX_VALUE, Optional.empty());
  }
}
