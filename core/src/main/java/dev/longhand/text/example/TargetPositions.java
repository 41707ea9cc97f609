package dev.longhand.text.example;

/// At which steps of a sequence the next token is to be predicted.
public enum TargetPositions {
  /// After the last step only: one target for each sequence.
  LAST,
  /// After every step: as many targets as inputs.
  EVERY
}
