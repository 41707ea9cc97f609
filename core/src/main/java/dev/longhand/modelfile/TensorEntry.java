package dev.longhand.modelfile;

import java.util.List;

/// What a header says about one tensor; nothing of it is believed before {@link TensorLayout} has
/// checked it.
///
/// @param name the key of the entry
/// @param type the number type as the file names it, such as `F32`
/// @param shape lengths along each axis
/// @param begin first byte of the values, counted from the end of the header
/// @param end the byte behind the last
/// @param headerByte where the entry begins in the file
record TensorEntry(
    String name, String type, List<Long> shape, long begin, long end, long headerByte) {
  TensorEntry {
    shape = List.copyOf(shape);
  }
}
