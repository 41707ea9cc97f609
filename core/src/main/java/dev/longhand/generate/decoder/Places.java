package dev.longhand.generate.decoder;

/// Checks of places of texts among those that are read side by side.
final class Places {
  private Places() {}

  /// @throws IllegalArgumentException unless all are places of texts, and no more than may be
  static void require(int[] from, int sequences, int capacity) {
    if (from.length > capacity) {
      throw new IllegalArgumentException(from.length + " texts where at most " + capacity + " fit");
    }
    for (int place : from) {
      requireText(place, sequences);
    }
  }

  /// Refuses ids before anything is read.
  static void requireKnown(int[] ids, int count, int vocabulary) {
    if (ids.length < count) {
      throw new IllegalArgumentException(ids.length + " tokens for " + count + " texts");
    }
    for (int i = 0; i < count; i++) {
      if (ids[i] < 0 || ids[i] >= vocabulary) {
        throw new IllegalArgumentException("token " + ids[i] + " of a vocabulary of " + vocabulary);
      }
    }
  }

  /// @throws IllegalStateException before any token was read
  /// @throws IllegalArgumentException unless it is the place of a text
  static void requireText(int place, int sequences) {
    if (sequences == 0) {
      throw new IllegalStateException("no token was read yet");
    }
    if (place < 0 || place >= sequences) {
      throw new IllegalArgumentException("text " + place + " of " + sequences);
    }
  }

  /// Features are asked for when texts have changed places.
  static IllegalStateException moved() {
    return new IllegalStateException("nothing was read since texts were kept");
  }
}
