package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.recipe.TextInput;
import java.util.List;
import java.util.stream.Collectors;

/// The texts of a command line: files, or standard input by the name of `-`.
final class TextArguments {
  private static final String STANDARD_INPUT = "-";

  private TextArguments() {}

  /// What is to be read.
  ///
  /// @param label what the help calls the argument
  /// @throws LonghandException `USAGE_PAIR` for standard input and files, `USAGE_VALUE` for what no
  ///   file can be called
  static TextInput input(List<String> texts, String label, Console console) {
    if (!isStandardInput(texts)) {
      return new TextInput.Files(texts.stream().map(text -> Paths.of(text, label)).toList());
    }
    if (texts.size() > 1) {
      throw new LonghandException(
          ErrorCode.USAGE_PAIR,
          "standard input cannot be read together with files",
          label,
          "cat the files and pipe them in, with - as the only " + label);
    }
    return new TextInput.Stream(console.in(), "standard input");
  }

  /// Whether the text is gone once it was read, so that no other command can read it.
  static boolean isStandardInput(List<String> texts) {
    return texts.contains(STANDARD_INPUT);
  }

  /// What of a reader's notices may be wrong.
  static List<Problem> warnings(List<Problem> notices) {
    return notices.stream().filter(notice -> Severity.of(notice) == Severity.WARNING).toList();
  }

  /// The same texts for a command that is to be pasted.
  static String pasteable(List<String> texts) {
    return texts.stream()
        .map(text -> text.equals(STANDARD_INPUT) ? text : Wording.shellWord(text))
        .collect(Collectors.joining(" "));
  }
}
