package dev.longhand.cli;

import dev.longhand.draft.Draft;
import dev.longhand.draft.Stretch;
import dev.longhand.draft.Suggestion;
import dev.longhand.draft.Written;
import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Writes a draft line by line, for pipes, scripts and terminals that are no page: a line is text,
/// or behind a slash a command, whose answer goes to standard output.
final class PlainWriting {
  private static final String SLASH = "/";
  private static final int LABEL = 24;
  private static final int MOST_TOKENS = 1_000_000;

  /// What a line can ask for.
  private enum Command {
    NEXT("", "show the tokens that may come next"),
    TAKE("N", "take the token with that place in the list; 1 without a number"),
    WORD("", "the model writes a word"),
    LINE("", "the model writes to the end of the line"),
    GO("N", "the model writes so many tokens"),
    AGAIN("", "what the model wrote last, in another way"),
    TEMPERATURE("T", "set the temperature, 0 to 10; without a number, show it"),
    UNDO("", "undo the last step"),
    REDO("", "do it again"),
    BRANCH("NAME", "begin a branch here"),
    BRANCHES("", "show all branches"),
    SWITCH("NAME", "go on with another branch"),
    SAVE("FILE", "save the draft"),
    TEXT("", "show the text"),
    HELP("", "show this list"),
    QUIT("", "leave");

    private final String argument;
    private final String meaning;

    Command(String argument, String meaning) {
      this.argument = argument;
      this.meaning = meaning;
    }

    String word() {
      return SLASH + name().toLowerCase(Locale.ROOT);
    }
  }

  private final Longhand longhand;
  private final Draft draft;
  private final WritingFiles files;
  private final int top;
  private final PrintStream out;

  /// @param top how many tokens are shown that may come next
  PlainWriting(Longhand longhand, Draft draft, WritingFiles files, int top) {
    this.longhand = longhand;
    this.draft = draft;
    this.files = files;
    this.top = top;
    out = longhand.console().out();
  }

  /// Reads lines to their end, or to the word to leave.
  void run() {
    var lines =
        new BufferedReader(
            new InputStreamReader(longhand.console().in(), StandardCharsets.UTF_8.newDecoder()));
    try {
      String line = lines.readLine();
      while (line != null && take(line) && !out.checkError()) {
        line = lines.readLine();
      }
    } catch (CharacterCodingException broken) {
      throw new LonghandException(
              ErrorCode.DATA_UTF8,
              "a line is not valid UTF-8",
              "standard input",
              "convert it, for instance with iconv -f WINDOWS-1252 -t UTF-8")
          .causedBy(broken);
    } catch (IOException gone) {
      throw new LonghandException(
              ErrorCode.DISK_IO, "standard input cannot be read", "standard input", "")
          .causedBy(gone);
    }
  }

  /// Does what one line asks for.
  ///
  /// @return whether there may be another
  private boolean take(String line) {
    if (!line.startsWith(SLASH) || line.startsWith(SLASH + SLASH)) {
      String text = line.startsWith(SLASH) ? line.substring(1) : line;
      longhand.reporter().tell(draft.type(text + "\n"), Strictness.LENIENT);
      return true;
    }
    String[] words = line.split("\\s+", 2);
    Optional<Command> command = command(words[0]);
    if (command.isEmpty()) {
      tell(unknown(words[0]));
      return true;
    }
    try {
      answer(command.get(), words.length > 1 ? words[1].strip() : "");
    } catch (LonghandException refused) {
      refused.problems().forEach(this::tell);
    }
    return command.get() != Command.QUIT;
  }

  private static Optional<Command> command(String word) {
    return Arrays.stream(Command.values())
        .filter(command -> command.word().equals(word))
        .findFirst();
  }

  private static Problem unknown(String word) {
    List<String> known = Arrays.stream(Command.values()).map(Command::word).toList();
    return new Problem(
        ErrorCode.USAGE_OPTION,
        "there is no command " + Wording.escaped(word, 60),
        "standard input",
        Wording.nearest(word, known)
            .map(near -> "did you mean " + near + "?")
            .orElse("/help lists all; a text that begins with a slash is written with two"));
  }

  private void tell(Problem problem) {
    longhand.reporter().tell(List.of(problem), Strictness.LENIENT);
  }

