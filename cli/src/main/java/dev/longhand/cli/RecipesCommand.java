package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.ExitStatus;
import dev.longhand.error.LonghandException;
import dev.longhand.recipe.Recipe;
import dev.longhand.recipe.RecipeCost;
import dev.longhand.recipe.Recipes;
import dev.longhand.recipe.Recipes.Form;
import dev.longhand.recipe.RunOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists the recipes that come along, or shows one as YAML.
@Command(
    name = "recipes",
    description = "List the recipes, or show one as YAML to change and train with.",
    mixinStandardHelpOptions = true,
    versionProvider = Longhand.Version.class,
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} recipes",
      "  ${ROOT-COMMAND-NAME} recipes show characters > my.yaml",
      "  ${ROOT-COMMAND-NAME} train book.txt --recipe my.yaml --out runs/book"
    })
final class RecipesCommand implements LonghandCommand {
  private static final String SHOW = "show";
  private static final int INDENT = 4;

  private final Longhand longhand;

  @Parameters(
      arity = "0..2",
      paramLabel = "[[show] NAME]",
      hideParamSyntax = true,
      description = "The recipe to show.")
  private List<String> words = new ArrayList<>();

  @Option(names = "--faithful", description = "Show the notebook's own form of the recipe.")
  private boolean faithful;

  RecipesCommand(Longhand longhand) {
    this.longhand = longhand;
  }

  @Override
  public int run() {
    var out = longhand.console().out();
    boolean show = !words.isEmpty() && words.getFirst().equals(SHOW);
    List<String> names = show ? words.subList(1, words.size()) : words;
    if (names.size() > 1 || (show && names.isEmpty())) {
      throw new LonghandException(
          ErrorCode.USAGE_OPTION,
          show ? "the name of a recipe is missing" : "one recipe is shown at a time",
          "NAME",
          "longhand recipes show " + Recipes.DEFAULT);
    }
    if (names.isEmpty()) {
      listAll();
      longhand.reporter().say("");
      longhand.reporter().say("copy one:   longhand recipes show poem > mine.yaml");
      longhand.reporter().say("train:      longhand train TEXT --recipe mine.yaml --out RUN");
    } else {
      out.print(Recipes.yaml(names.getFirst(), faithful ? Form.FAITHFUL : Form.CORRECTED));
    }
    return ExitStatus.OK.value();
  }

  private void listAll() {
    Machine machine = longhand.machine();
    OptionalDouble speed =
        RecipeCost.measure(
            RunOptions.of(machine.cores(), machine.kernels().get(), machine.nanoTime()));
    Recipes.all().forEach(recipe -> list(recipe, RecipeCost.of(recipe), speed));
  }

  private void list(Recipe recipe, RecipeCost cost, OptionalDouble speed) {
    var out = longhand.console().out();
    if (longhand.form() == Reporter.Form.MACHINES) {
      var object =
          Json.object()
              .put("name", recipe.name())
              .put("about", recipe.about())
              .put("faithful_form", isNotebook(recipe))
              .put("text", cost.text().words());
      speed.ifPresent(found -> object.put("seconds", cost.seconds(found)));
      out.println(Json.line(object));
      return;
    }
    out.println(recipe.name() + special(recipe));
    Words.wrapped(recipe.about(), Console.COLUMNS - INDENT)
        .forEach(line -> out.println(" ".repeat(INDENT) + line));
    speed.ifPresent(found -> out.println(" ".repeat(INDENT) + words(recipe, cost, found)));
  }

  private static String words(Recipe recipe, RecipeCost cost, double speed) {
    String most = recipe.training().earlyStopping().isPresent() ? "at most about " : "about ";
    return "Here " + most + Words.time(cost.seconds(speed)) + " for " + cost.text().words() + ".";
  }

  private static String special(Recipe recipe) {
    if (recipe.name().equals(Recipes.DEFAULT)) {
      return " (the default)";
    }
    return isNotebook(recipe) ? " (as the notebook does it: --faithful)" : "";
  }

  private static boolean isNotebook(Recipe recipe) {
    return Recipes.notebooks().contains(recipe.name());
  }
}
