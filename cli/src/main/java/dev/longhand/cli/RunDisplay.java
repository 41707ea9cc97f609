package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.evaluate.baseline.Baselines;
import dev.longhand.modelfile.EpochFigures;
import dev.longhand.modelfile.Provenance;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.Layer;
import dev.longhand.recipe.ExampleSettings;
import dev.longhand.recipe.RunEvent;
import dev.longhand.recipe.SampleSettings;
import dev.longhand.recipe.TestRecord;
import dev.longhand.text.survey.Finding;
import dev.longhand.text.token.TokenizerConfig;
import dev.longhand.text.token.Vocabulary;
import java.io.PrintStream;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;

/// Shows a person how a run comes along: what was read, a line an epoch, samples; the temperature
/// of a sample where it is not that of the one before, or at first the usual one.
final class RunDisplay implements RunFollower {
  private static final String INDENT = "            ";
  private static final int SAMPLE_WIDTH = Console.COLUMNS - 8;
  private static final int SAMPLE_LINES = 12;
  private static final int FINDINGS = 4;
  private static final int FINDING_WIDTH =
      Console.COLUMNS - INDENT.length() - 1; // with an ellipsis
  private static final double NATS_PER_BIT = StrictMath.log(2);
  private static final String BOLD = "\u001B[1m";
  private static final String DIM = "\u001B[2m";
  private static final String PLAIN = "\u001B[0m";

  private final PrintStream err;
  private final Reporter reporter;
  private final String command;
  private final Console.Screen screen;
  private final Strictness strictness;
  private final StepDisplay steps;
  private final Clock clock;
  private final BooleanSupplier stop;
  private final IntPredicate sampleShown;
  private OptionalDouble validation = OptionalDouble.empty();
  private double temperature = SampleSettings.DEFAULTS.temperatures().getFirst();
  private OptionalDouble learningRate = OptionalDouble.empty();
  private final Set<ErrorCode> told = EnumSet.noneOf(ErrorCode.class); // of the reader's warnings
  private Optional<RunEvent.BaselinesMeasured> baselines = Optional.empty();
  private boolean headed;
  private TokenizerConfig tokens = TokenizerConfig.Characters.DEFAULTS;

  /// @param sampleShown whether the sample after an epoch is shown
  RunDisplay(
      Longhand longhand, Strictness strictness, BooleanSupplier stop, IntPredicate sampleShown) {
    err = longhand.console().err();
    reporter = longhand.reporter();
    command = longhand.machine().command();
    clock = longhand.machine().clock();
    screen = longhand.console().screen();
    this.strictness = strictness;
    this.stop = stop;
    this.sampleShown = sampleShown;
    steps = new StepDisplay(longhand.console(), longhand.machine().nanoTime());
  }

  @Override
  public boolean stopRequested() {
    return stop.getAsBoolean();
  }

  @Override
  public void accept(RunEvent event) {
    switch (event) {
      case RunEvent.CorpusRead read -> showText(read);
      case RunEvent.CorpusChecked checked -> showFindings(checked);
      case RunEvent.VocabularyBuilt built -> {
        tokens = built.tokens();
        err.println("vocabulary  " + described(built));
      }
      case RunEvent.ExamplesCounted counted -> showExamples(counted);
      case RunEvent.ModelBuilt built -> showModel(built);
      case RunEvent.BaselinesMeasured measured -> baselines = Optional.of(measured);
      case RunEvent.Forecast forecast ->
          err.println("forecast    " + ForecastText.of(forecast, clock));
      case RunEvent.Noticed noticed -> tell(List.of(noticed.problem()));
      case RunEvent.Resumed resumed -> showResumed(resumed);
      case RunEvent.WeightsTaken taken -> showOrigin(taken.origin());
      case RunEvent.StepDone step -> steps.show(step, validation);
      case RunEvent.EpochDone epoch -> showEpoch(epoch);
      case RunEvent.StoppedEarly stopped ->
          err.println("\nstopping    " + StoppingWords.of(stopped));
      case RunEvent.SampleWritten sample -> showSample(sample);
      case RunEvent.CheckpointSaved saved -> {}
      case RunEvent.ModelSaved saved -> {}
      case RunEvent.TestMeasured measured -> showTest(measured.record());
      case RunEvent.ReportWritten written -> {}
    }
  }

  @Override
  public void close() {
    steps.clear();
  }

  private void tell(List<Problem> findings) {
    steps.clear();
    reporter.tell(findings, strictness);
  }

