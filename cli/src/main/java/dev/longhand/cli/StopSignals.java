package dev.longhand.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// The wish of a person, or of the system, that a command should end: INT, TERM or HUP.
///
/// The first is remembered, so that the command can end in order; a second ends the process at
/// once. A handler of our own, because Java's shutdown hooks cannot be interrupted a second time.
final class StopSignals implements AutoCloseable {
  private static final int NUMBER_TO_STATUS = 128;

  private final AtomicInteger status = new AtomicInteger();
  private final Map<Signal, SignalHandler> before = new LinkedHashMap<>();

  /// Begins to listen, except to signals that this process was started to ignore.
  ///
  /// @param announcement runs once, at the first signal, on a thread of its own
  static StopSignals listen(Runnable announcement) {
    var signals = new StopSignals();
    for (String name : new String[] {"INT", "TERM", "HUP"}) {
      signals.handle(new Signal(name), announcement);
    }
    return signals;
  }

  private void handle(Signal signal, Runnable announcement) {
    try {
      before.put(
          signal, Signal.handle(signal, received -> arrived(received.getNumber(), announcement)));
    } catch (IllegalArgumentException taken) {
      // The system has no such signal, or Java was told to leave signals alone.
    }
  }

  private void arrived(int number, Runnable announcement) {
    int wanted = NUMBER_TO_STATUS + number;
    if (status.compareAndSet(0, wanted)) {
      announcement.run();
    } else {
      Runtime.getRuntime().halt(wanted);
    }
  }

  /// The exit status that the first signal asks for; empty before one came.
  OptionalInt status() {
    int wanted = status.get();
    return wanted == 0 ? OptionalInt.empty() : OptionalInt.of(wanted);
  }

  /// Hands the signals back to whoever had them.
  @Override
  public void close() {
    before.forEach(Signal::handle);
  }
}
