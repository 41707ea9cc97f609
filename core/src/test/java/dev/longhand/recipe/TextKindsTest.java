package dev.longhand.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.error.ErrorCode;
import dev.longhand.modelfile.ModelFile;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.recipe.ExampleSettings.HeldOut;
import dev.longhand.recipe.ExampleSettings.Mask;
import dev.longhand.text.corpus.BadRows;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.CorpusOptions;
import dev.longhand.text.corpus.CorpusParts;
import dev.longhand.text.corpus.Documents;
import dev.longhand.text.corpus.HeldOutShares;
import dev.longhand.text.corpus.TableOptions;
import dev.longhand.text.example.Batch;
import dev.longhand.text.example.Shuffle;
import dev.longhand.text.token.Marks;
import dev.longhand.text.token.Tokenizer;
import dev.longhand.text.token.TokenizerConfig;
import dev.longhand.text.token.TokenizerConfig.BytePairs;
import dev.longhand.text.token.TokenizerConfig.Characters;
import dev.longhand.text.token.TokenizerConfig.Keras;
import dev.longhand.text.token.TokenizerConfig.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs over every kind of token and example.
class TextKindsTest {
  private static final CorpusOptions LINES = CorpusOptions.DEFAULTS.withDocuments(Documents.LINES);
  private static final String LETTERS =
      """
      mood,letter
      joy,"The ferry came, and with it the herons."
      anger,"No one rows it home, not once."
      joy,The light on the weir does not move at all.
      ,Nobody said what this one is.
      anger,"Above the mill, always above the mill!"
      """;

  @TempDir Path temporary;

  private static Recipe recipe(
      TokenizerConfig tokens, CorpusOptions text, ExampleSettings examples) {
    Recipe small = SmallRuns.streams();
    return new Recipe(
        "kinds",
        "",
        tokens,
        text,
        examples,
        new NetworkSettings(new InputCoding.Embedding(4), List.of(new LstmConfig(6))),
        small.training(),
        new SampleSettings("The", 5, List.of(1.0)),
        7);
  }

