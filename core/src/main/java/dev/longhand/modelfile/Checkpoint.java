package dev.longhand.modelfile;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// All that a run needs to go on to the same bits as if it had never stopped.
///
/// @param longhandVersion the version that wrote it
/// @param tensors weights, slots of the optimizer and carried states, each with a name of its own
/// @param progress how far the run has come
public record Checkpoint(String longhandVersion, List<Tensor> tensors, Progress progress) {
  public Checkpoint {
    Objects.requireNonNull(longhandVersion);
    Objects.requireNonNull(progress);
    tensors = List.copyOf(tensors);
    var names = new HashSet<String>();
    for (Tensor tensor : tensors) {
      if (!names.add(tensor.name())) {
        throw new IllegalArgumentException("two tensors are named " + tensor.name());
      }
    }
  }

  /// The tensor of a name and a shape.
  ///
  /// @throws LonghandException `MODEL_MISMATCH` when there is none of this name or shape
  public Tensor tensor(String name, List<Integer> shape) {
    return tensors.stream()
        .filter(tensor -> tensor.name().equals(name) && tensor.shape().equals(shape))
        .findFirst()
        .orElseThrow(() -> unfit(name, shape));
  }

  private LonghandException unfit(String name, List<Integer> shape) {
    String found =
        tensors.stream()
            .filter(tensor -> tensor.name().equals(name))
            .findFirst()
            .map(tensor -> tensor.shape().toString())
            .orElse("nothing");
    return new LonghandException(
        ErrorCode.MODEL_MISMATCH,
        String.format(
            Locale.ROOT,
            "the checkpoint is of another network: %s, expected %s, found %s",
            FilePlace.quoted(name),
            shape,
            found),
        "",
        "start the run anew in another folder");
  }

  SealedFile sealed() {
    return new SealedFile(
        SealedFile.Kind.CHECKPOINT,
        longhandVersion,
        Map.of(Progress.NAME, progress.toJson()),
        tensors);
  }

  static Checkpoint read(Path path) {
    SealedFile file = SealedFile.read(path, SealedFile.Kind.CHECKPOINT);
    FilePlace place = FilePlace.of(path);
    Progress progress = Progress.read(file.document(Progress.NAME, place), place);
    return new Checkpoint(file.writer(), file.tensors(), progress);
  }
}
