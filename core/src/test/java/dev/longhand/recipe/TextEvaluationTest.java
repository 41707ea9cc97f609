package dev.longhand.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.VectorKernels;
import dev.longhand.modelfile.EpochFigures;
import dev.longhand.nn.layer.BidirectionalConfig;
import dev.longhand.nn.layer.BidirectionalConfig.Merge;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.recipe.ExampleSettings.HeldOut;
import dev.longhand.recipe.ExampleSettings.Mask;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.CorpusOptions;
import dev.longhand.text.corpus.CorpusParts;
import dev.longhand.text.corpus.Documents;
import dev.longhand.text.corpus.HeldOutShares;
import dev.longhand.text.example.Shuffle;
import dev.longhand.text.token.Marks;
import dev.longhand.text.token.TokenizerConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every kind of model is measured on its validation part as training measured it, and scored.
class TextEvaluationTest {
  /// The same sums, in batches that hold the same sequences.
  private static final double ROUNDING = 1e-12;

  private static final String TEXT =
      "the cat sat on the mat\na dog ran to the red barn\n".repeat(30);

  private final Kernels kernels = new VectorKernels();
  private final RunOptions options = RunOptions.of(1, kernels, System::nanoTime);

  @TempDir private Path temporary;

  static Stream<ExampleSettings> kinds() {
    return Stream.of(
        new ExampleSettings.Streams(8, 4, 0, 0.2),
        new ExampleSettings.Windows(10, 3, 8, Shuffle.EACH_EPOCH, 0.2),
        new ExampleSettings.Windows(
            10, 3, 8, Shuffle.EACH_EPOCH, new HeldOutShares(0.2, 0), HeldOut.DOCUMENTS),
        new ExampleSettings.Documents(0, 8, 2, Shuffle.EACH_EPOCH, 0.2),
        new ExampleSettings.Prefixes(0, Mask.PRESENT, 8, 2, Shuffle.EACH_EPOCH, 0.2),
        new ExampleSettings.Prefixes(0, Mask.ABSENT, 8, 1, Shuffle.EACH_EPOCH, 0.2));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theValidationPartHasTheFiguresOfTraining(ExampleSettings examples) {
    Recipe recipe = recipe(examples, new LstmConfig(6));
    EpochFigures trained = trained(recipe);
    TrainedModel model = TrainedModel.read(temporary.resolve("run"));
    try (Corpus whole = new TextInput.Text(TEXT, "the text").read(recipe.text())) {
      CorpusParts parts = recipe.parts(whole);
      TextEvaluation found = TextEvaluation.of(model, parts.validation().orElseThrow(), options);
      assertThat(found.figures().loss())
          .isCloseTo(trained.validationLoss().orElseThrow(), within(ROUNDING));
      assertThat(found.baselines()).isPresent();
      assertThat(found.overlap().orElseThrow().validation()).isPositive();
    }
  }

  @Test
  void aModelThatReadsBothWaysIsMeasuredAndScored() {
    var both = new BidirectionalConfig(new LstmConfig(5), Merge.CONCAT);
    trained(recipe(new ExampleSettings.Windows(10, 3, 8, Shuffle.EACH_EPOCH, 0.2), both));
    TrainedModel model = TrainedModel.read(temporary.resolve("run"));
    Corpus text = Corpus.of("the cat ran to the red barn\n");
    assertThat(TextEvaluation.of(model, text, options).figures().targets()).isEqualTo(18);
    assertThat(ScoredText.of(model, text, kernels).scores().targets()).isEqualTo(27);
  }

  @Test
  void documentsAreScoredEachFromItsBeginning() {
    trained(
        recipe(new ExampleSettings.Documents(0, 8, 2, Shuffle.EACH_EPOCH, 0.2), new LstmConfig(6)));
    TrainedModel model = TrainedModel.read(temporary.resolve("run"));
    String line = "the cat sat on the mat\n";
    CorpusOptions lines = CorpusOptions.DEFAULTS.withDocuments(Documents.LINES);
    try (Corpus twice = new TextInput.Text(line + line, "twice").read(lines)) {
      ScoredText scored = ScoredText.of(model, twice, kernels);
      int half = scored.scores().tokens() / 2;
      assertThat(scored.scores().isTarget(half)).isFalse();
      for (int place = 1; place < half; place++) {
        assertThat(scored.scores().logProbability(half + place))
            .isEqualTo(scored.scores().logProbability(place));
      }
    }
  }

  @Test
  void aTextThatIsGoneLeavesOutWhatNeedsIt() {
    trained(recipe(new ExampleSettings.Streams(8, 4, 0, 0.2), new LstmConfig(6)));
    Path run = temporary.resolve("run");
    assertThat(run.resolve(RunFolder.TEXT).toFile().delete()).isTrue();
    TextEvaluation found =
        TextEvaluation.of(TrainedModel.read(run), Corpus.of("the dog sat on the cat\n"), options);
    assertThat(found.baselines()).isEmpty();
    assertThat(found.overlap()).isEmpty();
    assertThat(found.notices())
        .anySatisfy(notice -> assertThat(notice.what()).startsWith("no baselines"));
  }

  private EpochFigures trained(Recipe recipe) {
    var input = new TextInput.Text(TEXT, "the text");
    RunOutcome outcome =
        TrainingRun.start(recipe, input, temporary.resolve("run"), options, event -> {});
    return outcome.best().orElseThrow();
  }

  private static Recipe recipe(ExampleSettings examples, LayerConfig recurrent) {
    boolean documents =
        switch (examples) {
          case ExampleSettings.Documents _, ExampleSettings.Prefixes _ -> true;
          case ExampleSettings.Streams _ -> false;
          case ExampleSettings.Windows windows -> windows.heldOut() == HeldOut.DOCUMENTS;
        };
    boolean padded =
        examples instanceof ExampleSettings.Prefixes prefixes && prefixes.mask() == Mask.ABSENT;
    TokenizerConfig tokens =
        padded
            ? TokenizerConfig.Keras.DEFAULTS
            : new TokenizerConfig.Characters(
                examples instanceof ExampleSettings.Documents ? Marks.START_END : Marks.NONE);
    return new Recipe(
        "measured",
        "a small one",
        tokens,
        CorpusOptions.DEFAULTS.withDocuments(documents ? Documents.LINES : Documents.WHOLE),
        examples,
        new NetworkSettings(new InputCoding.Embedding(4), List.of(recurrent)),
        TrainingSettings.of(1, OptimizerKind.ADAM.defaults()),
        SampleSettings.DEFAULTS.withLength(0),
        3);
  }
}
