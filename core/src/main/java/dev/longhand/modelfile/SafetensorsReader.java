package dev.longhand.modelfile;

import static dev.longhand.error.ErrorCode.MODEL_CHANGED;
import static dev.longhand.error.ErrorCode.MODEL_HEADER_END;
import static dev.longhand.error.ErrorCode.MODEL_HEADER_LENGTH;
import static dev.longhand.error.ErrorCode.MODEL_HEADER_SIZE;
import static dev.longhand.error.ErrorCode.MODEL_SHORT;

import dev.longhand.error.Wording;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/// Reads safetensors strictly: a file is refused before memory is taken for what it only claims.
///
/// The file is read and not mapped, so that one which shrinks meanwhile is an error and no crash.
/// Not thread-safe; the caller closes the channel.
final class SafetensorsReader {
  /// The length of the header stands in front of it.
  static final int LENGTH_BYTES = Long.BYTES;

  private static final int LARGEST_HEADER = 100_000_000;

  private final FileChannel channel;
  private final FilePlace place;
  private final byte[] first; // the length and the header
  private final long size;

  private SafetensorsReader(FileChannel channel, FilePlace place, byte[] first, long size) {
    this.channel = channel;
    this.place = place;
    this.first = first;
    this.size = size;
  }

  /// A reader that has read the header's bytes and looked at nothing but their length.
  static SafetensorsReader open(FileChannel channel, FilePlace place) throws IOException {
    long size = channel.size();
    if (size < LENGTH_BYTES) {
      throw place.damaged(
          MODEL_SHORT,
          "the file has " + Wording.count(size, "byte") + "; the length of its header alone has 8");
    }
    var length = ByteBuffer.allocate(LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    readFully(channel, length, 0, place);
    long header = length.getLong(0);
    checkLength(header, size, place);
    var bytes = ByteBuffer.allocate(LENGTH_BYTES + (int) header);
    readFully(channel, bytes, 0, place);
    return new SafetensorsReader(channel, place, bytes.array(), size);
  }

  private static void checkLength(long header, long size, FilePlace place) {
    FilePlace start = place.atByte(0);
    if (header < 2) {
      String found = header < 0 ? Long.toUnsignedString(header) : Long.toString(header);
      throw start.damaged(
          MODEL_HEADER_LENGTH, "the header's length is " + found + " bytes, which cannot be");
    }
    if (header > LARGEST_HEADER) {
      throw start.damaged(
          MODEL_HEADER_SIZE,
          "the header's length is "
              + Wording.number(header)
              + " bytes; at most "
              + Wording.number(LARGEST_HEADER)
              + " are read");
    }
    if (header > size - LENGTH_BYTES) {
      throw start.damaged(
          MODEL_HEADER_END,
          "the header's length is "
              + Wording.number(header)
              + " bytes, but only "
              + Wording.number(size - LENGTH_BYTES)
              + " follow");
    }
  }

  /// The length and the header as they stand in the file; not a copy.
  byte[] firstBytes() {
    return first;
  }

  /// The header, checked entry by entry against the size of the file.
  SafetensorsHeader header() {
    byte[] json = Arrays.copyOfRange(first, LENGTH_BYTES, first.length);
    SafetensorsHeader header = HeaderParser.parse(json, place);
    TensorLayout.check(header.entries(), size - first.length, place);
    return header;
  }

  /// The values of one tensor of the checked header.
  Tensor tensor(TensorEntry entry) throws IOException {
    float[] values = new float[Math.toIntExact((entry.end() - entry.begin()) / Float.BYTES)];
    var blocks = new FloatBlocks();
    long position = first.length + entry.begin();
    for (int from = 0; from < values.length; from += FloatBlocks.LENGTH) {
      ByteBuffer room = blocks.room(values, from);
      int length = room.remaining();
      readFully(channel, room, position, place);
      blocks.into(values, from);
      position += length;
    }
    return new Tensor(entry.name(), entry.shape().stream().map(Math::toIntExact).toList(), values);
  }

  private static void readFully(FileChannel channel, ByteBuffer into, long from, FilePlace place)
      throws IOException {
    long position = from;
    while (into.hasRemaining()) {
      int count = channel.read(into, position);
      if (count < 0) {
        throw place
            .atByte(position)
            .refuse(
                MODEL_CHANGED,
                "the file became shorter while it was read",
                "wait until nothing writes to it, then try again");
      }
      position += count;
    }
  }
}
