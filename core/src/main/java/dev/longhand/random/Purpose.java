package dev.longhand.random;

/// What a stream of chance is for, so that no two uses of one seed ever draw the same numbers.
public enum Purpose {
  INITIAL_WEIGHTS(1),
  SHUFFLE(2),
  DROPOUT(3),
  SAMPLE(4),
  STATE_RESET(6),
  VALIDATION(7),
  BOOTSTRAP(8),
  SEARCH(9),
  SEED_TEXT(10),
  VERSE(11);

  private final long key;

  Purpose(long key) {
    this.key = key;
  }

  long key() {
    return key;
  }
}
