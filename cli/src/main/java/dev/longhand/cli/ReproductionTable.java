package dev.longhand.cli;

import dev.longhand.error.Wording;
import dev.longhand.experiment.KerasFigures;
import dev.longhand.experiment.Reproduction;
import dev.longhand.experiment.ReproductionOutcome;
import dev.longhand.experiment.ReproductionOutcome.Form;
import dev.longhand.experiment.ReproductionOutcome.Sample;
import dev.longhand.experiment.Trap;
import dev.longhand.experiment.TrialResult;
import dev.longhand.modelfile.EpochFigures;
import dev.longhand.text.token.TokenizerConfig;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/// A notebook beside its corrected form: figures, what its traps did, and what both write.
final class ReproductionTable {
  private static final String NOTHING = "-";
  private static final int SAMPLE_LINES = 8;
  private static final int INDENT = 2;

  private final Longhand longhand;
  private final Reproduction reproduction;
  private final PrintStream out;
  private final String sha256;
  private final ReproductionOutcome outcome;

  ReproductionTable(Longhand longhand, Reproduction reproduction, ReproductionOutcome outcome) {
    this.longhand = longhand;
    this.reproduction = reproduction;
    this.outcome = outcome;
    sha256 = outcome.sha256();
    out = longhand.console().out();
  }

  /// Writes all of it to standard output.
  void write() {
    if (longhand.form() == Reporter.Form.MACHINES) {
      out.println(Json.line(object()));
      return;
    }
    Form faithful = outcome.form(Reproduction.FAITHFUL).orElseThrow();
    Form first = outcome.form(Reproduction.FIRST_EPOCH).orElse(faithful);
    Form corrected = outcome.form(Reproduction.CORRECTED).orElseThrow();
    writeFirstEpoch(first, corrected);
    writeRuns(faithful, corrected);
    writeTraps();
    writeSample("faithful", faithful);
    writeSample("corrected", corrected);
    out.flush();
  }

  /// What Keras shows after one epoch, and what the same notebook shows here.
  private void writeFirstEpoch(Form first, Form corrected) {
    Optional<KerasFigures> keras = KerasFigures.of(reproduction.notebook());
    out.println();
    row("the first epoch", "Keras", "faithful", "corrected");
    row(
        "tokens in vocabulary",
        keras.map(figures -> Wording.number(figures.vocabulary())).orElse(NOTHING),
        Wording.number(first.vocabulary()),
        Wording.number(corrected.vocabulary()));
    row(
        "examples",
        keras.map(figures -> Wording.number(figures.examples())).orElse(NOTHING),
        Wording.number(first.examples()),
        Wording.number(corrected.examples()));
    row(
        "steps an epoch",
        keras.map(figures -> Wording.number(figures.steps())).orElse(NOTHING),
        Wording.number(first.steps()),
        Wording.number(corrected.steps()));
    row(
        "parameters",
        keras.map(figures -> Wording.number(figures.parameters())).orElse(NOTHING),
        Wording.number(first.result().parameters()),
        Wording.number(corrected.result().parameters()));
    row(
        "training loss",
        keras.map(ReproductionTable::spread).orElse(NOTHING),
        decimal(first, EpochFigures::loss),
        decimal(corrected, EpochFigures::loss));
    keras.ifPresent(figures -> out.println(about(figures, first)));
  }

  private String about(KerasFigures keras, Form first) {
    String seeds = "Keras 3.15.1, " + Wording.count(keras.seeds(), "seed") + ", ";
    if (!keras.areOf(sha256) || first.result().history().isEmpty()) {
      return seeds + "on another text: " + keras.text();
    }
    double distance = Math.abs(first.result().history().getFirst().loss() - keras.loss());
    return seeds
        + "on this text; the faithful loss is "
        + Words.decimal(distance / keras.deviation(), 1)
        + " deviations away";
  }

  private static String spread(KerasFigures figures) {
    return Words.decimal(figures.loss(), 3) + " ±" + Words.decimal(figures.deviation(), 3);
  }

  /// What both came to; the notebook by its last weights, which it keeps, the other by its best.
  private void writeRuns(Form faithful, Form corrected) {
    out.println();
    row("the runs", "", "faithful", "corrected");
    row(
        "epochs",
        "",
        Wording.number(faithful.result().history().size()),
        Wording.number(corrected.result().history().size()));
    row(
        "weights of epoch",
        "",
        Wording.number(faithful.result().history().size()),
        Wording.number(corrected.result().bestEpoch()));
    row(
        "training loss",
        "",
        kept(faithful, false, e -> of(e.loss())),
        kept(corrected, true, e -> of(e.loss())));
    rowOf("training accuracy", faithful, corrected, e -> e.training().accuracy());
    rowOf("held-out loss", faithful, corrected, EpochFigures::validationLoss);
    String bits = kept(faithful, false, ReproductionTable::bits);
    boolean easier = reproduction.faithful().tokens() instanceof TokenizerConfig.Keras;
    row(
        "held-out bits/char",
        "",
        bits + (easier && !bits.equals(NOTHING) ? "*" : ""),
        kept(corrected, true, ReproductionTable::bits));
    rowOf(
        "held-out accuracy",
        faithful,
        corrected,
        e -> e.validation().map(EpochFigures.Validation::accuracy).orElse(OptionalDouble.empty()));
    row(
        "time",
        "",
        Words.clock(faithful.result().seconds()),
        Words.clock(corrected.result().seconds()));
    if (easier && !bits.equals(NOTHING)) {
      out.println("* of an easier text: no signs, no capitals, no line ends, no unknown words");
    }
  }

