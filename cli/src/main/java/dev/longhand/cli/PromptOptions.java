package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.generate.Prompt;
import dev.longhand.generate.PromptGroup;
import dev.longhand.generate.TextGenerator;
import dev.longhand.recipe.RandomText;
import dev.longhand.recipe.TrainedModel;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.CorpusOptions;
import dev.longhand.text.corpus.CorpusReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import picocli.CommandLine.Option;

/// The options that say what texts go on from.
@OptionHeading("Prompt")
final class PromptOptions {
  @Option(
      names = {"-p", "--prompt"},
      paramLabel = "TEXT",
      description = "The text to go on from; without one, a new line begins.")
  private Optional<String> prompt = Optional.empty();

  @Option(
      names = "--prompts",
      paramLabel = "FILE",
      description =
          "Go on from each line of a file, as a table; a line such as [invented] begins a group.")
  private Optional<String> file = Optional.empty();

  @Option(
      names = "--random-seed-text",
      description = "Go on from a random place of the text that the model learnt from.")
  private boolean random;

  @Option(
      names = "--seed-tokens",
      paramLabel = "N",
      description = "How long such a place is. Default: the window of the model.")
  private Optional<Integer> seedTokens = Optional.empty();

  @Option(
      names = "--label",
      paramLabel = "LABEL",
      description = "Write a document of this label, for a model that was trained with labels.")
  private Optional<String> label = Optional.empty();

  /// Whether the prompts are a file's.
  boolean fromFile() {
    return file.isPresent();
  }

  /// Whether they are places of the text that the model learnt from.
  boolean random() {
    return random;
  }

  /// Refuses prompts of two kinds.
  ///
  /// @param positional the prompt by its place
  void requireOneKind(Optional<String> positional) {
    var kinds = new ArrayList<String>();
    positional.ifPresent(_ -> kinds.add("PROMPT"));
    prompt.ifPresent(_ -> kinds.add("--prompt"));
    file.ifPresent(_ -> kinds.add("--prompts"));
    if (random) {
      kinds.add("--random-seed-text");
    }
    if (kinds.size() > 1) {
      throw new LonghandException(
          ErrorCode.USAGE_PAIR,
          "the prompt is given twice, by " + String.join(" and by ", kinds),
          String.join(", ", kinds),
          "leave one of them out");
    }
    if (label.isPresent() && random) {
      throw new LonghandException(
          ErrorCode.USAGE_PAIR,
          "--label begins a document, and --random-seed-text goes on inside one",
          "--label, --random-seed-text",
          "leave one of them out");
    }
  }

  /// The prompts, in groups.
  ///
  /// @param draw how places of the text are drawn, where that is asked for
  List<Group> groups(
      TextGenerator generator, TrainedModel model, Optional<String> positional, Draw draw) {
    if (random) {
      return List.of(new Group("", places(generator, model, draw)));
    }
    if (file.isEmpty()) {
      String text = positional.or(() -> prompt).orElse("");
      return List.of(new Group("", List.of(prompt(generator, text))));
    }
    List<Group> groups =
        PromptGroup.parse(read(Paths.of(file.get(), "--prompts"))).stream()
            .map(group ->
                new Group(
                    group.name(),
                    group.prompts().stream().map(text -> prompt(generator, text)).toList()))
            .toList();
    if (groups.isEmpty()) {
      throw new LonghandException(
          ErrorCode.DATA_EMPTY,
          "the file has no prompts",
          Wording.escaped(file.get(), 400),
          "write one a line");
    }
    return groups;
  }

  /// Prompts that belong together.
  record Group(String name, List<Prompt> prompts) {}

  /// How places of a text are drawn.
  record Draw(long seed, int count) {}

  private Prompt prompt(TextGenerator generator, String text) {
    return label
        .map(wanted -> generator.prompt(text, wanted))
        .orElseGet(() -> generator.prompt(text));
  }

  private List<Prompt> places(TextGenerator generator, TrainedModel model, Draw draw) {
    var text = RandomText.of(model, draw.seed());
    int tokens = seedTokens.orElseGet(model::window);
    return LongStream.range(0, draw.count())
        .mapToObj(index -> Prompt.ofTokens(text.draw(tokens, index), generator.tokenizer()))
        .toList();
  }

  /// Prompts are text like any other: the same encodings, the same refusals.
  private static String read(Path path) {
    try (Corpus text = CorpusReader.read(List.of(path), CorpusOptions.DEFAULTS)) {
      return text.text();
    }
  }
}