  private void answer(Command command, String argument) {
    switch (command) {
      case NEXT -> showNext();
      case TAKE -> showWritten(() -> takeToken(argument));
      case WORD -> showWritten(() -> draft.write(Stretch.WORD, this::isRead));
      case LINE -> showWritten(() -> draft.write(Stretch.LINE, this::isRead));
      case GO -> {
        var stretch = new Stretch.Tokens(number(Command.GO, argument, MOST_TOKENS));
        showWritten(() -> draft.write(stretch, this::isRead));
      }
      case AGAIN -> showAgain();
      case TEMPERATURE -> setTemperature(argument);
      case UNDO -> say(draft.undo() ? "undone" : "nothing to undo");
      case REDO -> say(draft.redo() ? "done again" : "nothing to do again");
      case BRANCH -> {
        draft.begin(argument);
        say("branch " + draft.branch());
      }
      case BRANCHES -> showBranches();
      case SWITCH -> {
        draft.switchTo(argument);
        say("branch " + draft.branch());
      }
      case SAVE -> {
        String name = argument.isEmpty() ? files.usualName() : argument;
        files.save(draft, Paths.of(name, "FILE"));
        say("saved in " + Wording.escaped(name, 400));
      }
      case TEXT -> show(draft.text(), Json.object().put("text", draft.text()));
      case HELP -> showHelp();
      case QUIT -> {}
    }
  }

  /// Whether somebody still reads what is answered.
  private boolean isRead() {
    return !out.checkError();
  }

  private static int number(Command command, String text, int most) {
    try {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException other) {
      // Refused below, as any other wrong number.
    }
    throw new LonghandException(
        ErrorCode.USAGE_VALUE,
        "'"
            + Wording.escaped(text, 40)
            + "' is not a whole number from 1 to "
            + Wording.number(most),
        "standard input",
        command.word() + " " + Math.min(most, 40));
  }

  private void takeToken(String argument) {
    List<Suggestion> suggestions = draft.suggestions(top);
    if (suggestions.isEmpty()) {
      throw new LonghandException(
          ErrorCode.USAGE_VALUE,
          "no token begins like '" + Wording.escaped(draft.typing(), 40) + "'",
          "standard input",
          "end the word with a line, or /undo it");
    }
    int place = number(Command.TAKE, argument.isEmpty() ? "1" : argument, suggestions.size());
    draft.take(suggestions.get(place - 1));
  }

  private void setTemperature(String argument) {
    if (!argument.isEmpty()) {
      draft.setTemperature(temperature(argument));
    }
    say("temperature " + Words.significant(draft.temperature(), 3));
  }

  private static double temperature(String text) {
    NumberRange range = NumberRange.of("--temperature").orElseThrow();
    try {
      double number = Double.parseDouble(text);
      if (range.allowed().test(number)) {
        return number;
      }
    } catch (NumberFormatException other) {
      // Refused below, as any other wrong number.
    }
    throw new LonghandException(List.of(range.refuse(Command.TEMPERATURE.word(), text)));
  }

  // ---- answers

  /// What came to stand behind the text.
  private void showWritten(Runnable work) {
    int before = draft.text().length();
    work.run();
    String text = draft.text();
    String written = text.substring(Math.min(before, text.length()));
    show(written, Json.object().put("written", written).put("tokens", draft.length()));
  }

  private void showAgain() {
    Optional<Written> written = draft.again(this::isRead);
    if (written.isEmpty()) {
      say("the model has not written last");
    } else {
      String text = draft.text();
      show(text, Json.object().put("text", text).put("tokens", draft.length()));
    }
  }

  private void showNext() {
    List<Suggestion> suggestions = draft.suggestions(top);
    ObjectNode object = Json.object();
    var next = object.putArray("next");
    var lines = new ArrayList<String>();
    for (int place = 0; place < suggestions.size(); place++) {
      Suggestion suggestion = suggestions.get(place);
      next.addObject()
          .put("place", place + 1)
          .put("id", suggestion.id())
          .put("text", suggestion.text())
          .put("probability", suggestion.probability());
      lines.add(
          String.format(
              Locale.ROOT,
              "%3d  %s %7s",
              place + 1,
              Glyph.padded(suggestion.label(), LABEL),
              Words.share(suggestion.probability())));
    }
    if (lines.isEmpty()) {
      lines.add("no token begins like " + Wording.escaped(draft.typing(), 40));
    }
    show(String.join("\n", lines), object);
  }

  private void showBranches() {
    ObjectNode object = Json.object().put("branch", draft.branch());
    draft.branches().forEach(object.putArray("branches")::add);
    var lines =
        draft.branches().stream()
            .map(name -> (name.equals(draft.branch()) ? "* " : "  ") + name)
            .toList();
    show(String.join("\n", lines), object);
  }

  private void showHelp() {
    var lines = new ArrayList<String>();
    for (Command command : Command.values()) {
      lines.add(Glyph.padded(command.word() + " " + command.argument, 18) + command.meaning);
    }
    lines.add("Any other line is text; // writes a line that begins with a slash.");
    say(String.join("\n", lines));
  }

  private void say(String words) {
    show(words, Json.object().put("said", words));
  }

  /// @param text for a person
  /// @param object the same for a machine
  private void show(String text, ObjectNode object) {
    switch (longhand.form()) {
      case PEOPLE -> out.println(text);
      case MACHINES -> out.println(Json.line(object));
    }
    out.flush();
  }
}
