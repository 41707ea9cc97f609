package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.modelfile.Provenance.TrainingText;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.TextCleaning;
import dev.longhand.text.example.Examples;
import dev.longhand.text.example.Shuffle;
import dev.longhand.text.example.Split;
import dev.longhand.text.example.Streams;
import dev.longhand.text.example.TokenSequence;
import dev.longhand.text.example.WindowOptions;
import dev.longhand.text.example.Windows;
import dev.longhand.text.token.Tokenizer;
import dev.longhand.train.EarlyStopping.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A recipe and a text made ready: tokens, examples, a new network that fits into memory.
///
/// @param validation text that is measured after each epoch, if any was kept
record PreparedRun(
    Recipe recipe,
    TrainingText text,
    TextCleaning cleaning,
    Tokenizer tokenizer,
    Examples examples,
    Optional<Examples> validation,
    LanguageModel model) {
  /// Makes a run ready and tells the listener of each part.
  ///
  /// @throws LonghandException `USAGE_RECIPE`, `MEMORY_PLAN` or with a code of the `DATA` family
  static PreparedRun of(
      Recipe recipe, TrainingText text, Corpus corpus, long memory, RunListener listener) {
    listener.accept(
        new RunEvent.CorpusRead(text.name(), text.characters(), text.sha256(), corpus.notices()));
    Tokenizer tokenizer = recipe.tokens().fit(corpus);
    tokenizer.vocabulary().requireTrainable(RunFolder.shown(text.name()));
    listener.accept(new RunEvent.VocabularyBuilt(tokenizer.vocabulary()));
    TokenSequence tokens = TokenSequence.of(tokenizer.encode(corpus.text()).ids());
    Split split = Split.of(tokens, recipe.examples().validation(), smallest(recipe.examples()));
    Examples examples = examples(recipe, split.training());
    Optional<Examples> validation =
        split.validation().map(part -> measured(recipe.examples(), part));
    var notices = new ArrayList<Problem>(split.notices());
    notices.addAll(examples.notices());
    listener.accept(counted(examples, validation, notices));
    noteStopping(recipe, validation, listener);
    noteSamples(recipe, listener);
    ModelConfig config = recipe.modelConfig(tokenizer.vocabulary().size());
    var need = new MemoryNeed(config, recipe.training().rule().optimizer(), examples, validation);
    MemoryPlan plan = need.plan(tokens.length());
    need.require(plan, memory, tokens.length());
    LanguageModel model =
        LanguageModel.initialise(config, recipe.model().initialisers(), recipe.seed());
    listener.accept(new RunEvent.ModelBuilt(model, plan, recipe.training().epochs()));
    return new PreparedRun(recipe, text, corpus.cleaning(), tokenizer, examples, validation, model);
  }

  /// The fewest tokens that either part of the text must have.
  private static int smallest(ExampleSettings settings) {
    return switch (settings) {
      case ExampleSettings.Windows windows -> windows.window() + 1;
      case ExampleSettings.Streams streams -> streams.steps() + 1;
    };
  }

  private static Examples examples(Recipe recipe, TokenSequence tokens) {
    return switch (recipe.examples()) {
      case ExampleSettings.Windows windows ->
          Windows.of(
              tokens,
              new WindowOptions(
                  windows.window(),
                  windows.stride(),
                  windows.batch(),
                  windows.shuffle(),
                  recipe.seed()));
      case ExampleSettings.Streams streams ->
          Streams.of(tokens, streams.steps(), streams.sequences());
    };
  }

  /// The part that is measured, in as many streams as it can be cut into: that it gives fewer than
  /// training is no news to anybody.
  private static Examples measured(ExampleSettings settings, TokenSequence tokens) {
    long targets = tokens.length() - 1;
    return switch (settings) {
      case ExampleSettings.Windows windows -> {
        int batch = (int) Math.min(windows.batch(), tokens.length() - windows.window());
        yield Windows.of(tokens, new WindowOptions(windows.window(), 1, batch, Shuffle.NONE, 0));
      }
      case ExampleSettings.Streams streams -> {
        int sequences = (int) Math.min(streams.sequences(), targets / streams.steps());
        yield Streams.of(tokens, streams.steps(), sequences);
      }
    };
  }

  private static RunEvent counted(
      Examples examples, Optional<Examples> validation, List<Problem> notices) {
    return new RunEvent.ExamplesCounted(
        examples.targetPositions(),
        examples.batchesPerEpoch(),
        new BatchShape(examples.sequences(), examples.steps()),
        examples.targetsPerEpoch(),
        validation
            .map(part -> OptionalLong.of(part.targetsPerEpoch()))
            .orElse(OptionalLong.empty()),
        notices);
  }

  private static void noteSamples(Recipe recipe, RunListener listener) {
    if (recipe.model().readsBack() && recipe.sample().length() > 0) {
      listener.accept(
          new RunEvent.Noticed(
              new Problem(
                  ErrorCode.MODEL_BIDIRECTIONAL,
                  "a network that reads windows from both ends cannot write, so no sample comes"
                      + " after an epoch",
                  "recipe " + RecipeReader.quoted(recipe.name()),
                  "--no-sample says so too")));
    }
  }

  /// Where the text is too short to keep a part of it, the training loss is watched instead.
  private static void noteStopping(
      Recipe recipe, Optional<Examples> validation, RunListener listener) {
    if (recipe
        .training()
        .earlyStopping()
        .filter(rule -> rule.metric() == Metric.LOSS || validation.isEmpty())
        .isPresent()) {
      listener.accept(
          new RunEvent.Noticed(
              new Problem(
                  ErrorCode.USAGE_STOPPING,
                  "early stopping watches the training loss, which keeps falling when a model"
                      + " learns its text by heart",
                  "recipe " + RecipeReader.quoted(recipe.name()),
                  "for a model that does well on new text, set validation to 0.05 and metric to"
                      + " validation_loss")));
    }
  }
}
