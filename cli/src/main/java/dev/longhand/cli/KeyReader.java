package dev.longhand.cli;

import java.util.Map;

/// Makes keys of what a terminal sends: characters, control characters and the sequences of xterm
/// that all others send too. Mutable, for one thread.
final class KeyReader {
  /// Characters of UTF-16, one after the other.
  @FunctionalInterface
  interface Source {
    /// The next one.
    ///
    /// @param millis how long to wait for it
    /// @return {@link #NOTHING} when none came in time, {@link #GONE} when none ever will
    int read(long millis);
  }

  static final int GONE = -1;
  static final int NOTHING = -2;

  private static final char ESCAPE = '\u001B';
  private static final int REST_MILLIS = 50; // within which the rest of a sequence arrives
  private static final int PASTE_MILLIS = 1000;
  private static final int LONGEST = 32; // no sequence that we know is longer
  private static final String PASTE = "[200~";
  private static final String PASTE_END = ESCAPE + "[201~";
  private static final Map<String, Key> SEQUENCES =
      Map.ofEntries(
          Map.entry("[A", Key.Command.UP),
          Map.entry("OA", Key.Command.UP),
          Map.entry("[B", Key.Command.DOWN),
          Map.entry("OB", Key.Command.DOWN),
          Map.entry("[C", Key.Command.TAKE),
          Map.entry("OC", Key.Command.TAKE),
          Map.entry("[1;3A", Key.Command.HOTTER),
          Map.entry("[1;9A", Key.Command.HOTTER),
          Map.entry(ESCAPE + "[A", Key.Command.HOTTER),
          Map.entry("[1;3B", Key.Command.COOLER),
          Map.entry("[1;9B", Key.Command.COOLER),
          Map.entry(ESCAPE + "[B", Key.Command.COOLER),
          Map.entry("[5~", Key.Command.PAGE_UP),
          Map.entry("[6~", Key.Command.PAGE_DOWN),
          Map.entry("OP", Key.Command.HELP),
          Map.entry("[11~", Key.Command.HELP),
          Map.entry("[[A", Key.Command.HELP));

  private final Source source;

  KeyReader(Source source) {
    this.source = source;
  }

  /// The next key.
  ///
  /// @param millis how long to wait for it
  Key next(long millis) {
    int first = source.read(millis);
    if (first == NOTHING) {
      return Key.Silence.NOTHING;
    }
    if (first < 0) {
      return Key.Silence.GONE;
    }
    if (first == ESCAPE) {
      return sequence();
    }
    if (Character.isISOControl(first)) {
      return control(first);
    }
    return character((char) first);
  }

  private static Key control(int character) {
    return switch (character) {
      case '\n' -> Key.Command.ENTER;
      case '\b' -> Key.Command.ERASE;
      case 0x11 -> Key.Command.LEAVE; // Ctrl-Q
      default -> Key.Command.of(character).map(Key.class::cast).orElse(Key.Command.OTHER);
    };
  }

  /// A character outside the basic plane arrives in two halves.
  private Key character(char first) {
    if (!Character.isSurrogate(first)) {
      return new Key.Text(Character.toString(first));
    }
    int second = Character.isHighSurrogate(first) ? source.read(REST_MILLIS) : NOTHING;
    return second >= 0 && Character.isLowSurrogate((char) second)
        ? new Key.Text(new String(new char[] {first, (char) second}))
        : Key.Command.OTHER;
  }

  private Key sequence() {
    var rest = new StringBuilder();
    while (rest.length() < LONGEST) {
      int next = source.read(REST_MILLIS);
      if (next < 0) {
        return rest.isEmpty() ? Key.Command.ESCAPE : Key.Command.OTHER;
      }
      rest.append((char) next);
      if (rest.toString().equals(PASTE)) {
        return paste();
      }
      if (isWhole(rest)) {
        return SEQUENCES.getOrDefault(rest.toString(), Key.Command.OTHER);
      }
    }
    return Key.Command.OTHER;
  }

  /// Whether a sequence is over: behind `[` at its first letter or `~`, behind `O` at once.
  private static boolean isWhole(CharSequence rest) {
    int start = rest.charAt(0) == ESCAPE ? 1 : 0;
    if (rest.length() <= start) {
      return false;
    }
    char kind = rest.charAt(start);
    int behind = rest.length() - start - 1;
    if (kind != '[' && kind != 'O') {
      return true;
    }
    char last = rest.charAt(rest.length() - 1);
    boolean console = kind == '[' && rest.charAt(start + Math.min(1, behind)) == '[' && behind > 0;
    return console ? behind == 2 : behind > 0 && (Character.isLetter(last) || last == '~');
  }

  /// What stands between the marks of a paste, its line ends as ours.
  private Key paste() {
    var text = new StringBuilder();
    int end = -1;
    while (end < 0) {
      int next = source.read(PASTE_MILLIS);
      if (next < 0) {
        break;
      }
      text.append((char) next);
      end = text.indexOf(PASTE_END, text.length() - PASTE_END.length());
    }
    text.setLength(end < 0 ? text.length() : end);
    return new Key.Text(text.toString().replace("\r\n", "\n").replace('\r', '\n'));
  }
}
