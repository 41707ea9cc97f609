package dev.longhand.text.corpus;

import java.util.Objects;

/// One file that went into a corpus.
///
/// @param name the path as it was given, or what stands for standard input
/// @param bytes the length of the raw file
/// @param sha256 the hash of the raw bytes, in small hexadecimal digits
/// @param characters how many code points of it are in the corpus after cleaning
public record Source(String name, long bytes, String sha256, long characters) {
  public Source {
    Objects.requireNonNull(name);
    Objects.requireNonNull(sha256);
  }
}
