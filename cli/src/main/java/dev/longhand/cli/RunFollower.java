package dev.longhand.cli;

import dev.longhand.recipe.RunListener;

/// Follows a run from its first word to its end, however it ends.
interface RunFollower extends RunListener, AutoCloseable {
  /// Leaves the streams as others expect them.
  @Override
  default void close() {}
}
