package dev.longhand.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.error.ErrorCode;
import dev.longhand.modelfile.EpochFigures;
import dev.longhand.modelfile.ModelFile;
import dev.longhand.modelfile.ModelHash;
import dev.longhand.text.token.TokenizerConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs whose weights are those of a trained model.
class BeginningTest {
  private static final Recipe RECIPE = SmallRuns.streams();
  private static final RunOptions OPTIONS = SmallRuns.options(1);

  @TempDir Path temporary;

  private RunOutcome first;
  private ModelFile trained;

  @BeforeEach
  void train() {
    first = start(Beginning.anew(RECIPE), "first");
    trained = ModelFile.read(first.model());
  }

  @Test
  void theFirstStepsFindWhatTheModelHasLearnt() {
    RunOutcome second = start(Beginning.from(trained, RECIPE), "second");

    assertThat(loss(second)).isLessThan(first.history().getLast().loss());
  }

  @Test
  void theTokensAreThoseOfTheModelWhateverTheText() {
    TextInput other = new TextInput.Text("no herons row home at all, no herons row at night", "x");
    Path folder = temporary.resolve("second");
    Recipe recipe = RECIPE.withValidation(0).withBatch(1);

    RunOutcome second =
        TrainingRun.start(Beginning.from(trained, recipe), other, folder, OPTIONS, event -> {});

    assertThat(ModelFile.read(second.model()).tokenizer().vocabulary())
        .isEqualTo(trained.tokenizer().vocabulary());
  }

  @Test
  void whatTheModelNeverSawIsNamed() {
    TextInput other = new TextInput.Text(SmallRuns.FERRY + " \u00df\u00df", "x");
    Recorder recorder = Recorder.keeping();

    DryRun.of(Beginning.from(trained, RECIPE.withValidation(0)), other, OPTIONS, recorder);

    assertThat(recorder.events(RunEvent.Noticed.class))
        .extracting(noticed -> noticed.problem().what())
        .anyMatch(what ->
            what.startsWith(
                "6 characters of the text are unknown to the model, such as ',', 'k', 'p', 'u',"
                    + " '\u00df', and"));
  }

  @Test
  void dropoutMayBeAnother() {
    NetworkSettings network = RECIPE.model();
    NetworkSettings without =
        new NetworkSettings(network.input(), List.copyOf(network.cells()), network.output());

    RunOutcome second = start(Beginning.from(trained, RECIPE.withModel(without)), "second");

    assertThat(loss(second)).isLessThan(first.history().getLast().loss());
  }

  @Test
  void theRecipeOfTheRunTrainsItOnceMore() {
    RunOutcome second = start(Beginning.from(trained, RECIPE), "second");
    Recipe written = Recipe.read(second.folder().resolve(RunFolder.RECIPE));

    RunOutcome again = start(Beginning.ofRun(second.folder(), written), "again");

    assertThat(hash(again)).isEqualTo(hash(second));
  }

  @Test
  void aStoppedRunGoesOnToTheSameWeights() {
    RunOutcome second = start(Beginning.from(trained, RECIPE), "second");
    Path folder = temporary.resolve("stopped");
    var steps = new AtomicInteger();
    RunListener stopping =
        new RunListener() {
          @Override
          public void accept(RunEvent event) {
            steps.addAndGet(event instanceof RunEvent.StepDone ? 1 : 0);
          }

          @Override
          public boolean stopRequested() {
            return steps.get() > 1;
          }
        };

    TrainingRun.start(
        Beginning.from(trained, RECIPE), SmallRuns.ferry(), folder, OPTIONS, stopping);
    RunOutcome resumed = TrainingRun.resume(folder, OptionalInt.empty(), OPTIONS, event -> {});

    assertThat(hash(resumed)).isEqualTo(hash(second));
  }

  @Test
  void aRecipeIsFittedToTheModel() {
    Recipe fitted = Beginning.fitted(Recipes.named("words").withEpochs(2), RECIPE);

    assertThat(fitted.model()).isEqualTo(RECIPE.model());
    assertThat(fitted.tokens()).isEqualTo(RECIPE.tokens());
    assertThat(fitted.training().epochs()).isEqualTo(2);
  }

  @Test
  void anotherNetworkIsRefused() {
    Recipe wider = RECIPE.withUnits(99);

    assertThat(
            SmallRuns.refusal(ErrorCode.USAGE_PAIR, () -> Beginning.from(trained, wider))
                .problems()
                .getFirst()
                .what())
        .contains("its network is that of its weights");
  }

  @Test
  void otherTokensAreRefused() {
    Recipe words = RECIPE.withTokens(TokenizerConfig.Words.DEFAULTS);

    assertThat(
            SmallRuns.refusal(ErrorCode.USAGE_PAIR, () -> Beginning.from(trained, words))
                .problems()
                .getFirst()
                .what())
        .contains("its tokens are characters");
  }

  private RunOutcome start(Beginning beginning, String folder) {
    return TrainingRun.start(
        beginning, SmallRuns.ferry(), temporary.resolve(folder), OPTIONS, event -> {});
  }

  private static double loss(RunOutcome run) {
    return run.history().stream().mapToDouble(EpochFigures::loss).findFirst().orElseThrow();
  }

  private static String hash(RunOutcome run) {
    return ModelHash.of(ModelFile.read(run.model()).model());
  }
}
