package dev.longhand.inspect;

import java.time.Instant;
import java.util.Objects;

/// Where a run stands, and since when.
public record Ending(State state, Instant at) {
  /// How far a run has come.
  public enum State {
    /// It trains, or was ended by force.
    RUNNING,
    /// All epochs are done.
    FINISHED,
    /// Early stopping ended it.
    EARLY,
    /// Somebody stopped it.
    STOPPED,
    /// Its loss was no longer a number.
    DIVERGED
  }

  public Ending {
    Objects.requireNonNull(state);
    Objects.requireNonNull(at);
  }
}
