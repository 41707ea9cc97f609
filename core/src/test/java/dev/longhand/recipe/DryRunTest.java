package dev.longhand.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.longhand.kernel.ScalarKernels;
import dev.longhand.recipe.RunEvent.Forecast.Ending;
import dev.longhand.train.RateCurve;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DryRunTest {
  @TempDir Path folder;

  @Test
  void everythingUpToTheFirstStepIsToldAndNothingWritten() throws IOException {
    Path text = Files.writeString(folder.resolve("ferry.txt"), SmallRuns.FERRY);
    Recorder recorder = Recorder.keeping();

    DryRun.of(
        Beginning.anew(SmallRuns.streams()),
        new TextInput.Files(List.of(text)),
        SmallRuns.options(2),
        recorder);

    assertThat(recorder.events())
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly(
            "CorpusRead",
            "CorpusChecked",
            "VocabularyBuilt",
            "ExamplesCounted",
            "ModelBuilt",
            "Forecast");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(text);
    }
  }

  @Test
  void aTimeIsPlannedAndNotSpent() {
    Recorder recorder = Recorder.keeping();
    var recipe = SmallRuns.streams().withMinutes(40);

    DryRun.of(Beginning.anew(recipe), SmallRuns.ferry(), SmallRuns.options(1), recorder);

    assertThat(recorder.events(RunEvent.Forecast.class))
        .extracting(RunEvent.Forecast::ending)
        .containsExactly(Ending.TIME);
  }

  @Test
  void aRateIsSoughtInAFewSteps() {
    RateCurve curve =
        RateSearch.of(
            SmallRuns.streams(), SmallRuns.ferry(), 40, SmallRuns.options(1), Recorder.keeping());

    assertThat(curve.points()).hasSizeBetween(20, 40);
    assertThat(curve.suggestion().orElseThrow()).isBetween(1e-4, 1.0);
  }

  @Test
  void everyRecipeHasACostThatGrowsWithTheText() {
    for (Recipe recipe : Recipes.all()) {
      RecipeCost cost = RecipeCost.of(recipe);
      TypicalText text = cost.text();
      var twice =
          new TypicalText(text.words(), 2 * text.tokens(), 2 * text.documents(), text.vocabulary());

      assertThat(cost.multiplications()).as(recipe.name()).isBetween(1e8, 1e18);
      assertThat(RecipeCost.of(recipe, twice).multiplications())
          .isGreaterThan(1.9 * cost.multiplications());
    }
  }

  @Test
  void theSpeedOfTheMachineIsThatOfItsSteps() {
    var nanos = new AtomicLong();
    RunOptions options =
        new RunOptions(
            1,
            new ScalarKernels(),
            () -> nanos.addAndGet(100_000_000L),
            Duration.ofDays(1),
            Long.MAX_VALUE);

    double rows = 32.0 * 32;
    double each = 4.0 * 128 * (32 + 128) + 128 * 64;
    assertThat(RecipeCost.measure(options).orElseThrow())
        .isCloseTo(10 * 3 * rows * each, withinPercentage(1e-6));
  }
}
