package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.evaluate.TextLength;
import dev.longhand.generate.decoder.Reading;
import dev.longhand.modelfile.Provenance.TrainingText;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.text.corpus.CorpusParts;
import dev.longhand.text.corpus.TextCleaning;
import dev.longhand.text.example.EncodedDocuments;
import dev.longhand.text.example.Examples;
import dev.longhand.text.token.Tokenizer;
import dev.longhand.train.ValidationPart;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/// A recipe and a text made ready: tokens, examples, a new network that fits into memory.
///
/// @param cut the text as examples, and what of it is only measured
record PreparedRun(
    Recipe recipe,
    TrainingText text,
    TextCleaning cleaning,
    Tokenizer tokenizer,
    PreparedText cut,
    LanguageModel model) {
  /// Makes a run ready and tells the listener of each part that is behind the text.
  ///
  /// @param record of the text, and of the tokenizer where the run goes on
  /// @param parts of the text, as the recipe makes them
  /// @param folder of the run
  /// @throws LonghandException `RUN_CHANGED` when the tokenizer is another than the record's,
  ///   `USAGE_RECIPE`, `MEMORY_PLAN` or with a code of the `DATA` family
  static PreparedRun of(
      Beginning beginning,
      CorpusRecord record,
      CorpusParts parts,
      Path folder,
      long memory,
      RunListener listener) {
    Recipe recipe = beginning.recipe();
    TrainingText text = record.text();
    Tokenizer tokenizer = beginning.tokenizer(parts);
    record.requireSame(tokenizer, folder.resolve(RunFolder.RECIPE));
    tokenizer.vocabulary().requireTrainable(RunFolder.shown(text.name()));
    listener.accept(new RunEvent.VocabularyBuilt(recipe.tokens(), tokenizer.vocabulary()));
    Optional<Path> ids = Optional.of(folder.resolve(RunFolder.IDS));
    PreparedText cut = PreparedText.of(recipe, parts, tokenizer, ids, memory);
    listener.accept(counted(recipe, cut));
    noteStopping(recipe, cut.validation(), listener);
    ModelConfig config = recipe.modelConfig(tokenizer.vocabulary().size());
    Optional<Examples> measured = cut.validation().or(cut::test);
    var need = new MemoryNeed(recipe, tokenizer.vocabulary().size(), cut.examples(), measured);
    MemoryPlan plan = need.plan(cut.inMemory());
    need.require(plan, memory, cut.inMemory());
    LanguageModel model = beginning.network(config);
    listener.accept(new RunEvent.ModelBuilt(model, plan, recipe.training().epochs()));
    return new PreparedRun(recipe, text, parts.corpus().cleaning(), tokenizer, cut, model);
  }

  /// What is learnt from.
  Examples examples() {
    return cut.examples();
  }

  /// What is measured after each epoch, if any was kept.
  Optional<Examples> validation() {
    return cut.validation();
  }

  /// The same with its length.
  Optional<ValidationPart> validationPart() {
    return validation().map(part -> new ValidationPart(part, validationLength()));
  }

  /// How much of a text the network has read when it writes on.
  Reading reading() {
    return recipe
        .examples()
        .reading(tokenizer.vocabulary(), PreparedText.longest(recipe, cut.encoded()));
  }

  /// What is measured once, if any was kept.
  Optional<Examples> test() {
    return cut.test();
  }

  /// How long the validation part is.
  Optional<TextLength> validationLength() {
    return cut.encoded().validation().map(this::length);
  }

  /// How long the test part is.
  Optional<TextLength> testLength() {
    return cut.encoded().test().map(this::length);
  }

  private TextLength length(EncodedDocuments part) {
    return TextLength.of(part, cut.encoded().training(), tokenizer.vocabulary());
  }

  private static RunEvent counted(Recipe recipe, PreparedText cut) {
    Examples examples = cut.examples();
    return new RunEvent.ExamplesCounted(
        recipe.examples(),
        recipe.tokens(),
        examples.batchesPerEpoch(),
        new BatchShape(examples.sequences(), examples.steps()),
        examples.count(),
        examples.targetsPerEpoch(),
        targets(cut.validation()),
        targets(cut.test()),
        cut.notices());
  }

  private static OptionalLong targets(Optional<Examples> part) {
    return part.map(measured -> OptionalLong.of(measured.targetsPerEpoch()))
        .orElse(OptionalLong.empty());
  }

  /// Where the text is too short to keep a part of it, the training loss is watched instead.
  private static void noteStopping(
      Recipe recipe, Optional<Examples> validation, RunListener listener) {
    if (recipe
        .training()
        .earlyStopping()
        .filter(rule -> rule.metric().ofTraining() || validation.isEmpty())
        .isPresent()) {
      listener.accept(
          new RunEvent.Noticed(
              new Problem(
                  ErrorCode.USAGE_STOPPING,
                  "early stopping watches a figure of the training text, which keeps getting better"
                      + " when a model learns its text by heart",
                  "recipe " + RecipeReader.quoted(recipe.name()),
                  "for a model that does well on new text: --validation 0.05 --stop-on"
                      + " validation_loss")));
    }
  }
}
