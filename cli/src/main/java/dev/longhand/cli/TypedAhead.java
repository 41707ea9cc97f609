package dev.longhand.cli;

import java.io.IOException;
import java.io.Reader;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What a terminal has sent and nobody has asked for yet, read by a thread of its own, so that
/// looking whether there is something costs no time.
final class TypedAhead implements KeyReader.Source, AutoCloseable {
  private final BlockingQueue<Integer> waiting = new LinkedBlockingQueue<>();
  private final Thread thread;

  TypedAhead(Reader terminal) {
    thread = Thread.ofPlatform().daemon().name("keys").start(() -> read(terminal));
  }

  private void read(Reader terminal) {
    try {
      int next = terminal.read();
      while (next >= 0) {
        waiting.add(next);
        next = terminal.read();
      }
    } catch (IOException gone) {
      // As at the end of what it sends.
    }
    waiting.add(KeyReader.GONE);
  }

  @Override
  public int read(long millis) {
    try {
      Integer next = waiting.poll(millis, TimeUnit.MILLISECONDS);
      return next == null ? KeyReader.NOTHING : next;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return KeyReader.GONE;
    }
  }

  /// Whether there is nothing that was not asked for yet.
  boolean isEmpty() {
    return waiting.isEmpty();
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
