package dev.longhand.cli;

import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import tools.jackson.databind.node.ObjectNode;

/// Tells a person, or a machine, what was found: notes in one line, warnings and errors in blocks
/// of what, where and how to mend it. All of it goes to standard error.
final class Reporter {
  /// For whom messages are written.
  enum Form {
    PEOPLE,
    MACHINES
  }

  private static final String RED = "\u001B[31m";
  private static final String YELLOW = "\u001B[33m";
  private static final String PLAIN = "\u001B[0m";

  private final PrintStream err;
  private final Console.Screen screen;
  private final Form form;
  private final String command;

  /// @param command how this program is started; the library writes `longhand` for it in remedies
  Reporter(Console console, Form form, String command) {
    err = console.err();
    screen = console.screen();
    this.form = form;
    this.command = command;
  }

  /// A line for people alone.
  void say(String line) {
    if (form == Form.PEOPLE) {
      err.println(line);
    }
  }

  /// What was found on the way.
  ///
  /// @throws LonghandException with all warnings among them when they are to count as errors
  void tell(List<Problem> findings, Strictness strictness) {
    var warnings =
        findings.stream().filter(finding -> Severity.of(finding) == Severity.WARNING).toList();
    if (strictness == Strictness.STRICT && !warnings.isEmpty()) {
      throw new LonghandException(warnings);
    }
    for (Problem finding : findings) {
      print(Severity.of(finding), pasteable(finding));
    }
  }

  /// Everything that ended the work.
  void errors(List<Problem> problems, int status) {
    if (form == Form.MACHINES) {
      var object = Json.object().put("status", status);
      var array = object.putArray("problems");
      problems.forEach(problem -> fill(array.addObject(), Severity.ERROR, pasteable(problem)));
      err.println(Json.line(object));
      return;
    }
    problems.forEach(problem -> print(Severity.ERROR, pasteable(problem)));
  }

  /// Where an exception came from, for whoever asked with `--debug`.
  void trace(Throwable failure) {
    failure.printStackTrace(err);
  }

  /// The same problem with commands as this program is started.
  Problem pasteable(Problem problem) {
    String fix =
        problem
            .fix()
            .replaceAll(
                "(?<![\\w./-])longhand (?=[a-z-])", Matcher.quoteReplacement(command + " "));
    return new Problem(problem.code(), problem.what(), problem.where(), fix);
  }

  private void print(Severity severity, Problem problem) {
    if (form == Form.MACHINES) {
      err.println(Json.line(fill(Json.object(), severity, problem)));
    } else if (severity == Severity.NOTE) {
      note(problem);
    } else {
      err.println(coloured(severity, problem.render(severity.word())));
    }
  }

  private void note(Problem problem) {
    var parts = new ArrayList<String>();
    if (!problem.where().isEmpty()) {
      parts.add(problem.where());
    }
    parts.add(problem.what());
    String advice = problem.fix().isEmpty() ? "" : " (" + problem.fix() + ")";
    String line = "note: " + String.join(": ", parts) + advice;
    err.println(String.join("\n      ", Words.wrapped(line, Console.COLUMNS - 6)));
  }

  private String coloured(Severity severity, String block) {
    if (screen != Console.Screen.COLOUR) {
      return block;
    }
    String colour = severity == Severity.ERROR ? RED : YELLOW;
    int end = block.indexOf(']') + 1;
    return colour + block.substring(0, end) + PLAIN + block.substring(end);
  }

  /// Puts a problem into an object.
  static ObjectNode fill(ObjectNode object, Severity severity, Problem problem) {
    return object
        .put("severity", severity.word())
        .put("code", problem.code().code())
        .put("what", problem.what())
        .put("where", problem.where())
        .put("fix", problem.fix());
  }
}
