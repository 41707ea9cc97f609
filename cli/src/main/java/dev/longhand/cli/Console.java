package dev.longhand.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Where a command reads and writes: written text and results go to `out`, everything that is said
/// about them to `err`.
///
/// @param paper what shows `out`
/// @param screen what shows `err`
/// @param keyboard where `in` comes from
record Console(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Screen paper,
    Screen screen,
    Keyboard keyboard) {
  /// What shows a stream.
  enum Screen {
    /// A file or a pipe: whole lines, few of them, no colour.
    LOG,
    /// A terminal without colour: the last line can be written anew.
    TERMINAL,
    /// A terminal that understands colours.
    COLOUR;

    boolean isTerminal() {
      return this != LOG;
    }
  }

  /// Where a command reads from.
  enum Keyboard {
    /// A file or a pipe, or nothing.
    NONE,
    /// A terminal, at which a person may type.
    TERMINAL
  }

  /// Streams without a keyboard.
  Console(InputStream in, PrintStream out, PrintStream err, Screen paper, Screen screen) {
    this(in, out, err, paper, screen, Keyboard.NONE);
  }

  /// How many columns every line keeps to, also where a terminal has more.
  static final int COLUMNS = 80;

  /// Where the launcher names the streams that are a terminal.
  private static final String PROPERTY = "longhand.terminal";

  /// The streams of this process, in UTF-8 whatever the locale, so that the same seed gives the
  /// same bytes.
  static Console ofProcess() {
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    Keyboard keyboard = isTerminal("in") ? Keyboard.TERMINAL : Keyboard.NONE;
    return new Console(System.in, out, err, screenOf("out"), screenOf("err"), keyboard);
  }

  private static boolean isTerminal(String stream) {
    return List.of(System.getProperty(PROPERTY, "").split(",")).contains(stream);
  }

  private static Screen screenOf(String stream) {
    if (!isTerminal(stream)) {
      return Screen.LOG;
    }
    String colours = System.getenv().getOrDefault("NO_COLOR", "");
    String terminal = System.getenv().getOrDefault("TERM", "");
    return colours.isEmpty() && !terminal.isEmpty() && !terminal.equals("dumb")
        ? Screen.COLOUR
        : Screen.TERMINAL;
  }
}
