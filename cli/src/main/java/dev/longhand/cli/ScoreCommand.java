package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.ExitStatus;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.kernel.Kernels;
import dev.longhand.recipe.ScoredText;
import dev.longhand.recipe.TextInput;
import dev.longhand.recipe.TrainedModel;
import dev.longhand.text.corpus.Corpus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Tells how likely each token of a text is to a model.
@Command(
    name = "score",
    description = {
      "Show how likely each token of a text was to a model, and its rank among all tokens.",
      "",
      "The text is read from its beginning, as a model reads what it writes. With --json, one"
          + " object a token, and one with the totals at the end.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Longhand.Version.class,
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} score runs/book other.txt",
      "  ${ROOT-COMMAND-NAME} score runs/book --text \"It was late.\"",
      "  ${ROOT-COMMAND-NAME} score runs/book - --json"
    })
final class ScoreCommand implements LonghandCommand {
  private final Longhand longhand;

  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "The folder of a run, or a model file.")
  private String source = "";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "TEXT",
      description = "Text files, read in this order; - is standard input.")
  private List<String> texts = new ArrayList<>();

  @Option(names = "--text", paramLabel = "WORDS", description = "The text itself.")
  private Optional<String> words = Optional.empty();

  @Mixin private TextOptions textOptions = new TextOptions();

  ScoreCommand(Longhand longhand) {
    this.longhand = longhand;
  }

  @Override
  public int run() {
    TextInput input = input();
    TrainedModel model = TrainedModel.read(Paths.of(source, "RUN"));
    Kernels kernels = longhand.machine().kernels().get();
    try (Corpus text = input.read(textOptions.applyTo(model.recipe().text()))) {
      longhand.reporter().tell(TextArguments.warnings(text.notices()), Strictness.LENIENT);
      ScoredText scored = ScoredText.of(model, text, kernels);
      var report = new ScoreReport(longhand.console(), model.file().tokenizer(), scored);
      switch (longhand.form()) {
        case MACHINES -> report.writeObjects();
        case PEOPLE -> report.write();
      }
    }
    return ExitStatus.OK.value();
  }

  private TextInput input() {
    if (words.isEmpty() && texts.isEmpty()) {
      throw new LonghandException(
          ErrorCode.USAGE_OPTION,
          "no text is named",
          "TEXT, --text",
          "longhand score " + Wording.shellWord(source) + " --text \"It was late.\"");
    }
    if (words.isPresent() && !texts.isEmpty()) {
      throw new LonghandException(
          ErrorCode.USAGE_PAIR,
          "the text is given twice, as a file and by --text",
          "TEXT, --text",
          "leave one of them out");
    }
    return words.isPresent()
        ? new TextInput.Text(words.get(), "--text")
        : TextArguments.input(texts, "TEXT", longhand.console());
  }
}
