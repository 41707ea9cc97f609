package dev.longhand.cli;

import dev.longhand.error.Wording;
import dev.longhand.evaluate.Bootstrap;
import dev.longhand.evaluate.ContextScores;
import dev.longhand.evaluate.Evaluation;
import dev.longhand.evaluate.Interval;
import dev.longhand.evaluate.TextLength;
import dev.longhand.evaluate.baseline.Baselines;
import dev.longhand.recipe.TextEvaluation;
import dev.longhand.recipe.TextOverlap;
import dev.longhand.recipe.TrainedModel;
import dev.longhand.text.token.Token;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/// What was measured on a text, on paper.
final class EvaluationReport {
  private static final String FIGURE = "%-16s %10s   %s%n";
  private static final String ROW = "  %-15s %9s %9s %9s %11s%n";

  private final PrintStream out;
  private final TrainedModel model;
  private final TextEvaluation evaluation;
  private final Evaluation figures;
  private final Bootstrap intervals;
  private final TextLength length;
  private final double seconds;

  EvaluationReport(PrintStream out, TrainedModel model, TextEvaluation evaluation, double seconds) {
    this.out = out;
    this.model = model;
    this.evaluation = evaluation;
    this.seconds = seconds;
    figures = evaluation.figures();
    intervals = evaluation.intervals();
    length = evaluation.length();
  }

  /// Writes for a person.
  void write(String name, long characters) {
    String pieces = model.file().tokenizer().config().pieces();
    out.println(
        "text             "
            + Wording.escaped(name, 40)
            + ", "
            + Wording.count(characters, "character")
            + ", "
            + Wording.number(evaluation.tokens())
            + " tokens");
    out.println(
        "measured         "
            + Wording.number(figures.targets())
            + " "
            + pieces
            + " in "
            + Words.time(seconds));
    writeUnknown();
    evaluation.overlap().ifPresent(this::write);
    out.println();
    out.printf(Locale.ROOT, FIGURE, "", "", "95 of 100 such texts");
    write("loss", figures.loss(), intervals.loss(), nats -> nats, 4);
    write("perplexity", figures.loss(), intervals.loss(), StrictMath::exp, 3);
    write("bits/character", figures.loss(), intervals.loss(), length::bitsPerCharacter, 4);
    writeShare("accuracy", figures.accuracy(), intervals.accuracy());
    writeShare("top 5 accuracy", figures.topFiveAccuracy(), intervals.topFive());
    evaluation.baselines().ifPresent(this::write);
    writeContexts();
  }

  private void write(TextOverlap overlap) {
    if (overlap.training() + overlap.validation() + overlap.test() > 0) {
      out.println(
          "overlap          of "
              + Wording.count(overlap.lines(), "longer line")
              + ", "
              + Wording.number(overlap.training())
              + " in the training part, "
              + Wording.number(overlap.validation())
              + " in validation, "
              + Wording.number(overlap.test())
              + " in test");
    }
  }

  private void writeUnknown() {
    if (!evaluation.unknown().isEmpty()) {
      long occurrences = evaluation.unknown().occurrences();
      boolean read = model.file().tokenizer().vocabulary().special(Token.Kind.UNKNOWN).isPresent();
      out.println(
          "unknown          "
              + Wording.number(occurrences)
              + " ("
              + Wording.share(unknownShare())
              + (read ? "), each read as one unknown token" : "), left out")
              + ", spelled for bits/character");
    }
  }

  private double unknownShare() {
    long occurrences = evaluation.unknown().occurrences();
    boolean read = model.file().tokenizer().vocabulary().special(Token.Kind.UNKNOWN).isPresent();
    return occurrences / (double) (evaluation.tokens() + (read ? 0 : occurrences));
  }

  private void write(
      String name, double loss, Interval interval, DoubleUnaryOperator unit, int digits) {
    out.printf(
        Locale.ROOT,
        FIGURE,
        name,
        Words.decimal(unit.applyAsDouble(loss), digits),
        Words.decimal(unit.applyAsDouble(interval.low()), digits)
            + " to "
            + Words.decimal(unit.applyAsDouble(interval.high()), digits));
  }

