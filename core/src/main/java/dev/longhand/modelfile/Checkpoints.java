package dev.longhand.modelfile;

import static dev.longhand.error.ErrorCode.MODEL_VERSION;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.ExitStatus;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The two newest checkpoints of a run, so that there always is a complete one.
///
/// A checkpoint that turned out to be damaged never takes the place of the good one before it.
/// Mutable, because it remembers whether the newest is good; for one thread and one process.
public final class Checkpoints {
  /// The name of the newest checkpoint.
  public static final String NEWEST = "checkpoint.safetensors";

  /// The name of the one before.
  public static final String PREVIOUS = "checkpoint.previous.safetensors";

  private final Path newest;
  private final Path previous;
  private final FileOperations disk;
  private Condition condition = Condition.UNKNOWN;

  /// The checkpoints in a folder, which must be there before the first is saved.
  public Checkpoints(Path folder) {
    this(folder, new Disk());
  }

  Checkpoints(Path folder, FileOperations disk) {
    this.newest = folder.resolve(NEWEST);
    this.previous = folder.resolve(PREVIOUS);
    this.disk = disk;
  }

  /// What is known of the newest checkpoint.
  private enum Condition {
    UNKNOWN,
    GOOD,
    DAMAGED
  }

  /// A checkpoint that was found, and what a person should know about it.
  ///
  /// @param checkpoint the newest complete one
  /// @param notices one when the newest file could not be used
  public record Found(Checkpoint checkpoint, List<Problem> notices) {
    public Found {
      notices = List.copyOf(notices);
    }
  }

  /// Makes this the newest checkpoint, on the disk when the call returns; the newest until now
  /// becomes the one before.
  ///
  /// @throws LonghandException `MODEL_NOT_FINITE`, `DISK_FULL` or `DISK_IO`; a complete checkpoint
  ///   is still there then
  public void save(Checkpoint checkpoint) {
    if (condition == Condition.UNKNOWN) {
      condition = inspected();
    }
    List<Path> kept = condition == Condition.GOOD ? List.of(previous) : List.of();
    checkpoint.sealed().write(AtomicFile.on(newest, disk), FilePlace.of(newest), kept);
    condition = Condition.GOOD;
  }

  private Condition inspected() {
    if (!Files.exists(newest)) {
      return Condition.UNKNOWN;
    }
    try {
      Checkpoint.read(newest);
      return Condition.GOOD;
    } catch (LonghandException damage) {
      return Condition.DAMAGED;
    }
  }

  /// The newest complete checkpoint; empty when none was ever saved.
  ///
  /// @throws LonghandException with what is wrong with both, or `MODEL_VERSION`
  public Optional<Found> load() {
    if (!Files.exists(newest)) {
      return Files.exists(previous) ? Optional.of(found(previous, missing())) : Optional.empty();
    }
    try {
      Checkpoint checkpoint = Checkpoint.read(newest);
      condition = Condition.GOOD;
      return Optional.of(new Found(checkpoint, List.of()));
    } catch (LonghandException damage) {
      condition = Condition.DAMAGED;
      if (!mayBeDamage(damage) || !Files.exists(previous)) {
        throw damage;
      }
      return Optional.of(fallBack(damage));
    }
  }

  private Found fallBack(LonghandException damage) {
    try {
      return found(previous, notice(damage.problems().getFirst()));
    } catch (LonghandException both) {
      throw new LonghandException(
              Stream.concat(damage.problems().stream(), both.problems().stream()).toList())
          .causedBy(both);
    }
  }

  private static boolean mayBeDamage(LonghandException damage) {
    ExitStatus kind = damage.code().exit();
    return damage.code() != MODEL_VERSION
        && (kind == ExitStatus.MODEL_FILE || kind == ExitStatus.DISK);
  }

  private static Found found(Path path, Problem notice) {
    return new Found(Checkpoint.read(path), List.of(notice));
  }

  private Problem missing() {
    return new Problem(
        ErrorCode.RUN_EARLIER,
        "the newest checkpoint was not finished; the one before it is used",
        FilePlace.of(newest).shown(),
        "");
  }

  private static Problem notice(Problem damage) {
    return new Problem(
        ErrorCode.RUN_EARLIER,
        "the newest checkpoint cannot be used (" + damage.what() + "); the one before it is",
        damage.where(),
        "");
  }
}
