package dev.longhand.text.example;

/// The order in which examples are drawn.
public enum Shuffle {
  /// The order of the text, in every epoch.
  NONE,
  /// A new random order in each epoch, by seed and epoch alone.
  EACH_EPOCH
}
