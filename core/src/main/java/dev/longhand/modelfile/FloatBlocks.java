package dev.longhand.modelfile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Floats as little-endian bytes, one block of an array at a time, so that no second copy of a
/// tensor is ever made. Mutable: the block is used again.
final class FloatBlocks {
  /// Floats in a block.
  static final int LENGTH = 1 << 14;

  private final ByteBuffer bytes =
      ByteBuffer.allocate(Float.BYTES * LENGTH).order(ByteOrder.LITTLE_ENDIAN);

  /// The bytes of the floats from an index on, at most a block of them.
  ByteBuffer of(float[] values, int from) {
    int count = Math.min(LENGTH, values.length - from);
    bytes.clear();
    bytes.asFloatBuffer().put(values, from, count);
    return bytes.limit(Float.BYTES * count);
  }

  /// An empty block for the bytes of the floats from an index on.
  ByteBuffer room(float[] values, int from) {
    return bytes.clear().limit(Float.BYTES * Math.min(LENGTH, values.length - from));
  }

  /// Takes the filled block into the floats from an index on.
  void into(float[] values, int from) {
    bytes.flip();
    bytes.asFloatBuffer().get(values, from, bytes.limit() / Float.BYTES);
  }
}
