package dev.longhand.text.corpus;

import dev.longhand.error.Wording;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/// What a source is called: as it was given, in a message, and in a shell command.
///
/// @param given the path or the name of a stream, unchanged
/// @param shellWord one word that commands can read the source by
record SourceName(String given, String shellWord) {
  /// The most characters of a name that a message shows.
  static final int LENGTH = 400;

  SourceName {
    Objects.requireNonNull(given);
    Objects.requireNonNull(shellWord);
  }

  static SourceName of(Path path) {
    return new SourceName(path.toString(), Wording.shellWord(path.toString()));
  }

  /// The name of a stream; by an old custom, commands call it `-`.
  static SourceName ofStream(String name) {
    return new SourceName(name, "-");
  }

  /// A command with the source in the place of `%s`; one that takes nothing for a stream.
  String withWord(String command) {
    return shellWord.equals("-") ? command.replace(" %s", "") : command.replace("%s", shellWord);
  }

  /// Whether the name ends so, whatever its letters' case and whether the file is packed or not.
  boolean endsWith(String end) {
    return given.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "").endsWith(end);
  }

  /// The name as messages show it.
  String shown() {
    return Wording.escaped(given, LENGTH);
  }
}
