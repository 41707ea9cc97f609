package dev.longhand.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.experiment.TrialResult.End;
import dev.longhand.inspect.chart.SvgChart;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PictureTest {
  @Test
  void everyRunHasACurveOverEpochsAndOneOverTime() {
    var results =
        List.of(
            SmallTrials.result("first", End.FINISHED, 3, 2),
            SmallTrials.result("second", End.FINISHED, 4, 3, 2),
            SmallTrials.result("none", End.TOO_LARGE));

    String svg = SvgChart.draw(ComparisonPicture.draw(results).orElseThrow());

    assertThat(svg).contains("over epochs", "over time", "bits a character");
    assertThat(svg.split(">first<", -1)).hasSize(3);
    assertThat(svg.split(">second<", -1)).hasSize(3);
    assertThat(svg).doesNotContain(">none<");
  }

  @Test
  void everyVariedSettingHasAChart() {
    Sweep sweep =
        Sweep.of(
            SmallTrials.recipe(),
            SmallTrials.variations(
                "model.layers[0].kind=lstm,gru", "training.learning_rate=log:1e-4..1e-2"),
            new SweepSettings(Search.RANDOM, OptionalInt.of(3), new Budget.Epochs(1), 1));
    List<TrialResult> results =
        sweep.trials().stream()
            .map(trial -> {
              TrialResult any = SmallTrials.result("any", End.FINISHED, 3);
              return new TrialResult(trial, any.end(), 1, 1, any.history(), 1, List.of());
            })
            .toList();

    String svg = SvgChart.draw(SweepPicture.draw(sweep, results).orElseThrow());

    assertThat(svg).contains("1 is lstm, 2 is gru", "training.learning_rate");
  }

  @Test
  void withoutAnyFiguresThereIsNoPicture() {
    assertThat(ComparisonPicture.draw(List.of(SmallTrials.result("none", End.TOO_LARGE))))
        .isEmpty();
  }
}
