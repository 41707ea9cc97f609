package dev.longhand.recipe;

import dev.longhand.generate.TextGenerator;
import dev.longhand.generate.Voice;
import dev.longhand.generate.decoder.Reading;
import dev.longhand.kernel.Kernels;
import dev.longhand.nn.LanguageModel;
import dev.longhand.text.corpus.TextCleaning;
import dev.longhand.text.token.Tokenizer;
import java.util.List;

/// A model as it is behind an epoch; its weights are those of then until the call returns.
///
/// @param epoch epochs that are done
/// @param model the one worth keeping: with the mean of its weights where the optimizer averages
/// @param reading how much of a text it has read when it writes on
/// @param seed of the run
public record EpochModel(
    int epoch,
    LanguageModel model,
    Tokenizer tokenizer,
    TextCleaning cleaning,
    Reading reading,
    Kernels kernels,
    long seed) {
  /// What writes text with it.
  public TextGenerator generator() {
    return new TextGenerator(List.of(Voice.of(model, reading)), tokenizer, cleaning, kernels);
  }
}
