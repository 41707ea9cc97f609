package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// The terminal of this process as a page to draw on, key by key; as it was before when it is
/// closed, from whatever thread.
///
/// Drawing sends the lines that changed and nothing else. One thread reads and draws.
final class RawTerminal implements AutoCloseable {
  private static final String OTHER_PAGE = "\u001B[?1049h\u001B[?2004h";
  private static final String OWN_PAGE = "\u001B[?2004l\u001B[?1049l\u001B[?25h";
  private static final String HIDE_CURSOR = "\u001B[?25l";
  private static final String SHOW_CURSOR = "\u001B[?25h";
  private static final String REST_OF_LINE = "\u001B[K";
  private static final int COLUMNS = 80; // where a terminal does not say how large it is
  private static final int ROWS = 24;

  private final Terminal terminal;
  private final Attributes before;
  private final Console.Screen screen;
  private final TypedAhead typed;
  private final KeyReader keys;
  private final Map<Signal, SignalHandler> handlers = new LinkedHashMap<>();
  private final AtomicBoolean changed = new AtomicBoolean(true); // its size, or what it shows
  private List<String> shown = new ArrayList<>();
  private PageLayout layout = new PageLayout(COLUMNS, ROWS);
  private boolean open = true;

  private RawTerminal(Terminal terminal, Console.Screen screen) {
    this.terminal = terminal;
    this.screen = screen;
    before = terminal.getAttributes();
    typed = new TypedAhead(terminal.reader());
    keys = new KeyReader(typed);
  }

  /// Takes the terminal over.
  ///
  /// @throws LonghandException `USAGE_VALUE` when it cannot be had
  static RawTerminal open(Console.Screen screen) {
    try {
      Terminal terminal =
          TerminalBuilder.builder()
              .provider("exec")
              .system(true)
              .systemOutput(TerminalBuilder.SystemOutput.SysOut)
              .dumb(false)
              .nativeSignals(false)
              .encoding(StandardCharsets.UTF_8)
              .build();
      var raw = new RawTerminal(terminal, screen);
      raw.begin();
      return raw;
    } catch (IOException | IllegalStateException failed) {
      throw new LonghandException(
              ErrorCode.USAGE_TERMINAL,
              "the terminal cannot be written on as a page: " + failed.getMessage(),
              "stty",
              "write line by line instead, with --plain")
          .causedBy(failed);
    }
  }

  private void begin() {
    takeOver();
    for (String name : new String[] {"WINCH", "CONT"}) {
      try {
        var signal = new Signal(name);
        handlers.put(signal, Signal.handle(signal, _ -> changed.set(true)));
      } catch (IllegalArgumentException unknown) {
        // This system has no such signal, and its terminals keep their size.
      }
    }
  }

  private void takeOver() {
    terminal.enterRawMode();
    Attributes raw = terminal.getAttributes();
    raw.setLocalFlag(Attributes.LocalFlag.ISIG, false); // Ctrl-C and Ctrl-Z are keys here
    terminal.setAttributes(raw);
    send(OTHER_PAGE);
  }

  /// The next key; none when nobody pressed one in time.
  Key key(long millis) {
    return keys.next(millis);
  }

  /// Whether the page has to be drawn anew although nothing on it changed.
  boolean isChanged() {
    return changed.get();
  }

  /// Whether nobody has pressed a key that was not read yet.
  boolean isQuiet() {
    return typed.isEmpty();
  }

  /// Draws a page; nothing once the terminal is closed.
  synchronized void draw(WritingPage page) {
    if (!open) {
      return;
    }
    if (changed.getAndSet(false)) {
      measure();
    }
    PageLayout.Picture picture = layout.of(page);
    List<String> lines = picture.lines().stream().map(line -> line.sent(screen)).toList();
    send(HIDE_CURSOR + changes(shown, lines) + at(picture.row(), picture.column()) + SHOW_CURSOR);
    shown = lines;
  }

  private void measure() {
    takeOver(); // whoever stopped this process may have changed the terminal
    Size size = terminal.getSize();
    boolean known = size.getColumns() > 0 && size.getRows() > 0;
    layout =
        known ? new PageLayout(size.getColumns(), size.getRows()) : new PageLayout(COLUMNS, ROWS);
    shown = List.of();
    send("\u001B[2J");
  }

  /// What turns some lines of a terminal into others.
  static String changes(List<String> from, List<String> to) {
    var changes = new StringBuilder();
    for (int row = 0; row < to.size(); row++) {
      if (row >= from.size() || !from.get(row).equals(to.get(row))) {
        changes.append(at(row, 0)).append(REST_OF_LINE).append(to.get(row));
      }
    }
    return changes.toString();
  }

  private static String at(int row, int column) {
    return "\u001B[" + (row + 1) + ";" + (column + 1) + "H";
  }

  private void send(String text) {
    terminal.writer().write(text);
    terminal.writer().flush();
  }

  /// Hands the terminal back as it was. A second time does nothing.
  @Override
  public synchronized void close() {
    if (!open) {
      return;
    }
    open = false;
    typed.close();
    handlers.forEach(Signal::handle);
    send(OWN_PAGE);
    terminal.setAttributes(before);
  }
}
