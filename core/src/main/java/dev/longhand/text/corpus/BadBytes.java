package dev.longhand.text.corpus;

/// What happens to bytes that are not valid in the text's encoding.
public enum BadBytes {
  /// Reading fails and names the place.
  REFUSE,
  /// Each bad sequence becomes U+FFFD, and a notice counts them.
  REPLACE
}
