package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Paths as people write them on a command line.
final class Paths {
  private static final int SHOWN = 400;

  private Paths() {}

  /// The path of an argument.
  ///
  /// @param argument what the argument is called, for the message
  /// @throws LonghandException `USAGE_VALUE` for what no file can be called
  static Path of(String text, String argument) {
    try {
      if (!text.isEmpty()) {
        return Path.of(text);
      }
    } catch (InvalidPathException impossible) {
      throw refused(text, argument).causedBy(impossible);
    }
    throw refused(text, argument);
  }

  private static LonghandException refused(String text, String argument) {
    return new LonghandException(
        ErrorCode.USAGE_VALUE,
        argument + " is '" + Wording.escaped(text, SHOWN) + "', which no file can be called",
        argument,
        "name a file or a folder");
  }
}
