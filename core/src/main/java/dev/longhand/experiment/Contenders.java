package dev.longhand.experiment;

import dev.longhand.error.LonghandException;
import dev.longhand.recipe.Assignment;
import dev.longhand.recipe.Recipe;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Makes the trials of a comparison out of recipes and variations: each recipe with each
/// combination of what is varied, by a name that tells them apart. Mutable, for one comparison.
public final class Contenders {
  private static final Pattern NUMBER = Pattern.compile("[-+0-9.].*");
  private static final Pattern LAST_PART = Pattern.compile(".*\\.");

  private final List<List<Assignment>> combinations;
  private final List<Trial> trials = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final TrialProblems problems = new TrialProblems();

  /// @param variations what is varied of each recipe; all of its values are tried
  /// @throws LonghandException `USAGE_VALUE` where a variation is a whole range
  public Contenders(List<Variation> variations) {
    combinations =
        Draws.grid(variations).stream().map(values -> assignments(variations, values)).toList();
  }

  private static List<Assignment> assignments(List<Variation> variations, List<String> values) {
    var assignments = new ArrayList<Assignment>();
    for (int i = 0; i < values.size(); i++) {
      assignments.add(new Assignment(variations.get(i).key(), values.get(i)));
    }
    return assignments;
  }

  /// Adds a recipe with some changes of its own, once for each combination.
  ///
  /// @param name what the recipe is called
  public void add(String name, Recipe recipe, List<Assignment> changes) {
    for (List<Assignment> combination : combinations) {
      var all = new ArrayList<Assignment>(changes);
      all.addAll(combination);
      List<String> words = all.stream().map(change -> change.key() + "=" + change.value()).toList();
      var trial = new Trial(unused(name(name, all)), words, recipe);
      try {
        trials.add(trial.with(recipe.with(all)));
      } catch (LonghandException refused) {
        problems.add(trial, refused.problems());
      }
    }
  }

  /// The trials in the order of the recipes.
  ///
  /// @throws LonghandException with everything that is wrong with any of them
  public List<Trial> trials() {
    problems.throwIfAny();
    return List.copyOf(trials);
  }

  /// Words stand for themselves; numbers need to say of what.
  private static String name(String recipe, List<Assignment> changes) {
    var name = new StringBuilder(recipe);
    for (Assignment change : changes) {
      name.append('-');
      if (change.value().isEmpty() || NUMBER.matcher(change.value()).matches()) {
        name.append(LAST_PART.matcher(change.key()).replaceFirst("")).append('-');
      }
      name.append(change.value());
    }
    return Trial.nameLike(name.toString());
  }

  private String unused(String name) {
    String free = name;
    for (int i = 2; !names.add(free); i++) {
      free = name + "-" + i;
    }
    return free;
  }
}
