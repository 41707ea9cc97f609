package dev.longhand.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.longhand.evaluate.Evaluation;
import dev.longhand.modelfile.Progress;
import dev.longhand.train.EarlyEnd.Reason;
import dev.longhand.train.EarlyStopping.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlyStoppingTest {
  /// An epoch in which training gets better all the time and validation as it is told.
  private static EpochResult epoch(int number, double validationLoss) {
    return new EpochResult(
        number,
        1.0 / number,
        1 - 1.0 / number,
        100,
        Optional.of(new Evaluation(100, validationLoss, 10, 50)),
        OptionalDouble.of(2 * validationLoss),
        false,
        0.001,
        1);
  }

  private static EpochResult hits(int number, int hits, int amongFive) {
    return new EpochResult(
        number,
        1,
        0.5,
        100,
        Optional.of(new Evaluation(100, 1, hits, amongFive)),
        OptionalDouble.empty(),
        false,
        0.001,
        1);
  }

  private static EpochResult withoutValidation(int number, double loss, double accuracy) {
    return new EpochResult(
        number, loss, accuracy, 100, Optional.empty(), OptionalDouble.empty(), false, 0.001, 1);
  }

  /// The epoch after which a run stops; 0 for never.
  private static int stopsAfter(EarlyStopping rule, List<EpochResult> epochs) {
    var patience = new Patience(rule);
    for (EpochResult epoch : epochs) {
      patience.note(epoch);
      if (patience.isOver()) {
        return epoch.epoch();
      }
    }
    return 0;
  }

  private static List<EpochResult> losses(double... validationLosses) {
    var epochs = new ArrayList<EpochResult>();
    for (double loss : validationLosses) {
      epochs.add(epoch(epochs.size() + 1, loss));
    }
    return epochs;
  }

  @ParameterizedTest
  @CsvSource({"1, 3", "2, 6", "3, 7"})
  void stopsAfterSoManyEpochsInARowWithoutABetterOne(int patience, int epoch) {
    var rule = new EarlyStopping(Metric.VALIDATION_LOSS, patience);

    assertThat(stopsAfter(rule, losses(3, 2, 2.5, 1.5, 1.7, 1.6, 1.6))).isEqualTo(epoch);
  }

  @Test
  void neverStopsWhileEveryEpochIsBetter() {
    var rule = new EarlyStopping(Metric.VALIDATION_LOSS, 1);

    assertThat(stopsAfter(rule, losses(5, 4, 3, 2, 1))).isZero();
  }

  @Test
  void aChangeSmallerThanTheLeastDoesNotCount() {
    var rule = new EarlyStopping(Metric.VALIDATION_LOSS, 2).withLeastChange(0.1);

    assertThat(stopsAfter(rule, losses(2, 1.95, 1.92, 1))).isEqualTo(3);
  }

  /// Each step is small, but the third epoch is better than the last that counted by enough.
  @Test
  void smallChangesAddUp() {
    var rule = new EarlyStopping(Metric.VALIDATION_LOSS, 2).withLeastChange(0.1);

    assertThat(stopsAfter(rule, losses(2, 1.94, 1.88, 1.82, 1.76, 1.7))).isZero();
  }

  @Test
  void aRunThatDoesNotPassItsBaselineEndsThoughItGetsBetter() {
    var rule = new EarlyStopping(Metric.VALIDATION_LOSS, 3).withBaseline(1);
    var patience = new Patience(rule);
    losses(4, 3, 2).forEach(patience::note);

    assertThat(patience.isOver()).isTrue();
    assertThat(patience.end()).isEqualTo(new EarlyEnd(rule, 2, Reason.BASELINE_MISSED));
  }

  @Test
  void behindItsBaselineARunWaitsAsWithoutOne() {
    var rule = new EarlyStopping(Metric.VALIDATION_LOSS, 3).withBaseline(2.5);

    assertThat(stopsAfter(rule, losses(4, 3, 2, 2, 1, 2, 2, 2))).isEqualTo(8);
  }

  @Test
  void ofAccuraciesTheGreaterIsBetter() {
    List<EpochResult> epochs = List.of(hits(1, 10, 60), hits(2, 20, 50), hits(3, 30, 40));

    assertThat(stopsAfter(new EarlyStopping(Metric.VALIDATION_ACCURACY, 1), epochs)).isZero();
    assertThat(stopsAfter(new EarlyStopping(Metric.VALIDATION_TOP_5_ACCURACY, 2), epochs))
        .isEqualTo(3);
  }

  @Test
  void bitsOfACharacterAreWatchedInTheirOwnUnit() {
    var rule = new EarlyStopping(Metric.VALIDATION_BITS_PER_CHARACTER, 1).withLeastChange(0.15);

    assertThat(stopsAfter(rule, losses(2, 1.9, 1.8))).isZero();
    assertThat(stopsAfter(rule.withLeastChange(0.25), losses(2, 1.9, 1.8))).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"VALIDATION_LOSS, 3", "VALIDATION_ACCURACY, 2"})
  void withoutTextToMeasureOnTheTrainingFigureOfTheSameKindIsWatched(Metric metric, int epoch) {
    List<EpochResult> epochs =
        List.of(
            withoutValidation(1, 3, 0.5),
            withoutValidation(2, 2, 0.5),
            withoutValidation(3, 2, 0.6));

    assertThat(stopsAfter(new EarlyStopping(metric, 1), epochs)).isEqualTo(epoch);
  }

  @Test
  void waitingGoesOnWhereACheckpointLeftIt() {
    var rule = new EarlyStopping(Metric.VALIDATION_LOSS, 3);
    var before = new Patience(rule);
    losses(1, 2, 2).forEach(before::note);
    var after = new Patience(rule);
    after.readFrom(before.writeTo(Progress.NONE));
    after.note(epoch(4, 1.5));

    assertThat(after.isOver()).isTrue();
  }

  @Test
  void theBestEpochIsTheOneOfTheFigureThatIsWatched() {
    BestEpoch best =
        BestEpoch.chosenFor(Optional.of(new EarlyStopping(Metric.VALIDATION_ACCURACY, 9)));
    List.of(hits(1, 10, 60), hits(2, 30, 50), hits(3, 20, 70)).forEach(best::improve);

    assertThat(best.epoch()).isEqualTo(2);
  }

  /// The training loss falls to the end; what is kept must not be what learnt most by heart.
  @Test
  void aTrainingFigureThatIsWatchedDoesNotChooseTheBestEpoch() {
    BestEpoch best = BestEpoch.chosenFor(Optional.of(new EarlyStopping(Metric.LOSS, 9)));
    losses(3, 2, 4, 5).forEach(best::improve);

    assertThat(best.epoch()).isEqualTo(2);
  }

  @Test
  void impossibleRulesAreRefused() {
    var rule = new EarlyStopping(Metric.LOSS, 1);

    assertThatIllegalArgumentException().isThrownBy(() -> rule.withPatience(0));
    assertThatIllegalArgumentException().isThrownBy(() -> rule.withLeastChange(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> rule.withBaseline(Double.NaN));
  }
}
