package dev.longhand.formats.keras;

import dev.longhand.error.LonghandException;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.object.message.DataLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The HDF5 part of a model, read from memory: attributes and arrays by their exact places.
///
/// Links to other places or files, compressed and virtual arrays are refused; whatever else is
/// wrong with the file becomes one kind of error.
final class WeightFile implements AutoCloseable {
  private static final int DEEPEST = 16;
  private static final int MOST_NAMES = 10_000;
  private static final long SPARE = 64L << 20; // bytes beyond four times the file's

  private final HdfFile file;
  private final String name;
  private final long most; // bytes of an array

  private WeightFile(HdfFile file, String name, long most) {
    this.file = file;
    this.name = name;
    this.most = most;
  }

  /// A file in memory.
  ///
  /// @throws LonghandException `MODEL_KERAS`
  static WeightFile of(byte[] bytes, String name) {
    HdfFile file = guarded(name, () -> HdfFile.fromBytes(bytes));
    return new WeightFile(file, name, 4L * bytes.length + SPARE);
  }

  private static <T> T guarded(String name, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (LonghandException told) {
      throw told;
    } catch (RuntimeException | StackOverflowError damaged) {
      throw Refusal.unreadable("its HDF5 part is damaged, or of a kind that is not read", name)
          .causedBy(damaged);
    }
  }

  /// A text that is noted at the root.
  Optional<String> text(String attribute) {
    return guarded(name, () -> texts(file.getAttribute(attribute)).stream().findFirst());
  }

  /// A list of texts that is noted at a group; Keras cuts long ones into numbered parts.
  List<String> texts(String path, String attribute) {
    return guarded(
        name,
        () -> {
          Group group = group(path);
          List<String> whole = texts(group.getAttribute(attribute));
          var all = new ArrayList<String>(whole);
          for (int part = 0; whole.isEmpty() && all.size() < MOST_NAMES; part++) {
            List<String> more = texts(group.getAttribute(attribute + part));
            if (more.isEmpty()) {
              break;
            }
            all.addAll(more);
          }
          return List.copyOf(all);
        });
  }

  private static List<String> texts(@Nullable Attribute attribute) {
    if (attribute == null) {
      return List.of();
    }
    return switch (attribute.getData()) {
      case String text -> List.of(text);
      case String[] texts -> List.of(texts);
      case null, default -> List.of();
    };
  }

  /// Whether there is something at a place.
  boolean has(String path) {
    return guarded(name, () -> find(path).isPresent());
  }

  /// The array at a place.
  ///
  /// @throws LonghandException `MODEL_KERAS_WEIGHTS` when there is none
  Weights array(String path) {
    return guarded(
        name,
        () ->
            switch (find(path).orElse(null)) {
              case Dataset found -> array(path, found);
              case null, default -> throw missing(path);
            });
  }

  private LonghandException missing(String path) {
    return Refusal.weights(
        "the file lacks weights that its layers need", Refusal.shown(name + ": " + path));
  }

  private Weights array(String path, Dataset found) {
    String where = Refusal.shown(path);
    DataLayout layout = found.getDataLayout();
    boolean plain = layout == DataLayout.CONTIGUOUS || layout == DataLayout.COMPACT;
    if (!plain || !found.getFilters().isEmpty()) {
      throw Refusal.weights("an array is compressed, cut or kept elsewhere", where);
    }
    if (found.getJavaType() != float.class) {
      throw Refusal.weights("an array does not hold 32-bit floating-point numbers", where);
    }
    if (found.isScalar() || found.getSize() < 1 || found.getSize() > most / Float.BYTES) {
      throw Refusal.weights("an array has an impossible size", where);
    }
    List<Integer> shape = Arrays.stream(found.getDimensions()).boxed().toList();
    float[] values = (float[]) Objects.requireNonNull(found.getDataFlat());
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw Refusal.weights("a weight is " + value, where);
      }
    }
    return new Weights(values, shape, path);
  }

  private Group group(String path) {
    return find(path)
        .filter(Group.class::isInstance)
        .map(Group.class::cast)
        .orElseThrow(() -> missing(path));
  }

  private Optional<Node> find(String path) {
    Node at = file;
    String[] steps = path.split("/", -1);
    if (steps.length > DEEPEST) {
      throw missing(path);
    }
    for (String step : steps) {
      if (!(at instanceof Group group)) {
        return Optional.empty();
      }
      Node next = group.getChild(step);
      if (next == null) {
        return Optional.empty();
      }
      if (next.isLink()) {
        throw Refusal.weights("there is a link to another place or file", Refusal.shown(path));
      }
      at = next;
    }
    return Optional.of(at);
  }

  @Override
  public void close() {
    file.close();
  }
}
