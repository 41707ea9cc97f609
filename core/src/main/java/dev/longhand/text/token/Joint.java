package dev.longhand.text.token;

/// On which sides a token of a text is joined to its neighbours.
enum Joint {
  /// A space on both sides, as words have.
  NONE,
  /// Joined to what stands before it, as a comma is.
  BEFORE,
  /// Joined to what follows, as an opening bracket is.
  BEHIND,
  /// Joined on both sides, as a hyphen is.
  BOTH;

  boolean joinsBefore() {
    return this == BEFORE || this == BOTH;
  }

  boolean joinsBehind() {
    return this == BEHIND || this == BOTH;
  }
}
