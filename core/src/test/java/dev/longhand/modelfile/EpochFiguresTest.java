package dev.longhand.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class EpochFiguresTest {
  private static final Path METRICS = Path.of("run/metrics.jsonl");

  @Test
  void aLineIsReadBackToTheBit() {
    var figures =
        new EpochFigures(
            3,
            1.0 / 3,
            OptionalDouble.of(0.1),
            OptionalDouble.of(2.0 / 7),
            OptionalDouble.of(1.0 / 9),
            0.1,
            1e7 / 3,
            "ab".repeat(32),
            OptionalDouble.of(1e-3 / 3));

    assertThat(EpochFigures.parse(figures.toJson("character"), METRICS)).isEqualTo(figures);
  }

  @Test
  void theValidationLossStandsInBitsToo() {
    var figures =
        new EpochFigures(
            1,
            1,
            OptionalDouble.empty(),
            OptionalDouble.of(StrictMath.log(2)),
            OptionalDouble.empty(),
            1,
            1,
            "",
            OptionalDouble.empty());

    assertThat(figures.toJson("character")).contains("\"validation_bits_per_character\":1.0");
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
