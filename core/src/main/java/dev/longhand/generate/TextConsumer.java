package dev.longhand.generate;

/// Takes text as it is written.
@FunctionalInterface
public interface TextConsumer {
  /// Takes the next piece: whole code points, never half of a surrogate pair.
  ///
  /// @return whether more is wanted
  boolean accept(String piece);
}
