package dev.longhand.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.modelfile.EpochFigures.Training;
import dev.longhand.modelfile.EpochFigures.Validation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EpochFiguresTest {
  private static final Path METRICS = Path.of("run/metrics.jsonl");

  private static final EpochFigures FULL =
      new EpochFigures(
          3,
          new Training(
              1.0 / 3,
              OptionalDouble.of(0.1),
              OptionalDouble.of(5.0 / 3),
              OptionalDouble.of(1e-3 / 3),
              0.1,
              1e7 / 3),
          Optional.of(
              new Validation(
                  2.0 / 7,
                  OptionalDouble.of(1.0 / 9),
                  OptionalDouble.of(0.3),
                  OptionalDouble.of(1.1))),
          new TreeMap<>(Map.of("rhymes", 1.0 / 7, "commas", 2.0)),
          "ab".repeat(32));

  private static EpochFigures withValidationLoss(double loss) {
    return new EpochFigures(
        1,
        new Training(
            1, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), 1, 1),
        Optional.of(
            new Validation(
                loss, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty())),
        "");
  }

  @Test
  void aLineIsReadBackToTheBit() {
    assertThat(EpochFigures.parse(FULL.toJson("word"), METRICS)).isEqualTo(FULL);
  }

  @Test
  void theHistoryOfAModelIsReadBackToTheBit() {
    String history = EpochFigures.writeAll(List.of(FULL));

    assertThat(EpochFigures.readAll(history, FilePlace.of(METRICS))).containsExactly(FULL);
  }

  @Test
  void namesStandInTheOrderThatPeopleRead() {
    assertThat(FULL.numbers("word").keySet())
        .containsExactly(
            "epoch",
            "loss",
            "accuracy",
            "gradient_norm",
            "learning_rate",
            "validation_loss",
            "validation_perplexity",
            "validation_accuracy",
            "validation_top_5_accuracy",
            "validation_bits_per_character",
            "validation_bits_per_word",
            "own.commas",
            "own.rhymes",
            "seconds",
            "tokens_per_second");
  }

  @Test
  void theValidationLossStandsInBitsAndAsPerplexityToo() {
    assertThat(withValidationLoss(StrictMath.log(2)).toJson("byte"))
        .contains("\"validation_bits_per_byte\":1.0", "\"validation_perplexity\":2.0");
  }

  @Test
  void aPerplexityThatNoNumberCanHoldIsLeftOut() {
    assertThat(withValidationLoss(1000).toJson("byte")).doesNotContain("perplexity");
  }

  @Test
  void halfALineIsRefusedWithItsFile() {
    assertThatExceptionOfType(LonghandException.class)
        .isThrownBy(() -> EpochFigures.parse("{\"epoch\":1,\"lo", METRICS))
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.MODEL_DOCUMENT))
        .satisfies(
            refusal -> assertThat(refusal.problems().getFirst().where()).contains("metrics.jsonl"));
  }
}
