package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Finds what differs between the recipe that a run began with and the one that it is to go on
/// with. Epochs, samples and names are free to change.
final class RecipeComparison {
  private RecipeComparison() {}

  /// What of a recipe decides the bits of every step, as text.
  static String comparable(Recipe recipe) {
    return new Recipe(
            "",
            "",
            recipe.tokens(),
            recipe.text(),
            recipe.examples(),
            recipe.model(),
            recipe.training().withEpochs(1),
            SampleSettings.DEFAULTS,
            recipe.seed())
        .toYaml();
  }

  /// Refuses a difference.
  ///
  /// @param file where the present recipe stands
  /// @throws LonghandException `RUN_CHANGED` with everything that differs
  static void requireSame(String began, String now, Path file) {
    if (began.equals(now)) {
      return;
    }
    List<String> before = settings(began);
    List<String> after = settings(now);
    var differences = new ArrayList<String>();
    before.stream()
        .filter(line -> !after.contains(line))
        .forEach(line -> differences.add("was " + line));
    after.stream()
        .filter(line -> !before.contains(line))
        .forEach(line -> differences.add("is " + line));
    throw new LonghandException(
        ErrorCode.RUN_CHANGED,
        "the recipe is not the one that the run began with: " + String.join("; ", differences),
        RunFolder.shown(file),
        "put the old values back, or start a new run with the new ones:"
            + " longhand train --recipe FILE.yaml TEXT --out OTHER");
  }

  /// Each setting with its number in the list, so that equal lines of two layers stay apart.
  private static List<String> settings(String yaml) {
    return yaml.lines().map(String::strip).filter(line -> line.contains(": ")).toList();
  }
}
