package dev.longhand.formats.keras;

import java.util.List;

/// An array of a file.
///
/// @param values row by row
/// @param where it stands in the file, for messages
record Weights(float[] values, List<Integer> shape, String where) {
  Weights {
    shape = List.copyOf(shape);
  }

  /// Zeros where a layer has no bias.
  static Weights zeros(int length) {
    return new Weights(new float[length], List.of(length), "no bias");
  }

  /// One row of a matrix.
  Weights row(int row) {
    int columns = shape.getLast();
    float[] part = new float[columns];
    System.arraycopy(values, row * columns, part, 0, columns);
    return new Weights(part, List.of(columns), where);
  }
}
