package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.ExitStatus;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.modelfile.ModelFile;
import dev.longhand.nn.LossPositions;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.ModelSummary;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.recipe.MemoryPlan;
import dev.longhand.recipe.Recipe;
import dev.longhand.recipe.Recipes;
import dev.longhand.recipe.RunFolder;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shows what a model consists of.
@Command(
    name = "summary",
    description = "Show the layers, shapes, parameters and memory of a model or a recipe.",
    mixinStandardHelpOptions = true,
    versionProvider = Longhand.Version.class,
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} summary runs/book",
      "  ${ROOT-COMMAND-NAME} summary --recipe dracula --faithful --vocabulary 69",
      "  ${ROOT-COMMAND-NAME} summary --recipe characters --cell gru --layers 2"
    })
final class SummaryCommand implements LonghandCommand {
  private static final String VOCABULARY = "--vocabulary";
  private static final int WORDS_OF_A_NOVEL = 9000;
  private static final int SPECIAL_WIDTH = Console.COLUMNS - 2;
  private static final String ROW = "%-16s %-20s %14s%n";

  private final Longhand longhand;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "RUN",
      description = "The folder of a run, or a model file.")
  private Optional<String> source = Optional.empty();

  @Mixin private RecipeChoice choice = new RecipeChoice();

  @Option(
      names = VOCABULARY,
      paramLabel = "N",
      description = "How many different characters or words the text has.")
  private Optional<Integer> vocabulary = Optional.empty();

  @Mixin private NetworkOptions networkOptions = new NetworkOptions();

  @Spec private CommandSpec spec = CommandSpec.create(); // picocli puts the real one here

  SummaryCommand(Longhand longhand) {
    this.longhand = longhand;
  }

  @Override
  public int run() {
    Optional<String> recipe = choice.name();
    if (source.isPresent() == recipe.isPresent()) {
      throw new LonghandException(
          source.isPresent() ? ErrorCode.USAGE_PAIR : ErrorCode.USAGE_OPTION,
          source.isPresent()
              ? "a run and a recipe are named; one of them can be shown"
              : "neither a run nor a recipe is named",
          "RUN, --recipe",
          "longhand summary --recipe " + Wording.shellWord(recipe.orElse(Recipes.DEFAULT)));
    }
    if (source.isPresent()) {
      showFile(source.get());
    } else {
      showRecipe(networkOptions.applyTo(choice.recipe()));
    }
    return ExitStatus.OK.value();
  }

  private void showFile(String run) {
    requireNoChange(run);
    var path = RunFolder.model(Paths.of(run, "RUN"));
    ModelFile file = ModelFile.read(path);
    Recipe trained = Recipe.parse(file.provenance().recipe(), path.toString());
    String about =
        Wording.escaped(file.provenance().corpus().name(), 60)
            + ", "
            + Wording.count(file.provenance().corpus().characters(), "character")
            + "; weights after "
            + Wording.count(file.provenance().epochs(), "epoch");
    show(file.model().config(), trained, about);
  }

  /// A model is what it is: nothing of it can be another way.
  private void requireNoChange(String run) {
    List<Problem> problems =
        spec.commandLine().getParseResult().matchedOptions().stream()
            .map(OptionSpec::longestName)
            .filter(option -> option.equals(VOCABULARY) || changesTheRecipe(option))
            .map(option ->
                new Problem(
                    ErrorCode.USAGE_PAIR,
                    option + " goes with --recipe; a model file has its own",
                    "RUN, " + option,
                    "longhand summary " + Wording.shellWord(run)))
            .toList();
    if (!problems.isEmpty()) {
      throw new LonghandException(problems);
    }
  }

  private boolean changesTheRecipe(String option) {
    return spec.mixins().values().stream()
        .filter(mixin -> mixin.userObject() == networkOptions || mixin.userObject() == choice)
        .anyMatch(mixin -> mixin.findOption(option) != null);
  }

  @Override
  public List<Problem> problems() {
    var refusals = new Refusals();
    if (choice.name().isPresent()) {
      refusals.of(choice::recipe);
    }
    return refusals.problems();
  }

  private void showRecipe(Recipe shown) {
    int tokens = vocabulary.orElseGet(() -> usualVocabulary(shown));
    show(
        shown.modelConfig(shown.tokens().ids(tokens)),
        shown,
        "recipe " + shown.name() + " with a vocabulary of " + Wording.number(tokens));
  }

  /// The vocabulary of the text that a recipe is known by; else that of a novel in English.
  private static int usualVocabulary(Recipe recipe) {
    return switch (recipe.name()) {
      case "poem", "poem-faithful" -> 27;
      case "dracula", "dracula-faithful" -> 69;
      case "lyrics", "lyrics-faithful" -> 2697;
      default -> recipe.tokens().addsSpaces() ? WORDS_OF_A_NOVEL : 85;
    };
  }

  private void show(ModelConfig model, Recipe trained, String about) {
    var summary = ModelSummary.of(model);
    var batch = new BatchShape(trained.examples().batch(), trained.examples().steps());
    long training =
        MemoryPlan.training(model, trained.training().rule().optimizer(), batch, 0).bytes();
    long generating = MemoryPlan.generating(model).bytes();
    if (longhand.form() == Reporter.Form.MACHINES) {
      writeObject(model, summary, batch, training, generating);
      return;
    }
    PrintStream out = longhand.console().out();
    out.println(about);
    out.println();
    out.printf(Locale.ROOT, ROW, "layer", "output", "parameters");
    for (int i = 0; i < summary.rows().size(); i++) {
      ModelSummary.Row row = summary.rows().get(i);
      out.printf(Locale.ROOT, ROW, row.name(), shape(row, batch), Wording.number(row.parameters()));
      Words.wrapped(LayerWords.special(model.layers().get(i)), SPECIAL_WIDTH).stream()
          .filter(line -> !line.isEmpty())
          .forEach(line -> out.println("  " + line));
    }
    out.printf(Locale.ROOT, ROW, "total", "", Wording.number(summary.parameters()));
    out.println();
    out.println(
        "memory: at least "
            + Words.size(training)
            + " to train with "
            + Wording.number(batch.sequences())
            + " sequences of "
            + Wording.number(batch.steps())
            + ", "
            + Words.size(generating)
            + " to write");
  }

  private static String shape(ModelSummary.Row row, BatchShape batch) {
    return row.positions() == LossPositions.EVERY
        ? batch.sequences() + " x " + batch.steps() + " x " + row.width()
        : batch.sequences() + " x " + row.width();
  }

  private void writeObject(
      ModelConfig model, ModelSummary summary, BatchShape batch, long training, long generating) {
    var object = Json.object();
    var layers = object.putArray("layers");
    for (int i = 0; i < summary.rows().size(); i++) {
      ModelSummary.Row row = summary.rows().get(i);
      var layer = layers.addObject().put("name", row.name());
      var shape = layer.putArray("output").add(batch.sequences());
      if (row.positions() == LossPositions.EVERY) {
        shape.add(batch.steps());
      }
      shape.add(row.width());
      layer.put("parameters", row.parameters());
      String special = LayerWords.special(model.layers().get(i));
      if (!special.isEmpty()) {
        layer.put("special", special);
      }
    }
    object
        .put("parameters", summary.parameters())
        .put("training_bytes", training)
        .put("generating_bytes", generating);
    longhand.console().out().println(Json.line(object));
  }
}
