package dev.longhand.inspect;

import dev.longhand.error.Wording;
import dev.longhand.modelfile.EpochFigures;
import dev.longhand.modelfile.EpochFigures.Validation;
import dev.longhand.nn.LanguageModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// What was trained, on what, how good it is, beside what, and when.
record HeadlineSection(RunReport report) {
  private static final int LONGEST_NAME = 120;

  void appendTo(Html page) {
    page.open("header", "");
    page.element("p", "eyebrow", "Longhand · report of a run");
    page.element("h1", "", Wording.escaped(report.name(), LONGEST_NAME));
    page.element("p", "lead", sentence());
    appendFigures(page);
    appendYardsticks(page);
    page.close("header");
  }

  /// The run in a sentence or two.
  String sentence() {
    String network =
        report
            .model()
            .map(file -> network(file.model()))
            .orElse("The recipe " + report.plan().recipe());
    String when =
        report.seen().ending().map(ending -> " on " + Amounts.date(ending.at())).orElse("");
    return network
        + ", learning "
        + report.plan().piece()
        + "s of "
        + Wording.escaped(report.text().name(), LONGEST_NAME)
        + " ("
        + Wording.count(report.text().characters(), "character")
        + "). "
        + progress()
        + when
        + ".";
  }

  private static String network(LanguageModel model) {
    String words = NetworkWords.of(model.config());
    return words.substring(0, 1).toUpperCase(Locale.ROOT)
        + words.substring(1)
        + " with "
        + Wording.count(model.parameterCount(), "parameter");
  }

  private String progress() {
    int done = report.epochs().size();
    String epochs = Wording.count(done, "epoch");
    String ofAll = done + " of " + Wording.count(report.plan().epochs(), "epoch");
    return switch (report.state()) {
      case FINISHED -> "Finished after " + epochs;
      case EARLY -> "Ended early, after " + ofAll + ", because it no longer got better";
      case STOPPED -> "Stopped after " + ofAll;
      case DIVERGED -> "Diverged after " + epochs + ": its loss was no longer a number";
      case RUNNING -> "Still running after " + ofAll;
    };
  }

  /// One large figure with what it says.
  record Headline(String term, String figure, String note) {}

  /// The figures that say how good the run is, the most telling first.
  List<Headline> headlines() {
    var all = new ArrayList<Headline>();
    Optional<EpochFigures> best = report.best();
    if (best.isEmpty()) {
      return all;
    }
    EpochFigures kept = best.get();
    String epoch = "epoch " + kept.epoch();
    if (kept.validation().isPresent()) {
      addMeasured(all, kept.validation().get(), epoch);
    } else {
      all.add(
          new Headline(
              "Training loss",
              Amounts.decimal(kept.loss(), 3),
              "nats a " + report.plan().piece() + ", " + epoch));
      addShare(all, "Right in training", kept.training().accuracy(), epoch);
    }
    report
        .test()
        .ifPresent(test ->
            all.add(
                new Headline(
                    "Test loss", Amounts.decimal(test.loss(), 3), "text seen once, at the end")));
    return all;
  }

  private void addMeasured(List<Headline> all, Validation part, String epoch) {
    String piece = report.plan().piece();
    if (part.bitsPerCharacter().isPresent()) {
      all.add(
          new Headline(
              "Bits a character",
              Amounts.decimal(part.bitsPerCharacter().getAsDouble(), 3),
              "on text kept back, " + epoch));
    } else {
      all.add(
          new Headline(
              "Validation loss",
              Amounts.decimal(part.loss(), 3),
              "nats a " + piece + ", " + epoch));
    }
    double perplexity = StrictMath.exp(part.loss());
    all.add(
        new Headline(
            "Perplexity",
            perplexity < 100
                ? Amounts.decimal(perplexity, 2)
                : Wording.number(StrictMath.round(perplexity)),
            "like choosing among so many " + piece + "s"));
    addShare(all, "Next " + piece + " right", part.accuracy(), "of those kept back");
    addShare(all, "Among the first five", part.topFiveAccuracy(), "of those kept back");
  }

  private static void addShare(List<Headline> all, String term, OptionalDouble share, String note) {
    share.ifPresent(value -> all.add(new Headline(term, Wording.share(value), note)));
  }

  private void appendFigures(Html page) {
    List<Headline> all = headlines();
    if (all.isEmpty()) {
      page.element("p", "note", "No epoch is over yet, so there is no figure to show.");
      return;
    }
    page.open("dl", "headlines");
    for (Headline one : all) {
      page.open("div", "").element("dt", "", one.term()).element("dd", "figure", one.figure());
      page.element("dd", "note", one.note()).close("div");
    }
    page.close("dl");
  }

  /// A row of the comparison.
  private record Row(String name, double bits, String type) {}

  private void appendYardsticks(Html page) {
    OptionalDouble own = report.bitsPerCharacter();
    boolean bits =
        own.isPresent()
            && report.yardsticks().stream().allMatch(other -> other.bitsPerCharacter().isPresent());
    OptionalDouble loss =
        report.best().map(EpochFigures::validationLoss).orElse(OptionalDouble.empty());
    if (report.yardsticks().isEmpty() || loss.isEmpty()) {
      return;
    }
    var rows = new ArrayList<Row>();
    rows.add(new Row("this network", bits ? own.getAsDouble() : loss.getAsDouble(), "own"));
    for (Yardstick other : report.yardsticks()) {
      double figure = bits ? other.bitsPerCharacter().getAsDouble() : other.loss();
      rows.add(new Row(other.name(), figure, "other"));
    }
    rows.sort(Comparator.comparingDouble(Row::bits));
    double most = rows.getLast().bits();
    page.open("div", "card yardsticks");
    page.element("h3", "", "Beside simpler models");
    String unit = bits ? "bits a character" : "nats a " + report.plan().piece();
    page.element(
        "p", "note", "In " + unit + " of the text kept back; less is better. " + verdict(rows));
    page.open("dl", "bars");
    for (Row row : rows) {
      page.open("div", row.type()).element("dt", "", row.name());
      page.open("dd", "").open("span", "track").bar("bar", row.bits() / most).close("span");
      page.element("span", "value", Amounts.decimal(row.bits(), 3)).close("dd").close("div");
    }
    page.close("dl").close("div");
  }

  private static String verdict(List<Row> sorted) {
    double own =
        sorted.stream().filter(row -> row.type().equals("own")).findFirst().orElseThrow().bits();
    Row other = sorted.stream().filter(row -> row.type().equals("other")).findFirst().orElseThrow();
    double gain = 1 - own / other.bits();
    String share = Wording.share(Math.abs(gain));
    return gain > 0
        ? "The network needs " + share + " less than " + other.name() + "."
        : "The network needs " + share + " more than " + other.name() + ".";
  }
}
