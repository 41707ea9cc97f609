package dev.longhand.cli;

import dev.longhand.generate.verse.VerseForm;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that ask for verse.
@OptionHeading("Verse")
final class VerseOptions {
  private static final String USUAL_RHYME = "abab";
  private static final String USUAL_SYLLABLES = "10";
  private static final int USUAL_LINES = 4;

  @Option(
      names = "--lines",
      paramLabel = "N",
      description =
          "Write N lines of verse, for a model that knows line ends. Default: as many as --rhyme"
              + " has letters.")
  private Optional<Integer> lines = Optional.empty();

  @Option(
      names = "--rhyme",
      paramLabel = "SCHEME",
      description =
          "Which lines of verse rhyme, a letter each: abab, aabb, abcb, aabba, 'abab cdcd efef gg'"
              + " or none. A scheme shorter than the verse begins again. Default: abab.")
  private Optional<String> rhyme = Optional.empty();

  @Option(
      names = "--syllables",
      paramLabel = "N,...",
      description =
          "The syllables of each line of verse, one number for all or several that begin again, as"
              + " 8,6,8,6. Default: 10.")
  private Optional<String> syllables = Optional.empty();

  /// The form that was asked for, if one was.
  ///
  /// @throws dev.longhand.error.LonghandException `USAGE_VALUE` or `USAGE_PAIR`, with all problems
  ///   at once
  Optional<VerseForm> form() {
    if (lines.isEmpty() && rhyme.isEmpty() && syllables.isEmpty()) {
      return Optional.empty();
    }
    String scheme = rhyme.orElse(lines.orElse(USUAL_LINES) < USUAL_LINES ? "none" : USUAL_RHYME);
    int letters = scheme.equals(VerseForm.NO_RHYME) ? 0 : scheme.replace(" ", "").length();
    int usual = letters > 0 ? letters : USUAL_LINES;
    return Optional.of(
        VerseForm.parse(lines.orElse(usual), scheme, syllables.orElse(USUAL_SYLLABLES)));
  }
}
