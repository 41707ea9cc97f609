package dev.longhand.modelfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Safetensors files put together by hand, right or wrong.
final class RawFile {
  private RawFile() {}

  /// A header whose length is right, and what follows it.
  static byte[] of(String header, int dataBytes) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    return of(json.length, json, dataBytes);
  }

  static byte[] of(long length, byte[] header, int dataBytes) {
    return ByteBuffer.allocate(8 + header.length + dataBytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(length)
        .put(header)
        .array();
  }

  /// A header with one tensor `t`.
  static String tensor(String type, String shape, String offsets) {
    return entry("t", type, shape, offsets, "{", "}");
  }

  /// A header with two tensors of four bytes each shape `[1]`, `a` and `b`.
  static String pair(String offsetsOfA, String offsetsOfB) {
    return entry("a", "F32", "[1]", offsetsOfA, "{", ",")
        + entry("b", "F32", "[1]", offsetsOfB, "", "}");
  }

  private static String entry(
      String name, String type, String shape, String offsets, String before, String after) {
    return "%s\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":%s}%s"
        .formatted(before, name, type, shape, offsets, after);
  }

  /// What the strict reader finds in a file.
  static List<Tensor> read(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path)) {
      SafetensorsReader reader = SafetensorsReader.open(channel, FilePlace.of(path));
      var tensors = new ArrayList<Tensor>();
      for (TensorEntry entry : reader.header().entries()) {
        tensors.add(reader.tensor(entry));
      }
      return tensors;
    }
  }

  static List<Tensor> read(Path folder, byte[] bytes) throws IOException {
    return read(Files.write(folder.resolve("raw.safetensors"), bytes));
  }
}
