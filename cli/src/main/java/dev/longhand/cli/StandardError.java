package dev.longhand.cli;

import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.PrintStream;

/// Standard error as the person's terminal knows it.
///
/// Java announces the incubating vector module on standard error before any class of ours is
/// loaded, and no option stops it. The launcher therefore starts Java with that stream in a file
/// and names the real one in a property.
final class StandardError {
  private static final String PROPERTY = "longhand.stderr";

  private StandardError() {}

  /// Lets [System#err] write to the stream that the launcher named; nothing happens without one.
  static void open() {
    var path = System.getProperty(PROPERTY, "");
    if (path.isEmpty()) {
      return;
    }
    try {
      System.setErr(new PrintStream(new FileOutputStream(path, true), true, System.err.charset()));
    } catch (FileNotFoundException failure) {
      System.err.println("standard error cannot be opened: " + failure.getMessage());
    }
  }
}
