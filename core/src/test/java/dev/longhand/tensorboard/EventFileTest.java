package dev.longhand.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.tensorboard.SummaryValue.Histogram;
import dev.longhand.tensorboard.SummaryValue.Scalar;
import dev.longhand.tensorboard.SummaryValue.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-01T12:00:00.250Z"));

  @TempDir Path temporary;

  /// The events that `tools/golden/check_tensorboard.py` reads with TensorBoard's own reader.
  private Path written() {
    try (var file = EventFile.create(temporary, CLOCK)) {
      file.add(1, List.of(new Scalar("step/loss", 3.5), new Scalar("step/rate", 0.001)));
      file.add(300, List.of(new Scalar("step/loss", 2.25)));
      float[] numbers = {-1f, -0.5f, 0f, 0.25f, 0.25f, 2f};
      file.add(
          300,
          List.of(
              new Text("sample/temperature_0.7", "    The ferry waits; it's late —\n"),
              new Histogram("weights/lstm.kernel", Spread.of(numbers))));
      file.resume(301);
      file.add(301, List.of(new Scalar("step/loss", 2.125)));
      return file.path();
    }
  }

  @Test
  void writesTheBytesThatTensorBoardReads() throws IOException {
    try (InputStream golden = getClass().getResourceAsStream("events.golden")) {
      assertThat(Files.readAllBytes(written()))
          .isEqualTo(Objects.requireNonNull(golden).readAllBytes());
    }
  }

  @Test
  void theNameHoldsTheTimeAndIsNeverTakenTwice() {
    try (var first = EventFile.create(temporary, CLOCK)) {
      first.flush();
      try (var second = EventFile.create(temporary, CLOCK)) {
        assertThat(first.path()).hasFileName("events.out.tfevents.1772366400.longhand.0000");
        assertThat(second.path()).hasFileName("events.out.tfevents.1772366400.longhand.0001");
      }
    }
  }

  @Test
  void whereNoFolderCanBeTheReasonIsTold() throws IOException {
    Path taken = Files.writeString(temporary.resolve("tensorboard"), "");

    LonghandException refusal =
        Assertions.catchThrowableOfType(
            LonghandException.class, () -> EventFile.create(taken.resolve("below"), CLOCK));

    assertThat(refusal.code()).isEqualTo(ErrorCode.DISK_IO);
  }

  @Test
  void aSpreadCountsEveryNumberOnce() {
    Spread spread = Spread.of(new float[] {-1f, -0.5f, 0f, 0.25f, 0.25f, 2f});

    assertThat(spread.counts()).hasSize(30).contains(2.0);
    assertThat(Arrays.stream(spread.counts()).sum()).isEqualTo(6);
    assertThat(spread.ends()[29]).isEqualTo(2);
    assertThat(spread.least()).isEqualTo(-1);
    assertThat(spread.sum()).isEqualTo(1);
    assertThat(spread.squares()).isEqualTo(5.375);
  }

  @Test
  void equalNumbersLieInOneInterval() {
    Spread spread = Spread.of(new float[] {3f, 3f});

    assertThat(spread.counts()).containsExactly(2);
    assertThat(spread.ends()).containsExactly(3);
  }

  @Test
  void noNumbersHaveNoSpread() {
    assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(new float[0]));
  }
}
