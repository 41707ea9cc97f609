package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.ExitStatus;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.inspect.chart.Axis;
import dev.longhand.inspect.chart.Chart;
import dev.longhand.inspect.chart.Point;
import dev.longhand.inspect.chart.Series;
import dev.longhand.inspect.chart.Size;
import dev.longhand.inspect.chart.SvgChart;
import dev.longhand.recipe.RateSearch;
import dev.longhand.recipe.Recipe;
import dev.longhand.recipe.TextInput;
import dev.longhand.train.RateCurve;
import dev.longhand.train.RateFinder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Looks for a learning rate by trying all of them.
@Command(
    name = "rate",
    description = {
      "Look for a learning rate: one step at each of many rising rates, and the loss at each.",
      "",
      "The rate to begin with is where the loss falls fastest, and at most a tenth of where it"
          + " diverges. Nothing is kept but the picture.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Longhand.Version.class,
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} rate book.txt",
      "  ${ROOT-COMMAND-NAME} rate book.txt --recipe words --picture rate.svg",
      "  ${ROOT-COMMAND-NAME} rate book.txt --optimizer sgd --momentum 0.9 --steps 300"
    })
final class RateCommand implements LonghandCommand {
  private static final int ROWS = 16;
  private static final Size PICTURE = new Size(720, 420);

  private final Longhand longhand;

  @Parameters(
      arity = "1..*",
      paramLabel = "TEXT",
      description = "Text files, read in this order; - is standard input.")
  private List<String> texts = new ArrayList<>();

  @Mixin private RecipeChoice choice = new RecipeChoice();

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "How many rates are tried. Default: ${DEFAULT-VALUE}.")
  private int steps = RateFinder.USUAL_STEPS;

  @Option(names = "--picture", paramLabel = "FILE", description = "Draw the losses as an SVG file.")
  private Optional<String> picture = Optional.empty();

  @Mixin private RecipeOptions recipeOptions = new RecipeOptions();

  @Mixin private TextOptions textOptions = new TextOptions();

  @Mixin private TokenizerOptions tokenizerOptions = new TokenizerOptions();

  @Mixin private TrainingOptions trainingOptions = new TrainingOptions();

  RateCommand(Longhand longhand) {
    this.longhand = longhand;
  }

  @Override
  public List<Problem> problems() {
    var refusals = new Refusals();
    refusals.of(choice::recipe);
    return refusals.problems();
  }

  @Override
  public int run() {
    Optional<Path> file = picture.map(name -> Paths.of(name, "--picture"));
    Recipe recipe = recipe();
    TextInput input = TextArguments.input(texts, "TEXT", longhand.console());
    var found = new AtomicReference<>(new RateCurve(List.of(), RateCurve.End.ALL_TRIED));
    trainingOptions.prepare(
        longhand,
        (options, listener) -> found.set(RateSearch.of(recipe, input, steps, options, listener)));
    RateCurve curve = found.get();
    file.filter(path -> !curve.points().isEmpty()).ifPresent(path -> draw(curve, path));
    switch (longhand.form()) {
      case MACHINES -> writeObject(curve);
      case PEOPLE -> write(curve, file);
    }
    return ExitStatus.OK.value();
  }

  private Recipe recipe() {
    Recipe found = choice.recipe();
    Recipe cut = found.withTokens(tokenizerOptions.applyTo(found.tokens()));
    Recipe taught = recipeOptions.applyTo(cut);
    return taught.withText(textOptions.applyTo(taught.text()));
  }

  private void write(RateCurve curve, Optional<Path> file) {
    var out = longhand.console().out();
    out.println();
    out.println(" learning rate     loss   smooth");
    List<RateCurve.Point> points = curve.points();
    for (int row = 0; row < Math.min(ROWS, points.size()); row++) {
      int rows = Math.min(ROWS, points.size());
      RateCurve.Point point = points.get(rows == 1 ? 0 : row * (points.size() - 1) / (rows - 1));
      out.println(
          String.format(
              Locale.ROOT,
              "%14s  %7s  %7s",
              Words.significant(point.rate(), 2),
              Words.decimal(point.loss(), 3),
              Words.decimal(point.smooth(), 3)));
    }
    out.println();
    curve
        .lowest()
        .ifPresent(point -> out.println("lowest      at " + Words.significant(point.rate(), 2)));
    curve
        .steepest()
        .ifPresent(point -> out.println("steepest    at " + Words.significant(point.rate(), 2)));
    if (curve.end() == RateCurve.End.DIVERGED && !points.isEmpty()) {
      out.println("diverged    at " + Words.significant(points.getLast().rate(), 2));
    }
    file.ifPresent(path -> out.println("picture     " + Wording.escaped(path.toString(), 400)));
    out.println(
        curve
            .suggestion()
            .map(this::next)
            .orElse(
                "suggestion  none: the loss never fell clearly; try more --steps or a larger"
                    + " --batch"));
  }

  private String next(double rate) {
    String shown = Words.significant(rate, 2);
    String words = texts.stream().map(Wording::shellWord).collect(Collectors.joining(" "));
    return "suggestion  "
        + shown
        + "\n\ntrain:      "
        + longhand.machine().command()
        + " train "
        + words
        + choice.words()
        + " --learning-rate "
        + shown
        + " --out RUN";
  }

  private void writeObject(RateCurve curve) {
    var object = Json.object().put("event", "rate");
    curve.suggestion().ifPresent(rate -> object.put("suggestion", rate));
    curve.steepest().ifPresent(point -> object.put("steepest", point.rate()));
    object.put("diverged", curve.end() == RateCurve.End.DIVERGED);
    var points = object.putArray("points");
    for (RateCurve.Point point : curve.points()) {
      points
          .addObject()
          .put("rate", point.rate())
          .put("loss", point.loss())
          .put("smooth", point.smooth());
    }
    longhand.console().out().println(Json.line(object));
  }

  private static void draw(RateCurve curve, Path file) {
    var chart =
        new Chart(
            "Loss at rising learning rates",
            Axis.log("learning rate"),
            Axis.linear("loss"),
            List.of(
                new Series.Points("each step", points(curve, RateCurve.Point::loss)),
                new Series.Line("smooth", points(curve, RateCurve.Point::smooth))));
    try {
      Files.writeString(file, SvgChart.draw(chart, PICTURE), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new LonghandException(
              ErrorCode.DISK_IO,
              "the picture cannot be written",
              Wording.escaped(file.toString(), 400),
              "name a file in a folder that is there: --picture rate.svg")
          .causedBy(failed);
    }
  }

  private static List<Point> points(RateCurve curve, ToDoubleFunction<RateCurve.Point> loss) {
    return curve.points().stream()
        .map(point -> new Point(point.rate(), loss.applyAsDouble(point)))
        .toList();
  }
}
