package dev.longhand.recipe;

import dev.longhand.generate.TextGenerator;
import dev.longhand.kernel.Kernels;
import dev.longhand.nn.LanguageModel;
import dev.longhand.text.corpus.TextCleaning;
import dev.longhand.text.token.Tokenizer;

/// A model as it is behind an epoch; its weights are those of then until the call returns.
///
/// @param epoch epochs that are done
/// @param model the one worth keeping: with the mean of its weights where the optimizer averages
/// @param seed of the run
public record EpochModel(
    int epoch,
    LanguageModel model,
    Tokenizer tokenizer,
    TextCleaning cleaning,
    Kernels kernels,
    long seed) {
  /// What writes text with it.
  public TextGenerator generator() {
    return new TextGenerator(model, tokenizer, cleaning, kernels);
  }
}
