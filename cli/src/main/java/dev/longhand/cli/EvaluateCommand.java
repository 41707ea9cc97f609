package dev.longhand.cli;

import dev.longhand.error.ExitStatus;
import dev.longhand.kernel.Kernels;
import dev.longhand.recipe.RunOptions;
import dev.longhand.recipe.TextEvaluation;
import dev.longhand.recipe.TextInput;
import dev.longhand.recipe.TrainedModel;
import dev.longhand.text.corpus.Corpus;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Measures a model on a text.
@Command(
    name = "evaluate",
    description = {
      "Measure how well a model foretells a text that it has not seen.",
      "",
      "Loss, perplexity, bits a character and accuracy, each with the interval where it would lie"
          + " in 95 of 100 texts like this one, and beside them what counting alone gives.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Longhand.Version.class,
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} evaluate runs/book other.txt",
      "  ${ROOT-COMMAND-NAME} evaluate runs/book other.txt --json"
    })
final class EvaluateCommand implements LonghandCommand {
  private final Longhand longhand;

  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "The folder of a run, or a model file.")
  private String source = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "TEXT",
      description = "Text files, read in this order; - is standard input.")
  private List<String> texts = new ArrayList<>();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads work; changes no figure. Default: all cores.")
  private int threads;

  @Option(names = "--strict", description = "Refuse a text that the model has learnt from.")
  private boolean strict;

  @Mixin private TextOptions textOptions = new TextOptions();

  EvaluateCommand(Longhand longhand) {
    this.longhand = longhand;
  }

  @Override
  public int run() {
    Machine machine = longhand.machine();
    TextInput input = TextArguments.input(texts, "TEXT", longhand.console());
    Kernels kernels = machine.kernels().get();
    Machine.slowness(kernels)
        .ifPresent(note -> longhand.reporter().tell(List.of(note), Strictness.LENIENT));
    RunOptions options =
        RunOptions.of(threads > 0 ? threads : machine.cores(), kernels, machine.nanoTime());
    TrainedModel model = TrainedModel.read(Paths.of(source, "RUN"));
    long start = machine.nanoTime().getAsLong();
    try (Corpus text = input.read(textOptions.applyTo(model.recipe().text()))) {
      longhand.reporter().tell(TextArguments.warnings(text.notices()), Strictness.LENIENT);
      TextEvaluation evaluation = TextEvaluation.of(model, text, options);
      longhand.reporter().tell(evaluation.notices(), Strictness.of(strict));
      double seconds = (machine.nanoTime().getAsLong() - start) / 1e9;
      var report = new EvaluationReport(longhand.console().out(), model, evaluation, seconds);
      switch (longhand.form()) {
        case MACHINES -> report.writeObject(input.name());
        case PEOPLE -> report.write(input.name(), text.characters());
      }
    }
    return ExitStatus.OK.value();
  }
}
