package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.text.corpus.CorpusOptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TextOptionWordsTest {
  private static final List<String> ALL =
      List.of(
          "--encoding=windows-1252",
          "--bad-bytes=replace",
          "--normalize=nfc",
          "--lower-case",
          "--keep-newlines",
          "--keep-whitespace",
          "--keep-boilerplate",
          "--documents=lines",
          "--gunzip",
          "--allow-duplicates",
          "--column=my text",
          "--label-column=2",
          "--field=post.body",
          "--rows=12",
          "--no-header",
          "--delimiter=tab",
          "--skip-bad-rows",
          "--max-columns=20",
          "--max-field=40000");

  @Test
  void theUsualWayNeedsNoWords() {
    assertThat(TextOptionWords.of(CorpusOptions.DEFAULTS)).isEmpty();
  }

  @Test
  void everyOptionComesBackAsItself() {
    for (String option : ALL) {
      assertThat(again(options(List.of(option)))).as(option).isEqualTo(options(List.of(option)));
      assertThat(options(List.of(option))).as(option).isNotEqualTo(CorpusOptions.DEFAULTS);
    }
    assertThat(again(options(ALL))).isEqualTo(options(ALL));
  }

  @Test
  void noOptionIsForgotten() {
    var known = ALL.stream().map(option -> option.split("=", 2)[0]).toList();

    assertThat(commandLine(new TextOptions()).getCommandSpec().optionsMap().keySet())
        .hasSameElementsAs(known);
  }

  private static CorpusOptions again(CorpusOptions options) {
    return options(ShellWords.of(TextOptionWords.of(options).strip()));
  }

  private static CorpusOptions options(List<String> words) {
    var options = new TextOptions();
    commandLine(options).parseArgs(words.toArray(String[]::new));
    return options.applyTo(CorpusOptions.DEFAULTS);
  }

  private static CommandLine commandLine(TextOptions options) {
    return new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true);
  }
}