  private void showText(RunEvent.CorpusRead read) {
    List<Problem> warnings = TextArguments.warnings(read.notices());
    warnings.forEach(warning -> told.add(warning.code()));
    tell(warnings);
    err.println(
        "text        "
            + Wording.escaped(read.name(), 48)
            + ", "
            + Wording.count(read.characters(), "character"));
  }

  /// The worst findings in a line each. What is a warning of the reader was told before.
  private void showFindings(RunEvent.CorpusChecked checked) {
    List<Finding> all = checked.checkup().findings();
    List<String> lines =
        all.stream()
            .filter(finding -> !told.contains(finding.kind()))
            .map(finding -> Wording.escaped(finding.problem().what(), FINDING_WIDTH))
            .limit(FINDINGS)
            .toList();
    for (int i = 0; i < lines.size(); i++) {
      err.println((i == 0 ? "findings    " : INDENT) + lines.get(i));
    }
    if (!lines.isEmpty() && FindingText.canBeReadAgain(checked)) {
      String label = all.size() == 1 ? "more:" : "all " + all.size() + ":";
      err.println(label + INDENT.substring(label.length()) + FindingText.command(checked, command));
    }
  }

  private void showExamples(RunEvent.ExamplesCounted counted) {
    tell(counted.notices());
    err.println("examples    " + described(counted));
    counted
        .validationTargets()
        .ifPresent(targets ->
            err.println("            " + Wording.number(targets) + " kept for validation"));
    counted
        .testTargets()
        .ifPresent(targets ->
            err.println(INDENT + Wording.number(targets) + " kept for a test at the end"));
  }

  private void showTest(TestRecord record) {
    steps.clear();
    err.println();
    err.println(
        "test        epoch "
            + record.epoch()
            + ": loss "
            + Words.decimal(record.figures().loss(), 3)
            + ", "
            + (record.bitsPerCharacter().isPresent()
                ? Words.decimal(record.bitsPerCharacter().getAsDouble(), 3) + " bits/char"
                : "perplexity " + Words.significant(record.figures().perplexity(), 4))
            + ", "
            + Words.share(record.figures().accuracy())
            + " right, "
            + Words.share(record.figures().topFiveAccuracy())
            + " among five"
            + (record.times() > 1 ? "; measured " + record.times() + " times" : ""));
  }

  /// How many examples there are, and how long.
  static String described(RunEvent.ExamplesCounted counted) {
    BatchShape shape = counted.shape();
    String steps = Wording.count(counted.batches(), "step") + " an epoch";
    String pieces = counted.tokens().pieces();
    String many = Wording.number(counted.count()) + " ";
    String each = ", " + steps + " of " + Wording.number(shape.sequences());
    String length = Wording.number(shape.steps()) + " " + pieces;
    return switch (counted.settings()) {
      case ExampleSettings.Windows windows -> many + "windows of " + length + each;
      case ExampleSettings.Streams streams ->
          steps + ", each " + shape.sequences() + " x " + shape.steps() + " " + pieces;
      case ExampleSettings.Prefixes prefixes -> many + "prefixes of up to " + length + each;
      case ExampleSettings.Documents documents -> many + "documents of up to " + length + each;
    };
  }

  /// How many tokens there are.
  static String described(RunEvent.VocabularyBuilt built) {
    Vocabulary vocabulary = built.vocabulary();
    int others = vocabulary.size() - vocabulary.textTokens();
    return Wording.number(vocabulary.textTokens())
        + " "
        + built.tokens().pieces()
        + (others == 0 ? "" : ", and " + Wording.number(others) + standing(others));
  }

  private static String standing(int others) {
    return others == 1 ? " that stands for no text" : " that stand for no text";
  }

  private void showModel(RunEvent.ModelBuilt built) {
    var layers = built.model().layers().stream().map(RunDisplay::named).toList();
    var lines = Words.wrapped(String.join(" - ", layers), Console.COLUMNS - INDENT.length());
    err.println("model       " + lines.getFirst());
    lines.stream().skip(1).forEach(line -> err.println(INDENT + line));
    err.println(
        INDENT
            + Wording.count(built.model().parameterCount(), "parameter")
            + ", "
            + Words.size(built.memory().bytes())
            + " of memory");
  }

  private static String named(Layer layer) {
    return layer.name() + " " + LayerWords.size(layer.config(), layer.outputWidth());
  }