  private static OptionalDouble bits(EpochFigures figures) {
    return figures
        .validation()
        .map(EpochFigures.Validation::bitsPerCharacter)
        .orElse(OptionalDouble.empty());
  }

  private static OptionalDouble of(double value) {
    return OptionalDouble.of(value);
  }

  private void rowOf(
      String name, Form faithful, Form corrected, Function<EpochFigures, OptionalDouble> figure) {
    row(name, "", kept(faithful, false, figure), kept(corrected, true, figure));
  }

  private static String kept(
      Form form, boolean best, Function<EpochFigures, OptionalDouble> figure) {
    TrialResult result = form.result();
    Optional<EpochFigures> epoch =
        best
            ? result.best()
            : result.history().isEmpty()
                ? Optional.empty()
                : Optional.of(result.history().getLast());
    OptionalDouble value = epoch.map(figure).orElse(OptionalDouble.empty());
    return value.isPresent() ? Words.decimal(value.getAsDouble(), 3) : NOTHING;
  }

  private static String decimal(Form form, Function<EpochFigures, Double> figure) {
    return form.result().history().isEmpty()
        ? NOTHING
        : Words.decimal(figure.apply(form.result().history().getFirst()), 3);
  }

  private void row(String name, String keras, String faithful, String corrected) {
    out.printf(Locale.ROOT, "%-24s%16s%16s%16s%n", name, keras, faithful, corrected);
  }

  private void writeTraps() {
    out.println();
    out.println("what the notebook's traps did here");
    for (Trap trap : outcome.traps()) {
      out.println();
      out.println(trap.name());
      for (String line : Words.wrapped(trap.seen(), Console.COLUMNS - INDENT)) {
        out.println(" ".repeat(INDENT) + line);
      }
    }
  }

  private void writeSample(String name, Form form) {
    if (form.sample().isEmpty()) {
      return;
    }
    Sample sample = form.sample().get();
    out.println();
    out.println(
        name
            + " writes, epoch "
            + sample.epoch()
            + ", temperature "
            + Words.significant(sample.temperature(), 2)
            + (sample.prompt().isEmpty()
                ? ""
                : ", from '" + Wording.escaped(sample.prompt(), 40) + "'"));
    for (String line : Words.excerpt(sample.text(), Console.COLUMNS - INDENT, SAMPLE_LINES)) {
      out.println(" ".repeat(INDENT) + line);
    }
  }

  private ObjectNode object() {
    ObjectNode object =
        Json.object().put("event", "reproduction").put("notebook", reproduction.notebook());
    KerasFigures.of(reproduction.notebook())
        .ifPresent(keras ->
            object
                .putObject("keras")
                .put("text", keras.text())
                .put("of_this_text", keras.areOf(sha256))
                .put("vocabulary", keras.vocabulary())
                .put("examples", keras.examples())
                .put("steps", keras.steps())
                .put("parameters", keras.parameters())
                .put("seeds", keras.seeds())
                .put("first_epoch_loss", keras.loss())
                .put("first_epoch_loss_deviation", keras.deviation()));
    var runs = object.putArray("runs");
    outcome.forms().forEach(form -> fill(runs.addObject(), form));
    var traps = object.putArray("traps");
    for (Trap trap : outcome.traps()) {
      ObjectNode one = traps.addObject().put("name", trap.name()).put("seen", trap.seen());
      ObjectNode figures = one.putObject("figures");
      trap.figures().forEach(figures::put);
    }
    return object;
  }

  private static void fill(ObjectNode object, Form form) {
    ExperimentLines.fill(object, form.result());
    object
        .put("vocabulary", form.vocabulary())
        .put("examples", form.examples())
        .put("steps", form.steps());
    if (!form.result().history().isEmpty()) {
      EpochFigures last = form.result().history().getLast();
      object
          .put("first_epoch_loss", form.result().history().getFirst().loss())
          .put("last_loss", last.loss());
      Json.put(object, "last_validation_loss", last.validationLoss());
    }
    form.sample()
        .ifPresent(sample ->
            object
                .putObject("sample")
                .put("epoch", sample.epoch())
                .put("temperature", sample.temperature())
                .put("prompt", sample.prompt())
                .put("text", sample.text()));
  }
}
