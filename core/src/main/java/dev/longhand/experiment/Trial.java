package dev.longhand.experiment;

import dev.longhand.recipe.Recipe;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// One run among several.
///
/// @param name its folder's name too: letters, digits, points, hyphens and underscores
/// @param changes what tells its recipe from the others', as `KEY=VALUE`
/// @param recipe what it trains by
public record Trial(String name, List<String> changes, Recipe recipe) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}");

  public Trial {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("'" + name + "' is no name of a trial");
    }
    changes = List.copyOf(changes);
    Objects.requireNonNull(recipe);
  }

  /// The values of the changes, without what they are of.
  List<String> values() {
    return changes.stream().map(change -> change.substring(change.indexOf('=') + 1)).toList();
  }

  /// The same by another recipe.
  Trial with(Recipe value) {
    return new Trial(name, changes, value);
  }

  /// The nearest name that a folder can have: other signs become hyphens.
  static String nameLike(String words) {
    String plain = words.replaceAll("[^A-Za-z0-9_.]+", "-").replaceAll("^[.-]+|[.-]+$", "");
    return plain.isEmpty() ? "recipe" : plain.substring(0, Math.min(plain.length(), 60));
  }
}
