package dev.longhand.modelfile;

import static dev.longhand.error.ErrorCode.MODEL_TENSOR_END;
import static dev.longhand.error.ErrorCode.MODEL_TENSOR_HOLE;
import static dev.longhand.error.ErrorCode.MODEL_TENSOR_NEGATIVE;
import static dev.longhand.error.ErrorCode.MODEL_TENSOR_ODD;
import static dev.longhand.error.ErrorCode.MODEL_TENSOR_OFFSETS;
import static dev.longhand.error.ErrorCode.MODEL_TENSOR_OVERLAP;
import static dev.longhand.error.ErrorCode.MODEL_TENSOR_SHAPE;
import static dev.longhand.error.ErrorCode.MODEL_TENSOR_SIZE;
import static dev.longhand.error.ErrorCode.MODEL_TENSOR_TYPE;
import static dev.longhand.error.ErrorCode.MODEL_TENSOR_UNSUPPORTED;
import static dev.longhand.error.ErrorCode.MODEL_TRAILING;

import dev.longhand.error.Wording;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Whether the tensors that a header lists can be what follows it: known types, possible shapes,
/// and bytes that are used once and without a hole.
final class TensorLayout {
  static final String FLOAT = "F32";

  private static final int FLOAT_BYTES = 4;
  private static final String TO_FLOAT =
      "python3 -c 'from safetensors.torch import load_file, save_file;"
          + " save_file({n: t.float() for n, t in load_file(\"in.safetensors\").items()},"
          + " \"out.safetensors\")'";
  private static final Set<String> OTHER_TYPES =
      Set.of(
          "BOOL",
          "F4",
          "F6_E2M3",
          "F6_E3M2",
          "U8",
          "I8",
          "F8_E5M2",
          "F8_E4M3",
          "F8_E8M0",
          "F8_E4M3FNUZ",
          "F8_E5M2FNUZ",
          "I16",
          "U16",
          "F16",
          "BF16",
          "I32",
          "U32",
          "F64",
          "I64",
          "U64",
          "C64");

  private final long dataBytes;
  private final FilePlace place;

  private TensorLayout(long dataBytes, FilePlace place) {
    this.dataBytes = dataBytes;
    this.place = place;
  }

  /// Refuses entries that do not fill exactly this many bytes behind the header.
  static void check(List<TensorEntry> entries, long dataBytes, FilePlace place) {
    var layout = new TensorLayout(dataBytes, place);
    for (TensorEntry entry : entries) {
      layout.checkType(entry);
      layout.checkPlace(entry);
      layout.checkSize(entry);
    }
    layout.checkNeighbours(entries);
  }

  private void checkType(TensorEntry entry) {
    if (OTHER_TYPES.contains(entry.type())) {
      throw place
          .at(entry)
          .refuse(
              MODEL_TENSOR_UNSUPPORTED,
              "its numbers are " + entry.type() + "; Longhand reads F32 only",
              TO_FLOAT);
    }
    if (!entry.type().equals(FLOAT)) {
      throw place
          .at(entry)
          .damaged(
              MODEL_TENSOR_TYPE,
              "its number type is " + FilePlace.quoted(entry.type()) + ", which does not exist");
    }
  }

  private void checkPlace(TensorEntry entry) {
    long begin = entry.begin();
    long end = entry.end();
    String bytes = "bytes " + Wording.number(begin) + " to " + Wording.number(end);
    if (begin < 0 || end < 0) {
      throw place
          .at(entry)
          .damaged(MODEL_TENSOR_NEGATIVE, "it has " + bytes + "; none can be negative");
    }
    if (begin > end) {
      throw place
          .at(entry)
          .damaged(MODEL_TENSOR_OFFSETS, "it has " + bytes + ", which ends before it begins");
    }
    if (end > dataBytes) {
      throw place
          .at(entry)
          .damaged(
              MODEL_TENSOR_END,
              "it has " + bytes + ", but only " + Wording.number(dataBytes) + " follow the header");
    }
    if (begin % FLOAT_BYTES != 0 || end % FLOAT_BYTES != 0) {
      throw place
          .at(entry)
          .damaged(MODEL_TENSOR_ODD, "it has " + bytes + "; both must be multiples of 4");
    }
  }

  private void checkSize(TensorEntry entry) {
    long values = 1;
    for (long length : entry.shape()) {
      if (length < 0) {
        throw place
            .at(entry)
            .damaged(
                MODEL_TENSOR_NEGATIVE,
                "its shape is " + entry.shape() + "; no length can be negative");
      }
      boolean tooLarge = values > Integer.MAX_VALUE || length > Integer.MAX_VALUE;
      values = tooLarge ? Long.MAX_VALUE : values * length;
    }
    if (values > Integer.MAX_VALUE) {
      throw place
          .at(entry)
          .damaged(
              MODEL_TENSOR_SHAPE,
              "its shape is " + entry.shape() + ", which is more than 2 147 483 647 values");
    }
    if (entry.end() - entry.begin() != FLOAT_BYTES * values) {
      throw place
          .at(entry)
          .damaged(
              MODEL_TENSOR_SIZE,
              String.format(
                  Locale.ROOT,
                  "its shape %s needs %s of F32, but it has %s",
                  entry.shape(),
                  Wording.count(FLOAT_BYTES * values, "byte"),
                  Wording.number(entry.end() - entry.begin())));
    }
  }

  private void checkNeighbours(List<TensorEntry> entries) {
    List<TensorEntry> ordered =
        entries.stream()
            .sorted(
                Comparator.comparingLong(TensorEntry::begin)
                    .thenComparingLong(TensorEntry::end)
                    .thenComparing(TensorEntry::name))
            .toList();
    long used = 0;
    for (TensorEntry entry : ordered) {
      String begins = "it begins at byte " + Wording.number(entry.begin()) + " behind the header, ";
      if (entry.begin() < used) {
        throw place
            .at(entry)
            .damaged(
                MODEL_TENSOR_OVERLAP,
                begins + "inside of the tensor before it, which ends at " + Wording.number(used));
      }
      if (entry.begin() > used) {
        throw place
            .at(entry)
            .damaged(
                MODEL_TENSOR_HOLE,
                begins + "but the tensor before it ends at " + Wording.number(used));
      }
      used = entry.end();
    }
    if (used != dataBytes) {
      throw place.damaged(
          MODEL_TRAILING,
          Wording.count(dataBytes - used, "byte") + " behind the last tensor belong to nothing");
    }
  }
}
