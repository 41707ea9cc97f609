package dev.longhand.text.corpus;

/// What happens to a file that was compressed with gzip.
public enum CompressedFiles {
  /// Reading fails and tells how to unpack it.
  REFUSE,
  /// It is unpacked while it is read, within limits.
  UNPACK
}
