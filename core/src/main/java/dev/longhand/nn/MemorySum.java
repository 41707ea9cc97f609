package dev.longhand.nn;

import dev.longhand.kernel.Matrix;

/// Bytes of matrices that are not made yet, added up. Mutable.
final class MemorySum {
  private long bytes;

  /// What has been added; no more than {@link ModelMemory#IMPOSSIBLE}.
  long bytes() {
    return bytes;
  }

  /// Adds a matrix, with what fills up its panels.
  void add(long rows, long columns) {
    long matrix = Matrix.bytes(rows, columns);
    addBytes(matrix / Float.BYTES > Integer.MAX_VALUE ? ModelMemory.IMPOSSIBLE : matrix);
  }

  /// Adds several matrices of one size.
  void add(int count, long rows, long columns) {
    for (int i = 0; i < count; i++) {
      add(rows, columns);
    }
  }

  void addBytes(long more) {
    bytes = Math.min(bytes + more, ModelMemory.IMPOSSIBLE);
  }
}
