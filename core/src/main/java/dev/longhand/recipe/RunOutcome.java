package dev.longhand.recipe;

import dev.longhand.modelfile.EpochFigures;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How a run ended.
///
/// @param end why
/// @param folder of the run
/// @param model the file with its best weights
/// @param length whether the run can have more epochs
/// @param epoch epochs done
/// @param step steps taken in all
/// @param best the figures of the best epoch, if one is done
/// @param history the figures of all epochs that are done
public record RunOutcome(
    End end,
    Path folder,
    Path model,
    Length length,
    int epoch,
    long step,
    Optional<EpochFigures> best,
    List<EpochFigures> history) {
  public RunOutcome {
    history = List.copyOf(history);
  }

  /// Whether a run can have more epochs than it was begun with.
  public enum Length {
    /// It can.
    OPEN,
    /// Its learning rates depend on how many there are.
    FIXED
  }

  /// Why a run ended.
  public enum End {
    /// All epochs are done.
    FINISHED,
    /// Early stopping ended it.
    EARLY,
    /// The listener asked for it; the run can go on.
    STOPPED,
    /// It was over before.
    NOTHING_TO_DO
  }
}
