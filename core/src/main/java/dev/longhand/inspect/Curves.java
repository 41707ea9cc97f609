package dev.longhand.inspect;

import dev.longhand.inspect.chart.Axis;
import dev.longhand.inspect.chart.Chart;
import dev.longhand.inspect.chart.Point;
import dev.longhand.inspect.chart.Series;
import dev.longhand.modelfile.EpochFigures;
import dev.longhand.modelfile.EpochFigures.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/// The charts of a run, each there only where its figures are.
record Curves(RunReport report) {
  private static final String VALIDATION = "validation";
  private static final String TRAINING = "training";
  private static final Axis EPOCHS = Axis.linear("epoch");

  /// Whether there is more than a point to draw.
  boolean drawn() {
    return report.epochs().size() > 1;
  }

  /// Loss of training and validation, with the yardsticks across.
  Optional<Chart> loss() {
    var series = new ArrayList<Series>();
    List<Point> learnt = points(epoch -> OptionalDouble.of(epoch.loss()));
    List<Point> measured = points(EpochFigures::validationLoss);
    var training = new Series.Line(TRAINING, learnt);
    series.add(measured.isEmpty() ? marked(training) : training);
    if (!measured.isEmpty()) {
      series.add(marked(new Series.Line(VALIDATION, measured)));
    }
    report.yardsticks().forEach(other -> series.add(new Series.Level(other.name(), other.loss())));
    return chart("Loss", "nats a " + report.plan().piece(), Axis::linear, series);
  }

  /// What a character costs, with the yardsticks across.
  Optional<Chart> bitsPerCharacter() {
    var series = new ArrayList<Series>();
    List<Point> measured = points(measured(Validation::bitsPerCharacter));
    if (measured.isEmpty()) {
      return Optional.empty();
    }
    series.add(marked(new Series.Line(VALIDATION, measured)));
    for (Yardstick other : report.yardsticks()) {
      other.bitsPerCharacter().ifPresent(bits -> series.add(new Series.Level(other.name(), bits)));
    }
    return chart("Bits a character", "bits", Axis::linear, series);
  }

  /// How often the token that came was the likeliest, or among the five likeliest.
  Optional<Chart> accuracy() {
    var series = new ArrayList<Series>();
    add(series, TRAINING, percent(epoch -> epoch.training().accuracy()));
    add(series, VALIDATION, percent(measured(Validation::accuracy)));
    add(series, "top 5", percent(measured(Validation::topFiveAccuracy)));
    return chart("Next " + report.plan().piece() + " right", "percent", Axis::fromZero, series);
  }

  /// The learning rate at the end of each epoch.
  Optional<Chart> learningRate() {
    var series = new ArrayList<Series>();
    add(series, "learning rate", epoch -> epoch.training().learningRate());
    return chart("Learning rate", "", Axis::fromZero, series);
  }

  /// The length of the gradient.
  Optional<Chart> gradientNorm() {
    var series = new ArrayList<Series>();
    add(series, "gradient norm", epoch -> epoch.training().gradientNorm());
    return chart("Gradient norm", "mean of an epoch, before clipping", Axis::fromZero, series);
  }

  /// How quickly it went.
  Optional<Chart> pace() {
    if (!drawn()) {
      return Optional.empty();
    }
    var series = new ArrayList<Series>();
    add(series, "pace", epoch -> OptionalDouble.of(epoch.training().tokensPerSecond()));
    return chart(
        "Pace", "training " + report.plan().piece() + "s a second", Axis::fromZero, series);
  }

  /// How well tokens are foretold early and late in a window or document.
  Optional<Chart> places() {
    List<Place> places = report.seen().places();
    if (places.size() < 2) {
      return Optional.empty();
    }
    List<Point> points =
        places.stream().map(place -> new Point(place.first(), 100 * place.accuracy())).toList();
    return Optional.of(
        new Chart(
            "Right by place",
            Axis.log(report.plan().piece() + "s read before, or more"),
            Axis.fromZero("percent of next " + report.plan().piece() + "s right"),
            List.of(new Series.Line("accuracy", points))));
  }

  private Series.Line marked(Series.Line line) {
    Optional<Point> kept =
        report
            .best()
            .flatMap(best ->
                line.points().stream().filter(point -> point.x() == best.epoch()).findFirst());
    return new Series.Line(line.name(), line.points(), kept);
  }

  private void add(
      List<Series> series, String name, Function<EpochFigures, OptionalDouble> figure) {
    List<Point> points = points(figure);
    if (!points.isEmpty()) {
      series.add(new Series.Line(name, points));
    }
  }

  private List<Point> points(Function<EpochFigures, OptionalDouble> figure) {
    return report.epochs().stream()
        .filter(epoch -> figure.apply(epoch).isPresent())
        .map(epoch -> new Point(epoch.epoch(), figure.apply(epoch).getAsDouble()))
        .toList();
  }

  private static Function<EpochFigures, OptionalDouble> measured(
      Function<Validation, OptionalDouble> figure) {
    return epoch -> epoch.validation().map(figure).orElse(OptionalDouble.empty());
  }

  private static Function<EpochFigures, OptionalDouble> percent(
      Function<EpochFigures, OptionalDouble> share) {
    return epoch -> {
      OptionalDouble value = share.apply(epoch);
      return value.isPresent() ? OptionalDouble.of(100 * value.getAsDouble()) : value;
    };
  }

  private static Optional<Chart> chart(
      String title, String unit, Function<String, Axis> axis, List<Series> series) {
    return series.stream().flatMap(Series::extent).findAny().isEmpty()
        ? Optional.empty()
        : Optional.of(new Chart(title, EPOCHS, axis.apply(unit), series));
  }
}
