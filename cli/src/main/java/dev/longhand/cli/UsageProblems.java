package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// What is wrong with the words of a command line, all of it at once.
final class UsageProblems {
  private static final int SHOWN = 60;

  private final List<String> arguments;
  private final List<Problem> problems = new ArrayList<>();

  private UsageProblems(List<String> arguments) {
    this.arguments = arguments;
  }

  /// The problems of a command line that was read to its end.
  static List<Problem> of(ParseResult result, String... arguments) {
    var found = new UsageProblems(List.of(arguments));
    for (ParseResult part : result.asCommandLineList().stream().map(UsageProblems::read).toList()) {
      part.errors().forEach(found::add);
      part.matchedOptions().forEach(found::checkRange);
    }
    return found.problems.stream().distinct().toList();
  }

  private static ParseResult read(CommandLine commandLine) {
    return commandLine.getParseResult();
  }

  /// The problem that ended the reading of a command line.
  static List<Problem> of(ParameterException failure, String... arguments) {
    var found = new UsageProblems(List.of(arguments));
    found.add(failure);
    return found.problems;
  }

  private void add(Exception failure) {
    switch (failure) {
      case UnmatchedArgumentException unmatched -> addUnmatched(unmatched);
      case MissingParameterException missing -> addMissing(missing);
      case OverwrittenOptionException twice -> addTwice(twice);
      case ParameterException other -> addOther(other);
      default -> throw new IllegalStateException(failure);
    }
  }

  private void addUnmatched(UnmatchedArgumentException failure) {
    CommandSpec command = failure.getCommandLine().getCommandSpec();
    List<String> unmatched = failure.getUnmatched();
    var options = unmatched.stream().filter(word -> word.startsWith("-")).toList();
    if (!options.isEmpty()) {
      options.forEach(word -> addUnknown(command, word, "option", optionNames(command)));
    } else if (command.subcommands().isEmpty()) {
      unmatched.forEach(word ->
          add("'" + shown(word) + "' is one argument too many", place(command), help(command)));
    } else {
      addUnknown(command, unmatched.getFirst(), "command", command.subcommands().keySet());
    }
  }

  private void addUnknown(
      CommandSpec command, String word, String kind, Collection<String> candidates) {
    String name = word.split("=", 2)[0];
    Optional<String> nearest = Wording.nearest(name, candidates);
    String fix =
        nearest
            .map(meant -> rewritten(command, word, meant + word.substring(name.length())))
            .orElseGet(() -> help(command));
    add("there is no " + kind + " " + shown(name), place(command), fix);
  }

  /// The whole command with one word mended.
  private String rewritten(CommandSpec command, String wrong, String right) {
    String words =
        arguments.stream()
            .map(word -> word.equals(wrong) ? right : word)
            .map(word -> word.startsWith("-") ? word : Wording.shellWord(word))
            .collect(Collectors.joining(" "));
    return command.root().name() + " " + words;
  }

  private void addMissing(MissingParameterException failure) {
    CommandSpec command = failure.getCommandLine().getCommandSpec();
    List<ArgSpec> missing = failure.getMissing();
    if (missing.isEmpty()) {
      add(firstLine(failure), place(command), example(command));
    }
    for (ArgSpec argument : missing) {
      boolean value =
          argument instanceof OptionSpec option
              && Arrays.stream(option.names()).anyMatch(arguments::contains);
      add(
          value
              ? name(argument) + " needs a value, " + argument.paramLabel()
              : name(argument) + " is missing",
          place(command),
          example(command));
    }
  }

  private void addTwice(OverwrittenOptionException failure) {
    CommandSpec command = failure.getCommandLine().getCommandSpec();
    add(name(failure.getOverwritten()) + " is given twice", place(command), help(command));
  }

  private void addOther(ParameterException failure) {
    CommandSpec command = failure.getCommandLine().getCommandSpec();
    ArgSpec argument = failure.getArgSpec();
    String value = failure.getValue();
    if (argument == null || value == null) {
      add(firstLine(failure), place(command), help(command));
      return;
    }
    var range = NumberRange.of(name(argument));
    if (range.isPresent()) {
      problems.add(range.get().refuse(name(argument), value));
    } else {
      addChoice(command, argument, value);
    }
  }

  /// A value that is none of those that an option knows by name.
  private void addChoice(CommandSpec command, ArgSpec argument, String value) {
    String what = name(argument) + " cannot be '" + shown(value) + "'";
    List<String> choices = choices(argument);
    if (choices.isEmpty()) {
      problems.add(new Problem(ErrorCode.USAGE_VALUE, what, place(command), help(command)));
      return;
    }
    String meant = Wording.nearest(value, choices).orElse(choices.getFirst());
    problems.add(
        new Problem(
            ErrorCode.USAGE_VALUE,
            what + "; such as " + String.join(", ", choices) + " are known",
            place(command),
            name(argument) + " " + meant));
  }

  private static List<String> choices(ArgSpec argument) {
    var choices = new ArrayList<String>();
    Iterable<String> candidates = argument.completionCandidates();
    if (candidates != null) {
      candidates.forEach(choice -> choices.add(choice.toLowerCase(Locale.ROOT)));
    }
    return choices;
  }

  private void checkRange(OptionSpec option) {
    var range = NumberRange.of(option.longestName());
    if (range.isEmpty()) {
      return;
    }
    for (String text : option.originalStringValues()) {
      if (isNumber(text) && !range.get().allowed().test(Double.parseDouble(text))) {
        problems.add(range.get().refuse(option.longestName(), text));
      }
    }
  }

  private static boolean isNumber(String text) {
    try {
      Double.parseDouble(text);
      return true;
    } catch (NumberFormatException other) {
      return false;
    }
  }

  private void add(String what, String where, String fix) {
    problems.add(new Problem(ErrorCode.USAGE_OPTION, what, where, fix));
  }

  private static Collection<String> optionNames(CommandSpec command) {
    var names = new TreeSet<String>();
    command.options().stream()
        .filter(option -> !option.hidden())
        .forEach(option -> names.addAll(Arrays.asList(option.names())));
    return names;
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String place(CommandSpec command) {
    return command.qualifiedName();
  }

  private static String help(CommandSpec command) {
    return command.qualifiedName() + " --help";
  }

  /// The first example of a command's help.
  private static String example(CommandSpec command) {
    return Arrays.stream(command.usageMessage().footer())
        .filter(line -> line.startsWith("  "))
        .map(line -> line.strip().replace(Longhand.NAME_VARIABLE, command.root().name()))
        .findFirst()
        .orElseGet(() -> help(command));
  }

  private static String shown(String word) {
    return Wording.escaped(word, SHOWN);
  }

  private static String firstLine(Exception failure) {
    return shown(String.valueOf(failure.getMessage()).lines().findFirst().orElse(""));
  }
}
