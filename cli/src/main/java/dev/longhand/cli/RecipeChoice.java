package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.recipe.Assignment;
import dev.longhand.recipe.Beginning;
import dev.longhand.recipe.Recipe;
import dev.longhand.recipe.Recipes;
import dev.longhand.recipe.Recipes.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that choose a recipe and change any key of it.
@OptionHeading("Recipe")
final class RecipeChoice {
  /// The names of the recipes that are built in.
  static final class Names extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Names() {
      super(Recipes.names());
    }
  }

  @Option(
      names = {"-r", "--recipe"},
      paramLabel = "NAME",
      completionCandidates = Names.class,
      description = "A recipe by name, or a YAML file. Default: " + Recipes.DEFAULT + ".")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--faithful",
      description = "Take the notebook's own form of a recipe, not the corrected one.")
  private boolean faithful;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Change a key of the recipe, such as model.layers[0].units=128; may be given several"
              + " times, and comes before the other options.")
  private List<String> assignments = new ArrayList<>();

  /// The recipe that was named, if any was.
  Optional<String> name() {
    return name;
  }

  /// What was written, as words that follow a command.
  String words() {
    var words = new StringBuilder();
    name.ifPresent(recipe -> words.append(" --recipe ").append(Wording.shellWord(recipe)));
    words.append(faithful ? " --faithful" : "");
    assignments.forEach(change -> words.append(" --set ").append(Wording.shellWord(change)));
    return words.toString();
  }

  /// The recipe that was asked for, or the usual one, with its changes.
  ///
  /// @throws LonghandException with everything that is wrong with it
  Recipe recipe() {
    return recipe(name.orElse(Recipes.DEFAULT));
  }

  /// A recipe by name or file, with the changes that were asked for.
  ///
  /// @throws LonghandException with everything that is wrong with it
  Recipe recipe(String nameOrFile) {
    var problems = new ArrayList<Problem>();
    List<Assignment> changes = changes(problems);
    try {
      Recipe recipe = Recipes.find(nameOrFile, faithful ? Form.FAITHFUL : Form.CORRECTED, changes);
      if (problems.isEmpty()) {
        return recipe;
      }
    } catch (LonghandException refused) {
      problems.addAll(0, refused.problems());
    }
    throw new LonghandException(problems);
  }

  /// The recipe of a model, with the changes that were asked for, or the one that was named fitted
  /// to that model.
  ///
  /// @throws LonghandException with everything that is wrong with it
  Recipe recipe(Recipe own) {
    if (name.isPresent()) {
      return Beginning.fitted(recipe(), own);
    }
    if (faithful) {
      throw new LonghandException(
          ErrorCode.USAGE_PAIR,
          "--faithful is a form of a recipe, and none is named",
          "--faithful, --from",
          "name one: --recipe poem --faithful");
    }
    var problems = new ArrayList<Problem>();
    List<Assignment> changes = changes(problems);
    if (!problems.isEmpty()) {
      throw new LonghandException(problems);
    }
    return own.with(changes);
  }

  private List<Assignment> changes(List<Problem> problems) {
    var changes = new ArrayList<Assignment>();
    for (String text : assignments) {
      try {
        changes.add(Assignment.parse(text));
      } catch (LonghandException refused) {
        problems.addAll(refused.problems());
      }
    }
    return changes;
  }
}
