package dev.longhand.cli;

import dev.longhand.experiment.TrialResult;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The trials of a sweep, the best first, with what each of them varied.
final class LeaderBoard {
  private static final String ROW = "%4s %-10s%10s%8s%8s";
  private static final int SHOWN = 3;
  private static final int INDENT = 5;
  private static final int ROOM = 38; // behind the figures

  private final Longhand longhand;

  LeaderBoard(Longhand longhand) {
    this.longhand = longhand;
  }

  /// The first few of them, on the way.
  void preview(List<TrialResult> standings) {
    write(longhand.console().err(), standings.subList(0, Math.min(SHOWN, standings.size())));
  }

  /// All of them, as the result.
  void write(List<TrialResult> standings) {
    PrintStream out = longhand.console().out();
    if (longhand.form() == Reporter.Form.MACHINES) {
      var object = Json.object().put("event", "sweep");
      var trials = object.putArray("trials");
      standings.forEach(result -> ExperimentLines.fill(trials.addObject(), result));
      out.println(Json.line(object));
      return;
    }
    if (!standings.isEmpty()) {
      write(out, standings);
      out.flush();
    }
  }

  private static void write(PrintStream to, List<TrialResult> standings) {
    to.println();
    to.printf(Locale.ROOT, ROW + "%n", "", "trial", "bits/char", "epochs", "time");
    int rank = 0;
    for (TrialResult result : standings) {
      rank++;
      to.printf(
          Locale.ROOT,
          ROW,
          rank,
          result.name(),
          ComparisonTable.decimal(result.bitsPerCharacter()),
          result.history().size() + ending(result),
          Words.clock(result.seconds()));
      String changes = changes(result);
      if (changes.length() <= ROOM) {
        to.println("  " + changes);
      } else {
        to.println();
        Words.wrapped(changes, Console.COLUMNS - INDENT)
            .forEach(line -> to.println(" ".repeat(INDENT) + line));
      }
    }
  }

  private static String ending(TrialResult result) {
    return switch (result.end()) {
      case FINISHED, EARLY -> "";
      case DIVERGED -> "!";
      case TOO_LARGE -> "-";
    };
  }

  /// Settings by the last part of their names, where that tells them apart.
  private static String changes(TrialResult result) {
    List<String> whole = result.trial().changes();
    List<String> shortened = new ArrayList<>();
    for (String change : whole) {
      int sign = change.indexOf('=');
      shortened.add(change.substring(change.lastIndexOf('.', sign) + 1));
    }
    long names =
        shortened.stream()
            .map(change -> change.substring(0, change.indexOf('=')))
            .distinct()
            .count();
    return String.join("  ", names == whole.size() ? shortened : whole);
  }
}
