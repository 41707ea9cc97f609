package dev.longhand.cli;

import dev.longhand.error.Wording;
import dev.longhand.experiment.Reference;
import dev.longhand.experiment.TrialResult;
import dev.longhand.modelfile.EpochFigures;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/// The runs of a comparison side by side, the best first.
final class ComparisonTable {
  private static final String ROW = "%-18s%11s%7s%10s%9s%8s%8s%9s%n";
  private static final int NAME = 17;
  private static final String NOTHING = "-";
  private static final String BOLD = "\u001B[1m";
  private static final String PLAIN = "\u001B[0m";

  private final Longhand longhand;

  ComparisonTable(Longhand longhand) {
    this.longhand = longhand;
  }

  /// Writes all of them to standard output.
  void write(List<TrialResult> results) {
    PrintStream out = longhand.console().out();
    if (longhand.form() == Reporter.Form.MACHINES) {
      var object = Json.object().put("event", "comparison");
      var runs = object.putArray("runs");
      results.forEach(result -> ExperimentLines.fill(runs.addObject(), result));
      var references = object.putArray("references");
      references(results)
          .forEach((name, reference) ->
              references
                  .addObject()
                  .put("name", name)
                  .put("loss", reference.loss())
                  .put("bits_per_character", reference.bitsPerCharacter()));
      out.println(Json.line(object));
      return;
    }
    if (results.isEmpty()) {
      return;
    }
    out.println();
    out.printf(
        Locale.ROOT,
        ROW,
        "recipe",
        "parameters",
        "loss",
        "bits/char",
        "accuracy",
        "time",
        "memory",
        "tokens/s");
    for (int i = 0; i < results.size(); i++) {
      boolean best = i == 0 && results.getFirst().bitsPerCharacter().isPresent();
      write(results.get(i), best);
    }
    references(results).forEach(this::write);
    out.flush();
  }

  /// What counting gives on the same text, once for each way to cut it and each way to count.
  private static SequencedMap<String, Reference> references(List<TrialResult> results) {
    var all = new LinkedHashMap<String, Reference>();
    for (TrialResult result : results) {
      String tokens = result.trial().recipe().tokens().name();
      result
          .references()
          .forEach(reference -> all.putIfAbsent(tokens + " " + reference.name(), reference));
    }
    return all;
  }

  private void write(String name, Reference reference) {
    longhand
        .console()
        .out()
        .printf(
            Locale.ROOT,
            ROW,
            name,
            NOTHING,
            Words.decimal(reference.loss(), 3),
            Words.decimal(reference.bitsPerCharacter(), 3),
            NOTHING,
            NOTHING,
            NOTHING,
            NOTHING);
  }

  private void write(TrialResult result, boolean best) {
    PrintStream out = longhand.console().out();
    boolean coloured = best && longhand.console().paper() == Console.Screen.COLOUR;
    String name = result.name();
    if (name.length() > NAME) {
      out.println((coloured ? BOLD : "") + name + (coloured ? PLAIN : ""));
      name = "";
    }
    out.print(coloured ? BOLD : "");
    out.printf(
        Locale.ROOT,
        ROW,
        name,
        Wording.number(result.parameters()),
        decimal(loss(result)),
        decimal(result.bitsPerCharacter()),
        share(accuracy(result)),
        Words.clock(result.seconds()),
        Words.size(result.memory()),
        Words.rate(result.tokensPerSecond()));
    out.print(coloured ? PLAIN : "");
  }

  static OptionalDouble loss(TrialResult result) {
    return result.best().map(EpochFigures::validationLoss).orElse(OptionalDouble.empty());
  }

  private static OptionalDouble accuracy(TrialResult result) {
    return result
        .best()
        .flatMap(EpochFigures::validation)
        .map(EpochFigures.Validation::accuracy)
        .orElse(OptionalDouble.empty());
  }

  static String decimal(OptionalDouble value) {
    return value.isPresent() ? Words.decimal(value.getAsDouble(), 3) : NOTHING;
  }

  private static String share(OptionalDouble value) {
    return value.isPresent() ? Words.share(value.getAsDouble()) : NOTHING;
  }
}
