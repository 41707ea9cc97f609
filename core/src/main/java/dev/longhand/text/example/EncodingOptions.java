package dev.longhand.text.example;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// How a corpus becomes ids.
///
/// @param ends what stands between documents without marks
/// @param heldOut the share of documents, drawn by the seed, that are kept for validation; 0 for
///   none
/// @param seed what the draw depends on
/// @param inMemory of a corpus of more characters than this the ids go to the file
/// @param file where they go, if they may
public record EncodingOptions(
    DocumentEnds ends, double heldOut, long seed, long inMemory, Optional<Path> file) {
  public EncodingOptions {
    Objects.requireNonNull(ends);
    Objects.requireNonNull(file);
    if (!(heldOut >= 0 && heldOut < 1)) {
      throw new IllegalArgumentException("share held out " + heldOut + " is not in [0, 1)");
    }
    if (inMemory < 0) {
      throw new IllegalArgumentException("characters in memory " + inMemory + " are less than 0");
    }
  }

  /// All documents to learn from, in memory.
  public static EncodingOptions inMemory(DocumentEnds ends) {
    return new EncodingOptions(ends, 0, 0, Long.MAX_VALUE, Optional.empty());
  }
}
