package dev.longhand.recipe;

import dev.longhand.text.token.Marks;
import dev.longhand.text.token.TokenizerConfig;
import dev.longhand.text.token.TokenizerConfig.BytePairs;
import dev.longhand.text.token.TokenizerConfig.Bytes;
import dev.longhand.text.token.TokenizerConfig.Characters;
import dev.longhand.text.token.TokenizerConfig.Keras;
import dev.longhand.text.token.TokenizerConfig.Words;
import java.util.List;

/// Reads what of a recipe says how a text is cut into tokens: one word for a kind as it usually is,
/// or a group of keys.
final class TokensReader {
  private static final String KEY = "tokens";
  private static final String KIND = "kind";
  private static final List<String> KINDS =
      TokenizerConfig.defaults().stream().map(TokenizerConfig::name).toList();

  private TokensReader() {}

  static TokenizerConfig read(RecipeSection root, RecipeProblems problems) {
    if (!root.holdsKeys(KEY)) {
      return usual(root.choice(KEY, KINDS, Characters.DEFAULTS.name()));
    }
    RecipeSection section = root.optionalSection(KEY);
    TokenizerConfig usual = usual(section.choice(KIND, KINDS));
    TokenizerConfig tokens =
        switch (usual) {
          case Characters characters -> new Characters(marks(section));
          case Words words -> words(section, words);
          case Keras keras -> keras(section, keras);
          case Bytes bytes -> new Bytes(marks(section));
          case BytePairs pairs ->
              problems
                  .accepted(section.line(), () -> bytePairs(section, pairs))
                  .orElse(BytePairs.DEFAULTS);
        };
    section.finish();
    return tokens;
  }

  private static TokenizerConfig usual(String name) {
    return TokenizerConfig.defaults().get(KINDS.indexOf(name));
  }

  private static Words words(RecipeSection section, Words usual) {
    return new Words(
        section.constant("punctuation", List.of(Words.Punctuation.values()), usual.punctuation()),
        section.constant("line_breaks", List.of(Words.LineBreaks.values()), usual.lineBreaks()),
        section.count(Setting.MIN_COUNT, usual.minCount()),
        section.count(Setting.VOCABULARY_SIZE, usual.vocabularySize()),
        marks(section));
  }

  private static Keras keras(RecipeSection section, Keras usual) {
    return new Keras(
        section.constant("split", List.of(Keras.Split.values()), usual.split()),
        section.count(Setting.NUM_WORDS, usual.numWords()),
        section.text("oov_token", usual.oovToken()),
        section.constant("fitting", List.of(Keras.Fitting.values()), usual.fitting()));
  }

  private static BytePairs bytePairs(RecipeSection section, BytePairs usual) {
    return new BytePairs(
        section.count(Setting.VOCABULARY_SIZE, usual.vocabularySize()),
        section.text("file", usual.file()),
        marks(section));
  }

  private static Marks marks(RecipeSection section) {
    return section.constant("marks", List.of(Marks.values()), Marks.NONE);
  }
}