  private void writeShare(String name, double share, Interval interval) {
    out.printf(
        Locale.ROOT,
        FIGURE,
        name,
        Words.share(share),
        Words.share(interval.low()) + " to " + Words.share(interval.high()));
  }

  private void write(Baselines baselines) {
    out.println();
    out.printf(Locale.ROOT, ROW, "beside it", "", "loss", "perplexity", "bits/char");
    writeBaseline("the model", figures.loss());
    writeBaseline(baselines.order() + "-grams", baselines.kneserNey());
    writeBaseline("unigram", baselines.unigram());
  }

  private void writeBaseline(String name, double loss) {
    out.printf(
        Locale.ROOT,
        ROW,
        name,
        "",
        Words.decimal(loss, 4),
        Words.decimal(StrictMath.exp(loss), 2),
        Words.decimal(length.bitsPerCharacter(loss), 4));
  }

  private void writeContexts() {
    List<ContextScores.Group> groups = evaluation.contexts();
    if (groups.size() < 2) {
      return; // a model of windows has always read as much
    }
    out.println();
    out.printf(Locale.ROOT, ROW, "tokens read", "targets", "loss", "accuracy", "top 5");
    for (ContextScores.Group group : groups) {
      Evaluation part = group.evaluation();
      out.printf(
          Locale.ROOT,
          ROW,
          range(group),
          Wording.number(part.targets()),
          Words.decimal(part.loss(), 3),
          Words.share(part.accuracy()),
          Words.share(part.topFiveAccuracy()));
    }
  }

  private static String range(ContextScores.Group group) {
    return group.from() == group.to()
        ? Wording.number(group.from())
        : Wording.number(group.from()) + " to " + Wording.number(group.to());
  }

  /// Writes for a machine.
  void writeObject(String name) {
    ObjectNode object =
        Json.object()
            .put("text", name)
            .put("characters", length.characters())
            .put("tokens", evaluation.tokens())
            .put("targets", figures.targets())
            .put("unknown", evaluation.unknown().occurrences())
            .put("unknown_share", unknownShare());
    put(object, "loss", figures.loss(), intervals.loss(), nats -> nats);
    put(object, "perplexity", figures.loss(), intervals.loss(), StrictMath::exp);
    put(object, "bits_per_character", figures.loss(), intervals.loss(), length::bitsPerCharacter);
    put(object, "accuracy", figures.accuracy(), intervals.accuracy(), share -> share);
    put(object, "top_5_accuracy", figures.topFiveAccuracy(), intervals.topFive(), share -> share);
    evaluation
        .baselines()
        .ifPresent(found -> BaselineText.fill(object.putObject("baselines"), found, length));
    evaluation
        .overlap()
        .ifPresent(found ->
            object
                .putObject("overlap")
                .put("lines", found.lines())
                .put("training", found.training())
                .put("validation", found.validation())
                .put("test", found.test())
                .put("same_text", found.whole()));
    var contexts = object.putArray("by_tokens_read");
    for (ContextScores.Group group : evaluation.contexts()) {
      Evaluation part = group.evaluation();
      contexts
          .addObject()
          .put("from", group.from())
          .put("to", group.to())
          .put("targets", part.targets())
          .put("loss", part.loss())
          .put("accuracy", part.accuracy())
          .put("top_5_accuracy", part.topFiveAccuracy());
    }
    object.put("seconds", seconds);
    out.println(Json.line(object));
  }

  private static void put(
      ObjectNode object, String name, double value, Interval interval, DoubleUnaryOperator unit) {
    object.put(name, unit.applyAsDouble(value));
    object
        .putArray(name + "_interval")
        .add(unit.applyAsDouble(interval.low()))
        .add(unit.applyAsDouble(interval.high()));
  }
}