  private static Stream<Recipe> recipes() {
    var marked = new Characters(Marks.START_END);
    var prefixes = new ExampleSettings.Prefixes(0, Mask.ABSENT, 5, 1, Shuffle.EACH_EPOCH, 0.2);
    return Stream.of(
        recipe(marked, LINES, new ExampleSettings.Documents(0, 2, 2, Shuffle.EACH_EPOCH, 0.2)),
        recipe(marked, LINES, new ExampleSettings.Documents(9, 3, 1, Shuffle.NONE, 0)),
        recipe(Keras.DEFAULTS, LINES, prefixes),
        recipe(
            Words.DEFAULTS,
            LINES,
            new ExampleSettings.Prefixes(4, Mask.PRESENT, 5, 2, Shuffle.EACH_EPOCH, 0.2)),
        recipe(
            Words.DEFAULTS,
            LINES,
            new ExampleSettings.Streams(
                3, 2, 0.1, HeldOutShares.validation(0.3), HeldOut.DOCUMENTS)),
        recipe(
            new BytePairs(280, "", Marks.START_END),
            CorpusOptions.DEFAULTS,
            new ExampleSettings.Windows(6, 2, 8, Shuffle.EACH_EPOCH, 0.2)),
        recipe(
            TokenizerConfig.Bytes.DEFAULTS,
            CorpusOptions.DEFAULTS,
            new ExampleSettings.Streams(8, 3, 0, 0.2)));
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void aTextFromMemoryGoesOnToTheBitsOfTheRunThatNeverStopped(Recipe recipe) throws IOException {
    Path whole = temporary.resolve("whole");
    Path stopped = temporary.resolve("stopped");
    TrainingRun.start(recipe, SmallRuns.ferry(), whole, SmallRuns.options(1), Recorder.keeping());

    TrainingRun.start(
        recipe, SmallRuns.ferry(), stopped, SmallRuns.options(2), Recorder.stoppingAfterStep(2));
    TrainingRun.resume(stopped, OptionalInt.empty(), SmallRuns.options(1), Recorder.keeping());

    assertThat(SmallRuns.files(stopped)).isEqualTo(SmallRuns.files(whole));
  }

  /// The same batches from a file as from memory.
  @ParameterizedTest
  @MethodSource("recipes")
  void whereTheIdsLieChangesNothing(Recipe recipe) {
    Path file = temporary.resolve("corpus.ids");
    try (Corpus corpus = SmallRuns.ferry().read(recipe.text())) {
      CorpusParts parts = recipe.parts(corpus);
      Tokenizer tokenizer = recipe.tokens().fit(parts.training());
      PreparedText inMemory =
          PreparedText.of(recipe, parts, tokenizer, Optional.of(file), Long.MAX_VALUE);
      assertThat(file).doesNotExist();
      PreparedText inFile = PreparedText.of(recipe, parts, tokenizer, Optional.of(file), 16);
      assertThat(file).exists();

      assertThat(inFile.tokens()).isEqualTo(inMemory.tokens());
      for (int index = 0; index < inMemory.examples().batchesPerEpoch(); index++) {
        assertThat(batch(inFile, index)).isEqualTo(batch(inMemory, index));
      }
    }
  }

  private static List<String> batch(PreparedText text, int index) {
    Batch batch = text.examples().newBatch();
    text.examples().fill(1, index, batch);
    var inputs = new StringBuilder();
    for (int b = 0; b < batch.sequences(); b++) {
      for (int t = batch.steps() - batch.length(b); t < batch.steps(); t++) {
        inputs.append(batch.input(t, b)).append(' ');
      }
      inputs.append("-> ").append(batch.target(batch.steps() - 1, b)).append('\n');
    }
    return List.of(
        inputs.toString(), Arrays.toString(Arrays.copyOf(batch.lengths(), batch.sequences())));
  }

  @Test
  void labelsBecomeTheBeginningsOfDocuments() throws IOException {
    Path letters = temporary.resolve("letters.csv");
    Files.writeString(letters, LETTERS);
    Recipe recipe =
        recipe(
            new Characters(Marks.START_END),
            CorpusOptions.DEFAULTS.withTable(
                TableOptions.DEFAULTS.withColumn("letter").withLabelColumn("mood")),
            new ExampleSettings.Documents(0, 2, 1, Shuffle.NONE, 0));
    Path folder = temporary.resolve("run");
    TrainingRun.start(
        recipe,
        new TextInput.Files(List.of(letters)),
        folder,
        SmallRuns.options(1),
        Recorder.keeping());

    ModelFile model = ModelFile.read(RunFolder.model(folder));
    assertThat(model.tokenizer().vocabulary().labels()).containsExactly("anger", "joy");
  }

  @Test
  void rowsThatAreLeftOutAreKeptWithTheReason() throws IOException {
    Path letters = temporary.resolve("letters.csv");
    Files.writeString(letters, LETTERS + "joy,one,two\n");
    Recipe recipe =
        recipe(
            Characters.DEFAULTS,
            CorpusOptions.DEFAULTS.withTable(
                TableOptions.DEFAULTS.withColumn("letter").withBadRows(BadRows.SKIP)),
            new ExampleSettings.Streams(8, 3, 0, 0.2));
    Path folder = temporary.resolve("run");
    TrainingRun.start(
        recipe,
        new TextInput.Files(List.of(letters)),
        folder,
        SmallRuns.options(1),
        Recorder.keeping());

    assertThat(folder.resolve("skipped.csv"))
        .content()
        .contains("letters.csv")
        .contains("\"joy\",\"one\",\"two\"");
  }

  /// A tokenizer file of the same form with other merges makes other ids of the same text.
  @Test
  void aChangedTokenizerFileIsRefused() throws IOException {
    Path file = temporary.resolve("tokenizer.json");
    Files.writeString(file, tokenizerFile("[\"a\",\"b\"]"));
    var pairs = new BytePairs(BytePairs.DEFAULTS.vocabularySize(), file.toString(), Marks.NONE);
    Recipe recipe =
        recipe(pairs, CorpusOptions.DEFAULTS, new ExampleSettings.Streams(8, 3, 0, 0.2));
    Path folder = temporary.resolve("run");
    TrainingRun.start(
        recipe, SmallRuns.ferry(), folder, SmallRuns.options(1), Recorder.stoppingAfterStep(1));
    Files.writeString(file, tokenizerFile("[\"b\",\"a\"]"));

    assertThat(
            SmallRuns.refusal(
                ErrorCode.RUN_CHANGED,
                () ->
                    TrainingRun.resume(
                        folder, OptionalInt.empty(), SmallRuns.options(1), Recorder.keeping())))
        .hasMessageContaining("the tokenizer is no longer the one");
  }

  /// All bytes, `ab` and `ba`, and one merge.
  private static String tokenizerFile(String merge) {
    var vocabulary = new StringBuilder();
    Tokenizer bytes = TokenizerConfig.Bytes.DEFAULTS.fit(Corpus.of("a"));
    List<String> tokens = new ArrayList<>(bytes.vocabulary().tokens());
    tokens.addAll(List.of("ab", "ba"));
    for (int id = 0; id < tokens.size(); id++) {
      String escaped = tokens.get(id).replace("\\", "\\\\").replace("\"", "\\\"");
      vocabulary.append(id == 0 ? "" : ",").append('"').append(escaped).append("\":").append(id);
    }
    return "{\"version\":\"1.0\",\"pre_tokenizer\":{\"type\":\"ByteLevel\","
        + "\"add_prefix_space\":false,\"trim_offsets\":true,\"use_regex\":true},"
        + "\"decoder\":{\"type\":\"ByteLevel\"},\"model\":{\"type\":\"BPE\",\"vocab\":{"
        + vocabulary
        + "},\"merges\":["
        + merge
        + "]}}";
  }

  @Test
  void prefixesWithoutAMaskNeedATokenForPadding() {
    var prefixes = new ExampleSettings.Prefixes(0, Mask.ABSENT, 5, 1, Shuffle.NONE, 0);

    assertThat(
            SmallRuns.refusal(ErrorCode.USAGE_PAIR, () -> recipe(Words.DEFAULTS, LINES, prefixes)))
        .hasMessageContaining("the tokenizer words has none");
  }

  @Test
  void everyKindOfTokenComesBackFromItsYaml() {
    recipes()
        .forEach(recipe -> assertThat(Recipe.parse(recipe.toYaml(), "here")).isEqualTo(recipe));
  }
}
