package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.recipe.Recipes;
import dev.longhand.recipe.TextInput;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A run that is trained once more: its recipe stands where a text would.
///
/// @param recipe in the folder of that run
/// @param text that it learnt from
record Replay(String recipe, TextInput.OfRun text) {
  /// The run that the texts of a command line name, if they are the recipe of one.
  ///
  /// @throws LonghandException `USAGE_OPTION` for a recipe that is in no run's folder or stands
  ///   among texts
  static Optional<Replay> of(List<String> texts, Optional<String> recipe) {
    Optional<String> found =
        texts.stream().filter(text -> Recipes.isRecipe(Paths.of(text, "TEXT"))).findFirst();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (texts.size() > 1 || recipe.isPresent()) {
      throw amongTexts(texts, found.get());
    }
    Path file = Paths.of(found.get(), "TEXT");
    TextInput.OfRun text = TextInput.OfRun.beside(file).orElseThrow(() -> withoutText(found.get()));
    return Optional.of(new Replay(found.get(), text));
  }

  private static LonghandException amongTexts(List<String> texts, String recipe) {
    List<String> others = texts.stream().filter(text -> !text.equals(recipe)).toList();
    return new LonghandException(
        ErrorCode.USAGE_OPTION,
        Wording.escaped(recipe, 400) + " is a recipe, and no text to learn from",
        "TEXT",
        "longhand train "
            + (others.isEmpty() ? "TEXT" : TextArguments.pasteable(others))
            + " --recipe "
            + Wording.shellWord(recipe)
            + " --out RUN");
  }

  private static LonghandException withoutText(String recipe) {
    return new LonghandException(
        ErrorCode.USAGE_OPTION,
        Wording.escaped(recipe, 400)
            + " is a recipe, and the text to learn from is missing; only the recipe.yaml of a run"
            + " knows one",
        "TEXT",
        "longhand train TEXT --recipe " + Wording.shellWord(recipe) + " --out RUN");
  }
}
