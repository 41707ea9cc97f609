package dev.longhand.draft;

import java.util.Objects;
import java.util.Optional;

/// One step of the history of a draft.
///
/// @param before what it changed
/// @param after what came of it
/// @param stretch what the model was asked for, where it wrote
record Edit(Kind kind, State before, State after, Optional<Stretch> stretch) {
  enum Kind {
    BEGUN,
    TYPED,
    ERASED,
    TAKEN,
    WRITTEN
  }

  Edit {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(before);
    Objects.requireNonNull(after);
    Objects.requireNonNull(stretch);
  }

  static Edit of(Kind kind, State before, State after) {
    return new Edit(kind, before, after, Optional.empty());
  }
}
