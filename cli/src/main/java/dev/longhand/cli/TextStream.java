package dev.longhand.cli;

import dev.longhand.generate.TextConsumer;
import java.io.PrintStream;
import java.util.function.LongSupplier;

/// Text on its way to standard output while it is written: shown at once to a person, in bursts to
/// a fast reader.
final class TextStream implements TextConsumer {
  private static final long BURST_NANOS = 30_000_000;
  private static final int BURST = 4096;

  private final PrintStream out;
  private final LongSupplier nanoTime;
  private final StringBuilder waiting = new StringBuilder();
  private long flushed;
  private boolean open = true;

  TextStream(PrintStream out, LongSupplier nanoTime) {
    this.out = out;
    this.nanoTime = nanoTime;
    flushed = nanoTime.getAsLong();
  }

  @Override
  public boolean accept(String piece) {
    waiting.append(piece);
    if (waiting.length() >= BURST || nanoTime.getAsLong() - flushed >= BURST_NANOS) {
      flush();
    }
    return open;
  }

  /// Hands on what waits; afterwards the stream is closed if nobody reads it any more.
  void flush() {
    out.print(waiting);
    waiting.setLength(0);
    open = !out.checkError();
    flushed = nanoTime.getAsLong();
  }

  /// Whether somebody still reads.
  boolean open() {
    return open;
  }
}
