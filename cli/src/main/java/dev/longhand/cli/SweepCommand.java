package dev.longhand.cli;

import dev.longhand.cli.ExperimentDisplay.Standings;
import dev.longhand.error.Wording;
import dev.longhand.experiment.Budget;
import dev.longhand.experiment.ExperimentOutcome;
import dev.longhand.experiment.Search;
import dev.longhand.experiment.Sweep;
import dev.longhand.experiment.SweepPicture;
import dev.longhand.experiment.SweepSettings;
import dev.longhand.experiment.Values;
import dev.longhand.experiment.Variation;
import dev.longhand.recipe.Assignment;
import dev.longhand.recipe.Recipe;
import dev.longhand.recipe.Recipes;
import dev.longhand.recipe.Recipes.Form;
import dev.longhand.recipe.TextInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Searches for good settings of a recipe.
@Command(
    name = "sweep",
    description = {
      "Search for good settings: train many variations of a recipe on one text.",
      "",
      "All of them are checked before the first is trained. Each is an ordinary run in a folder"
          + " under OUT; Ctrl-C keeps what is done, and the same command goes on. The best recipe"
          + " so far is OUT/best.yaml.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Longhand.Version.class,
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} sweep characters book.txt --vary 'model.layers[0].units=128,256'"
          + " --epochs 3 --out runs/widths",
      "  ${ROOT-COMMAND-NAME} sweep my.yaml book.txt --vary training.learning_rate=log:1e-4..1e-2"
          + " --trials 20 --minutes 30 --out runs/rates",
      "  ${ROOT-COMMAND-NAME} sweep characters book.txt --vary"
          + " training.learning_rate=log:1e-4..1e-2 --search halving --trials 9 --epochs 9 --out"
          + " runs/halving"
    })
final class SweepCommand implements LonghandCommand {
  private final Longhand longhand;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "RECIPE", description = "A recipe by name, or a YAML file.")
  private String recipe = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "TEXT",
      description = "Text files, read in this order.")
  private List<String> texts = new ArrayList<>();

  @Option(
      names = Variation.OPTION,
      required = true,
      paramLabel = "KEY=VALUES",
      description =
          "A setting and what it may be: a list (128,256), a range of numbers (0.1..0.5) or of"
              + " whole ones (32..256), log:1e-4..1e-2 for one that is even in its logarithm; /5"
              + " behind a range for five points of it.")
  private List<String> variations = new ArrayList<>();

  @Option(
      names = "--search",
      paramLabel = "HOW",
      description =
          "grid tries every combination, random draws some, halving draws some and lets only the"
              + " best third train on, again and again. Default: grid for lists, random for ranges"
              + " or with --trials.")
  private Optional<Search> search = Optional.empty();

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "How many combinations are drawn. Default: " + SweepSettings.USUAL_TRIALS + ".")
  private Optional<Integer> trials = Optional.empty();

  @Mixin private ExperimentOptions options = new ExperimentOptions();

  @Option(
      names = "--minutes",
      paramLabel = "M",
      description =
          "How many minutes all trials together may learn, each an equal share, in place of"
              + " --epochs.")
  private Optional<Double> minutes = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "What the combinations are drawn by. Default: the seed of the recipe.")
  private Optional<Long> seed = Optional.empty();

  @Mixin private TextOptions textOptions = new TextOptions();

  SweepCommand(Longhand longhand) {
    this.longhand = longhand;
  }

  @Override
  public int run() {
    var refusals = new Refusals();
    Optional<Path> folder = refusals.of(options::folder);
    Optional<TextInput> input =
        refusals.of(() -> TextArguments.input(texts, "TEXT", longhand.console()));
    Optional<Sweep> sweep = plan(refusals);
    refusals.end();
    return run(sweep.orElseThrow(), input.orElseThrow(), folder.orElseThrow());
  }

  private int run(Sweep sweep, TextInput input, Path folder) {
    var session = new ExperimentSession(longhand, options, Standings.AFTER_EACH, spec);
    ExperimentSession.Result result =
        session.run((runOptions, listener) -> sweep.run(input, folder, runOptions, listener));
    ExperimentOutcome outcome = result.outcome();
    new LeaderBoard(longhand).write(outcome.results());
    SweepPicture.draw(sweep, outcome.results())
        .ifPresent(drawing -> session.keep(drawing, folder, "sweep"));
    session.conclude(result, List.of(next(folder)));
    return result.status();
  }

  /// What to do with the best settings, where a held-out part told which these are.
  private String next(Path folder) {
    if (!Files.exists(folder.resolve(Sweep.BEST))) {
      return "no best:    nothing was measured; the text may be too short to hold a part of it out";
    }
    return "train it:   "
        + longhand.machine().command()
        + " train "
        + TextArguments.pasteable(texts)
        + " --recipe "
        + Wording.shellWord(folder.resolve(Sweep.BEST).toString())
        + " --out "
        + Wording.shellWord(folder.resolve("best").toString());
  }

  private Optional<Sweep> plan(Refusals refusals) {
    List<Variation> varied =
        variations.stream()
            .map(words -> refusals.of(() -> Variation.parse(words)))
            .flatMap(Optional::stream)
            .toList();
    Optional<Budget> budget = refusals.of(() -> options.budget(minutes, "--epochs 3"));
    Optional<Recipe> base =
        refusals.of(options::changes).flatMap(changes -> refusals.of(() -> base(changes)));
    if (varied.size() < variations.size() || budget.isEmpty() || base.isEmpty()) {
      return Optional.empty();
    }
    var settings =
        new SweepSettings(
            search.orElseGet(() -> usualSearch(varied)),
            trials.map(OptionalInt::of).orElse(OptionalInt.empty()),
            budget.get(),
            seed.orElse(base.get().seed()));
    return refusals.of(() -> Sweep.of(base.get(), varied, settings));
  }

  private Recipe base(List<Assignment> changes) {
    Recipe found = Recipes.find(recipe, Form.CORRECTED, changes);
    return found.withText(textOptions.applyTo(found.text()));
  }

  private Search usualSearch(List<Variation> read) {
    boolean ranges = read.stream().anyMatch(one -> one.values() instanceof Values.Between);
    return ranges || trials.isPresent() ? Search.RANDOM : Search.GRID;
  }
}
