package dev.longhand.recipe;

import dev.longhand.text.token.TokenizerConfig;

/// A text as people would take for a recipe, by its numbers.
///
/// @param words what it is, such as `a novel of 850 000 characters`
/// @param tokens that it has, cut as the recipe cuts it
/// @param documents that it has
/// @param vocabulary how many different tokens there are
public record TypicalText(String words, long tokens, long documents, int vocabulary) {
  private static final long NOVEL = 850_000;
  private static final int CHARACTERS = 90; // different ones in a novel
  private static final int BYTES = 257;
  private static final double LETTERS_A_WORD = 4.6; // signs are words too
  private static final double LETTERS_A_PAIR = 3.5;

  /// The text that a recipe is for: a novel unless it is the recipe of a notebook or of lines.
  static TypicalText of(Recipe recipe) {
    String name = recipe.name().replace("-faithful", "");
    return switch (name) {
      case "poem" -> of(recipe, "a poem of 700 characters", 700, 30);
      case "demo" -> of(recipe, "a short text of 20,000 characters", 20_000, 700);
      case "lyrics" -> of(recipe, "songs of 13,000 words", 60_000, 2000);
      case "dialog" -> of(recipe, "2,000 lines of dialogue", 100_000, 2000);
      case "article" -> of(recipe, "an article of 20,000 characters", 20_000, 130);
      case "names" -> of(recipe, "10,000 names", 80_000, 10_000);
      default -> of(recipe, "a novel of 850,000 characters", NOVEL, 15_000);
    };
  }

  private static TypicalText of(Recipe recipe, String words, long characters, long documents) {
    return switch (recipe.tokens()) {
      case TokenizerConfig.Characters _ ->
          new TypicalText(words, characters, documents, CHARACTERS);
      case TokenizerConfig.Bytes _ -> new TypicalText(words, characters, documents, BYTES);
      case TokenizerConfig.BytePairs pairs ->
          new TypicalText(
              words, (long) (characters / LETTERS_A_PAIR), documents, pairs.vocabularySize());
      case TokenizerConfig.Words _ -> ofWords(words, characters, documents);
      case TokenizerConfig.Keras keras ->
          keras.split() == TokenizerConfig.Keras.Split.CHARACTERS
              ? new TypicalText(words, characters, documents, CHARACTERS)
              : ofWords(words, characters, documents);
    };
  }

  /// The different words of a text grow nearly as the root of its length (Heaps's law).
  private static TypicalText ofWords(String words, long characters, long documents) {
    double tokens = characters / LETTERS_A_WORD;
    return new TypicalText(words, (long) tokens, documents, (int) (20 * Math.sqrt(tokens)));
  }
}
