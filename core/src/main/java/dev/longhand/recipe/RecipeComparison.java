package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Finds what differs between the recipe that a run began with and the one that it is to go on
/// with. Samples and names are free to change, and epochs where the learning rate does not depend
/// on how many there are.
public final class RecipeComparison {
  private RecipeComparison() {}

  /// What of a recipe decides the bits of every step, as text.
  static String comparable(Recipe recipe) {
    TrainingSettings training = recipe.training();
    boolean anyLength = !training.schedule().spansTheRun();
    return new Recipe(
            "",
            "",
            recipe.tokens(),
            recipe.text(),
            recipe.examples(),
            recipe.model(),
            anyLength ? training.withEpochs(1) : training,
            SampleSettings.DEFAULTS,
            recipe.seed())
        .toYaml();
  }

  /// What of two recipes differs that decides the bits of a step, in words; nothing where they
  /// train alike.
  public static List<String> differences(Recipe began, Recipe now) {
    return differences(settings(comparable(began)), settings(comparable(now)));
  }

  /// Refuses a difference.
  ///
  /// @param file where the present recipe stands
  /// @throws LonghandException `RUN_CHANGED` with everything that differs
  static void requireSame(String began, String now, Path file) {
    if (began.equals(now)) {
      return;
    }
    throw new LonghandException(
        ErrorCode.RUN_CHANGED,
        "the recipe is not the one that the run began with: "
            + String.join("; ", differences(settings(began), settings(now))),
        RunFolder.shown(file),
        "put the old values back, or start a new run with the new ones:"
            + " longhand train --recipe FILE.yaml TEXT --out OTHER");
  }

  /// Line by line where both have as many; else what one has and the other lacks.
  private static List<String> differences(List<String> began, List<String> now) {
    var differences = new ArrayList<String>();
    if (began.size() == now.size()) {
      for (int line = 0; line < now.size(); line++) {
        if (!began.get(line).equals(now.get(line))) {
          differences.add("was " + began.get(line) + ", is " + now.get(line));
        }
      }
      return differences;
    }
    missing(began, now).forEach(setting -> differences.add("without " + setting));
    missing(now, began).forEach(setting -> differences.add("with " + setting));
    return differences;
  }

  /// What of the first list the second lacks; a line that stands twice must be found twice.
  private static List<String> missing(List<String> wanted, List<String> there) {
    var missing = new ArrayList<String>(wanted);
    there.forEach(missing::remove);
    return missing;
  }

  private static List<String> settings(String yaml) {
    return yaml.lines().map(String::strip).filter(line -> line.contains(": ")).toList();
  }
}
