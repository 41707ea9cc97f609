package dev.longhand.tensorboard;

import dev.longhand.error.DiskFault;
import dev.longhand.error.Wording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;

/// One event file of a run. Events wait in memory until they are flushed. Mutable; one thread.
///
/// A file is records: eight bytes of length, their checksum, the event, its checksum, all numbers
/// with the least byte first. A checksum is a CRC-32C, turned by 15 bits and moved by a constant so
/// that it can be checksummed itself. An event is a message of protocol buffers with wall time,
/// step and values.
public final class EventFile implements AutoCloseable {
  private static final String VERSION = "brain.Event:2";
  private static final int CHECKSUM_SHIFT = 0xA282EAD8;
  private static final int STRING = 7; // the type of a tensor of texts
  private static final int TENSOR_DATA = 2; // the class of data that is a tensor
  private static final int START = 1; // the status of a session that begins

  private final Path path;
  private final InstantSource clock;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();

  private EventFile(Path path, InstantSource clock) {
    this.path = path;
    this.clock = clock;
  }

  /// A new file in a folder, which is made when it is missing. Its name holds the time, so that a
  /// reader takes the files of a run in their order.
  ///
  /// @throws dev.longhand.error.LonghandException `DISK_FULL` or `DISK_IO`
  public static EventFile create(Path folder, InstantSource clock) {
    try {
      Files.createDirectories(folder);
    } catch (IOException failed) {
      throw refused(failed, folder);
    }
    long seconds = clock.instant().getEpochSecond();
    int number = 0;
    Path path = named(folder, seconds, number);
    while (Files.exists(path)) {
      number++;
      path = named(folder, seconds, number);
    }
    var file = new EventFile(path, clock);
    file.add(file.event(0).text(3, VERSION));
    return file;
  }

  private static Path named(Path folder, long seconds, int number) {
    return folder.resolve(
        String.format(Locale.ROOT, "events.out.tfevents.%010d.longhand.%04d", seconds, number));
  }

  /// Where it lies.
  public Path path() {
    return path;
  }

  /// Says that a run goes on: what other files of the folder have from this step on is forgotten.
  public void resume(long step) {
    add(event(step).message(7, new ProtocolBuffer().whole(1, START)));
  }

  /// Adds values of a step.
  public void add(long step, List<SummaryValue> values) {
    var summary = new ProtocolBuffer();
    values.forEach(value -> summary.message(1, encoded(value)));
    add(event(step).message(5, summary));
  }

  private ProtocolBuffer event(long step) {
    return new ProtocolBuffer().number(1, clock.millis() / 1000.0).whole(2, step);
  }

  private static ProtocolBuffer encoded(SummaryValue value) {
    ProtocolBuffer named = new ProtocolBuffer().text(1, value.tag());
    return switch (value) {
      case SummaryValue.Scalar scalar -> named.number(2, (float) scalar.value());
      case SummaryValue.Histogram histogram -> named.message(5, encoded(histogram.spread()));
      case SummaryValue.Text text ->
          named.message(8, encoded(text.markdown())).message(9, ofTexts());
    };
  }

  private static ProtocolBuffer encoded(Spread spread) {
    return new ProtocolBuffer()
        .number(1, spread.least())
        .number(2, spread.most())
        .number(3, (double) spread.count())
        .number(4, spread.sum())
        .number(5, spread.squares())
        .numbers(6, spread.ends())
        .numbers(7, spread.counts());
  }

  /// A tensor without dimensions that holds a text.
  private static ProtocolBuffer encoded(String text) {
    return new ProtocolBuffer().whole(1, STRING).message(2, new ProtocolBuffer()).text(8, text);
  }

  /// That a tensor is for the page of texts.
  private static ProtocolBuffer ofTexts() {
    return new ProtocolBuffer()
        .message(1, new ProtocolBuffer().text(1, "text"))
        .whole(4, TENSOR_DATA);
  }

  private void add(ProtocolBuffer event) {
    byte[] data = event.toBytes();
    byte[] length = littleEndian(Long.BYTES).putLong(data.length).array();
    waiting.writeBytes(length);
    waiting.writeBytes(checksum(length));
    waiting.writeBytes(data);
    waiting.writeBytes(checksum(data));
  }

  private static byte[] checksum(byte[] bytes) {
    var crc = new CRC32C();
    crc.update(bytes);
    int masked = Integer.rotateRight((int) crc.getValue(), 15) + CHECKSUM_SHIFT;
    return littleEndian(Integer.BYTES).putInt(masked).array();
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// Brings all events to the file.
  ///
  /// @throws dev.longhand.error.LonghandException `DISK_FULL` or `DISK_IO`
  public void flush() {
    if (waiting.size() == 0) {
      return;
    }
    try {
      Files.write(
          path, waiting.toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException failed) {
      throw refused(failed, path);
    }
    waiting.reset();
  }

  @Override
  public void close() {
    flush();
  }

  private static RuntimeException refused(IOException failed, Path where) {
    return DiskFault.of(
        failed,
        "events for TensorBoard cannot be written",
        Wording.escaped(where.toString(), 400),
        "make room, or go on without --tensorboard");
  }
}