  private void showResumed(RunEvent.Resumed resumed) {
    err.println(
        "going on    after step "
            + Wording.number(resumed.step())
            + (resumed.batch() == 0
                ? ", epoch " + resumed.epoch() + " done"
                : ", within epoch " + (resumed.epoch() + 1)));
  }

  private void showOrigin(Provenance origin) {
    String epochs =
        origin.epochs() == 0 ? "" : ", after " + Wording.count(origin.epochs(), "epoch");
    err.println(
        "weights     of a model of " + Wording.escaped(origin.corpus().name(), 40) + epochs);
  }

  private void showEpoch(RunEvent.EpochDone event) {
    steps.epochEnds();
    EpochFigures figures = event.figures();
    validation = figures.validationLoss();
    if (!headed) {
      headed = true;
      err.println();
      err.println(styled(DIM, heading()));
      baselines.ifPresent(measured -> err.println(styled(DIM, beside(measured))));
    }
    double loss = validation.orElse(figures.loss());
    OptionalDouble accuracy =
        figures
            .validation()
            .map(EpochFigures.Validation::accuracy)
            .orElse(figures.training().accuracy());
    String line =
        String.format(
            Locale.ROOT,
            "%7s  %6s  %10s  %10s  %8s  %8s  %6s",
            figures.epoch() + "/" + event.epochs(),
            Words.decimal(figures.loss(), 3),
            text(validation),
            measure(loss),
            accuracy.isPresent() ? Words.share(accuracy.getAsDouble()) : "-",
            Words.rate(figures.training().tokensPerSecond()),
            Words.clock(figures.training().seconds()));
    err.println(event.best() ? line + styled(BOLD, "  best") : line);
    showRate(figures.training().learningRate());
  }

  private String heading() {
    return String.format(
        Locale.ROOT,
        "%7s  %6s  %10s  %10s  %8s  %8s  %6s",
        "epoch",
        "loss",
        "validation",
        unit(),
        "accuracy",
        each() + "s/s",
        "time");
  }

  /// What counting alone gives, in the unit of the column.
  private String beside(RunEvent.BaselinesMeasured measured) {
    Baselines counted = measured.baselines();
    return "beside it: unigram "
        + measure(counted.unigram())
        + ", "
        + counted.order()
        + "-gram Kneser-Ney "
        + measure(counted.kneserNey())
        + " "
        + unit();
  }

  private String unit() {
    return countsBits() ? "bits/" + each() : "perplexity";
  }

  private String each() {
    return tokens.piece().equals("character") ? "char" : tokens.piece();
  }

  /// What is usual: bits for characters and bytes, perplexity for words.
  private boolean countsBits() {
    return switch (tokens) {
      case TokenizerConfig.Characters _, TokenizerConfig.Bytes _ -> true;
      case TokenizerConfig.Keras keras -> keras.split() == TokenizerConfig.Keras.Split.CHARACTERS;
      case TokenizerConfig.Words _, TokenizerConfig.BytePairs _ -> false;
    };
  }

  private String measure(double loss) {
    return countsBits()
        ? Words.decimal(loss / NATS_PER_BIT, 3)
        : Words.significant(StrictMath.exp(loss), 4);
  }

  /// The learning rate that an epoch ended with, where it is not that of the one before.
  private void showRate(OptionalDouble rate) {
    if (rate.isPresent() && learningRate.isPresent() && !rate.equals(learningRate)) {
      String shown = Words.significant(rate.getAsDouble(), 3);
      err.println(styled(DIM, "      learning rate " + shown));
    }
    learningRate = rate;
  }

  private static String text(OptionalDouble loss) {
    return loss.isPresent() ? Words.decimal(loss.getAsDouble(), 3) : "-";
  }

  private void showSample(RunEvent.SampleWritten sample) {
    if (!sampleShown.test(sample.epoch())) {
      return;
    }
    steps.clear();
    if (sample.temperature() != temperature) {
      temperature = sample.temperature();
      err.println(styled(DIM, "      temperature " + temperature));
    }
    String text = sample.prompt() + sample.text();
    if (text.isBlank()) {
      err.println(styled(DIM, "      (white space alone)"));
      return;
    }
    Words.excerpt(text, SAMPLE_WIDTH, SAMPLE_LINES)
        .forEach(line -> err.println(styled(DIM, line.isEmpty() ? "      |" : "      | ") + line));
  }

  private String styled(String style, String text) {
    return screen == Console.Screen.COLOUR ? style + text + PLAIN : text;
  }
}
