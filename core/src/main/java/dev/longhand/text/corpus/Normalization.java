package dev.longhand.text.corpus;

/// The Unicode normal form that a text is brought into.
public enum Normalization {
  /// Letters and accents stay as they are stored.
  NONE,
  /// Letters and accents are composed where Unicode has a single character for both.
  NFC
}
