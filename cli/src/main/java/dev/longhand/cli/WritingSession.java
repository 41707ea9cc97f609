package dev.longhand.cli;

import java.util.OptionalInt;

/// A person at a terminal who writes a draft, from the first look at it to the wish to leave.
/// Mutable, for one session.
final class WritingSession {
  private static final int WAIT_MILLIS = 100; // between looks for signals and another size
  private static final int BURST_MILLIS = 2; // within which keys belong together

  private final RawTerminal terminal;
  private final StopSignals signals;
  private final WritingScreen screen;

  private WritingSession(
      RawTerminal terminal, StopSignals signals, WritingScreen.Contents contents) {
    this.terminal = terminal;
    this.signals = signals;
    screen = new WritingScreen(contents, this::isWanted);
  }

  /// Takes over the terminal, and hands it back however the session ends.
  ///
  /// @param paper what shows the page
  /// @return the exit status that a key or a signal asks for
  static int run(Console.Screen paper, WritingScreen.Contents contents) {
    try (var terminal = RawTerminal.open(paper);
        var signals = StopSignals.listen(terminal::close)) {
      return new WritingSession(terminal, signals, contents).run();
    }
  }

  private int run() {
    terminal.draw(screen.page());
    while (screen.status().isEmpty() && signals.status().isEmpty()) {
      Key key = terminal.key(WAIT_MILLIS);
      boolean pressed = key != Key.Silence.NOTHING;
      while (key != Key.Silence.NOTHING && screen.status().isEmpty()) {
        screen.press(key);
        key = terminal.key(BURST_MILLIS);
      }
      if (pressed || terminal.isChanged()) {
        terminal.draw(screen.page());
      }
    }
    OptionalInt status = signals.status().isPresent() ? signals.status() : screen.status();
    return status.orElseThrow();
  }

  /// Whether the model is to write on: nobody has pressed a key meanwhile.
  private boolean isWanted() {
    return signals.status().isEmpty() && terminal.isQuiet();
  }
}
