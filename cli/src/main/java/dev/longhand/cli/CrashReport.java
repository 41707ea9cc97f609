package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.List;

/// What is kept of a fault of our own: the versions, the command and where it happened; nothing of
/// any text.
final class CrashReport {
  private static final String FIX =
      "the same command with --debug shows it here; please report it with the file";

  private CrashReport() {}

  /// Writes a file and gives the message that names it.
  static Problem write(Throwable failure, Machine machine, String... arguments) {
    String what = "this is a fault of Longhand itself, not of what you did";
    try {
      var file = Files.createTempFile("longhand-crash-", ".txt");
      Files.writeString(file, text(failure, machine, List.of(arguments)));
      return new Problem(ErrorCode.INTERNAL_ERROR, what, "report written to " + file, FIX);
    } catch (IOException unwritable) {
      String where = "no report: " + Wording.escaped(String.valueOf(unwritable.getMessage()), 200);
      return new Problem(ErrorCode.INTERNAL_ERROR, what, where, FIX);
    }
  }

  private static String text(Throwable failure, Machine machine, List<String> arguments) {
    var trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return String.join(
        "\n",
        "longhand " + Longhand.version(),
        "Java "
            + machine.java()
            + ", "
            + System.getProperty("os.name", "")
            + " "
            + System.getProperty("os.arch", ""),
        "arguments " + arguments,
        trace.toString());
  }
}
