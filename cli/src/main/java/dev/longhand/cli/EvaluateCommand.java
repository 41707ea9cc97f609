package dev.longhand.cli;

import dev.longhand.error.ExitStatus;
import dev.longhand.kernel.Kernels;
import dev.longhand.recipe.RunOptions;
import dev.longhand.recipe.SampleEvaluation;
import dev.longhand.recipe.SamplePlan;
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
      "",
      "With --samples, measure what the model writes: how varied it is, how often it repeats itself"
          + " and how much it copies, beside the same figures of held-out text.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Longhand.Version.class,
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} evaluate runs/book other.txt",
      "  ${ROOT-COMMAND-NAME} evaluate runs/book other.txt --json",
      "  ${ROOT-COMMAND-NAME} evaluate runs/book --samples --count 50 --temperature 1"
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
      arity = "0..*",
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

  @Mixin private SampleOptions sampleOptions = new SampleOptions();
  @Mixin private TextOptions textOptions = new TextOptions();

  EvaluateCommand(Longhand longhand) {
    this.longhand = longhand;
  }

  @Override
  public int run() {
    sampleOptions.requireOneKind(!texts.isEmpty());
    Machine machine = longhand.machine();
    Kernels kernels = machine.kernels().get();
    Machine.slowness(kernels)
        .ifPresent(note -> longhand.reporter().tell(List.of(note), Strictness.LENIENT));
    RunOptions options =
        RunOptions.of(threads > 0 ? threads : machine.cores(), kernels, machine.nanoTime());
    if (sampleOptions.wanted()) {
      measureSamples(options);
    } else {
      measureText(options);
    }
    return ExitStatus.OK.value();
  }

  private void measureSamples(RunOptions options) {
    SamplePlan plan = sampleOptions.plan();
    TrainedModel model = TrainedModel.read(Paths.of(source, "RUN"));
    SampleEvaluation evaluation = SampleEvaluation.of(model, plan, options);
    longhand.reporter().tell(evaluation.notices(), Strictness.LENIENT);
    var report = new SampleReport(longhand.console().out(), plan, evaluation);
    switch (longhand.form()) {
      case MACHINES -> report.writeObject();
      case PEOPLE -> report.write();
    }
  }

  private void measureText(RunOptions options) {
    Machine machine = longhand.machine();
    TextInput input = TextArguments.input(texts, "TEXT", longhand.console());
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
  }
}
