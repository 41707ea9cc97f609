package dev.longhand.cli;

import dev.longhand.generate.Boundary;
import dev.longhand.generate.Ending;
import dev.longhand.generate.Ending.LastWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that say when a text ends.
@OptionHeading("Length")
final class EndingOptions {
  @Option(
      names = {"-n", "--tokens"},
      paramLabel = "N",
      description =
          "How many tokens (characters, words) to write at most. Default: ${DEFAULT-VALUE}.")
  private long tokens = 500;

  @Option(
      names = "--min-tokens",
      paramLabel = "N",
      description = "So many before anything else may end the text. Default: ${DEFAULT-VALUE}.")
  private long least;

  @Option(
      names = "--until",
      paramLabel = "UNIT",
      description = "Stop at the end of a line, paragraph or sentence.")
  private Optional<Boundary> boundary = Optional.empty();

  @Option(
      names = "--stop",
      paramLabel = "TEXT",
      description = "Stop in front of this text, which is left out; may be given several times.")
  private List<String> stops = new ArrayList<>();

  @Option(
      names = "--whole-words",
      description = "Leave out a last word that the number of tokens cuts in two.")
  private boolean wholeWords;

  /// When a text ends.
  ///
  /// @throws dev.longhand.error.LonghandException `USAGE_VALUE` for what is out of range
  Ending ending() {
    return new Ending(
        tokens,
        least,
        boundary,
        stops.stream().map(EndingOptions::unescaped).toList(),
        wholeWords ? LastWord.WHOLE : LastWord.CUT);
  }

  /// People write `\n` and `\t` where a shell has no easy way to the sign itself.
  private static String unescaped(String stop) {
    return stop.replace("\\n", "\n").replace("\\t", "\t");
  }
}
