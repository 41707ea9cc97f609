package dev.longhand.cli;

import dev.longhand.cli.ExperimentDisplay.Standings;
import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.experiment.Budget;
import dev.longhand.experiment.Comparison;
import dev.longhand.experiment.ComparisonPicture;
import dev.longhand.experiment.Contenders;
import dev.longhand.experiment.ExperimentOutcome;
import dev.longhand.experiment.Trial;
import dev.longhand.experiment.Variation;
import dev.longhand.recipe.Assignment;
import dev.longhand.recipe.Recipe;
import dev.longhand.recipe.Recipes;
import dev.longhand.recipe.Recipes.Form;
import dev.longhand.recipe.TextInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Trains several recipes on one text and shows them side by side.
@Command(
    name = "compare",
    description = {
      "Train several recipes on the same text, and show which is best.",
      "",
      "All learn from the same part of the text and are measured on the same rest, with the same"
          + " budget. Bits a character compare across tokenizers: words that a vocabulary does not"
          + " have are paid for letter by letter.",
      "",
      "Each recipe is an ordinary run in a folder under OUT. Ctrl-C keeps what is done; the same"
          + " command goes on.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Longhand.Version.class,
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} compare book.txt --recipe characters --recipe words --epochs 3"
          + " --out runs/both",
      "  ${ROOT-COMMAND-NAME} compare book.txt --vary 'model.layers[0].kind=lstm,gru,simple_rnn'"
          + " --epochs 3 --out runs/cells",
      "  ${ROOT-COMMAND-NAME} compare book.txt --recipe my.yaml --recipe"
          + " 'my.yaml:model.layers[0].units=512' --minutes 5 --out runs/width"
    })
final class CompareCommand implements LonghandCommand {
  private final Longhand longhand;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "1..*", paramLabel = "TEXT", description = "Text files, read in this order.")
  private List<String> texts = new ArrayList<>();

  @Option(
      names = {"-r", "--recipe"},
      paramLabel = "NAME",
      description =
          "A recipe by name, or a YAML file; once for each. NAME:KEY=VALUE changes a setting of it,"
              + " and NAME-faithful is the notebook's own form. Default: "
              + Recipes.DEFAULT
              + ".")
  private List<String> recipes = new ArrayList<>();

  @Option(
      names = Variation.OPTION,
      paramLabel = "KEY=A,B",
      description =
          "Take every recipe once with each of these values, such as tokens=characters,words.")
  private List<String> variations = new ArrayList<>();

  @Mixin private ExperimentOptions options = new ExperimentOptions();

  @Option(
      names = "--minutes",
      paramLabel = "M",
      description = "How many minutes each recipe may learn, in place of --epochs.")
  private Optional<Double> minutes = Optional.empty();

  @Option(
      names = "--validation",
      paramLabel = "X",
      description = "The share of the text to measure on. Default: that of the first recipe.")
  private Optional<Double> validation = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "What all chance is drawn from in every run. Default: as each recipe says.")
  private Optional<Long> seed = Optional.empty();

  @Mixin private TextOptions textOptions = new TextOptions();

  CompareCommand(Longhand longhand) {
    this.longhand = longhand;
  }

  @Override
  public int run() {
    var refusals = new Refusals();
    Optional<Path> folder = refusals.of(options::folder);
    Optional<TextInput> input =
        refusals.of(() -> TextArguments.input(texts, "TEXT", longhand.console()));
    Optional<Budget> budget = refusals.of(() -> options.budget(minutes, "--epochs 3"));
    Optional<List<Trial>> trials = trials(refusals);
    refusals.end();
    Comparison comparison = Comparison.of(trials.orElseThrow(), budget.orElseThrow());
    return run(comparison, input.orElseThrow(), folder.orElseThrow());
  }

  private int run(Comparison comparison, TextInput input, Path folder) {
    var session = new ExperimentSession(longhand, options, Standings.AT_THE_END, spec);
    ExperimentSession.Result result =
        session.run((runOptions, listener) -> comparison.run(input, folder, runOptions, listener));
    ExperimentOutcome outcome = result.outcome();
    new ComparisonTable(longhand).write(outcome.results());
    ComparisonPicture.draw(outcome.results())
        .ifPresent(drawing -> session.keep(drawing, folder, "curves"));
    session.conclude(result, List.of());
    return result.status();
  }

  private Optional<List<Trial>> trials(Refusals refusals) {
    List<String> named = recipes.isEmpty() ? List.of(Recipes.DEFAULT) : recipes;
    List<Variation> varied =
        variations.stream()
            .map(words -> refusals.of(() -> Variation.parse(words)))
            .flatMap(Optional::stream)
            .toList();
    List<Assignment> changes = refusals.of(options::changes).orElse(List.of());
    Contenders contenders =
        refusals.of(() -> new Contenders(varied)).orElseGet(() -> new Contenders(List.of()));
    named.forEach(word ->
        refusals.of(() -> {
          RecipeWord recipe = RecipeWord.parse(word);
          contenders.add(recipe.label(), shared(recipe, changes), recipe.changes());
          return word;
        }));
    Optional<List<Trial>> trials = refusals.of(contenders::trials);
    if (trials.isPresent() && named.size() == 1 && variations.isEmpty()) {
      refusals.add(
          new Problem(
              ErrorCode.USAGE_OPTION,
              "there is one recipe, and nothing to compare it with",
              "--recipe, " + Variation.OPTION,
              "--vary 'model.layers[0].kind=lstm,gru,simple_rnn'"));
    }
    return trials;
  }

  /// A recipe with what is asked of all.
  private Recipe shared(RecipeWord word, List<Assignment> ofAll) {
    var changes = new ArrayList<Assignment>(ofAll);
    validation.ifPresent(
        share -> changes.add(new Assignment("examples.validation", share.toString())));
    seed.ifPresent(number -> changes.add(new Assignment("seed", number.toString())));
    Recipe recipe = Recipes.find(word.name(), Form.CORRECTED, changes);
    return recipe.withText(textOptions.applyTo(recipe.text()));
  }
}
