package dev.longhand.draft;

import java.util.Objects;

/// A draft at one moment.
///
/// @param text what the model has read
/// @param typing what was typed behind it and is no token yet, because more of it may come
/// @param take which of several continuations the model writes
record State(DraftText text, String typing, long take) {
  static final State EMPTY = new State(DraftText.EMPTY, "", 0);

  State {
    Objects.requireNonNull(text);
    Objects.requireNonNull(typing);
  }
}
