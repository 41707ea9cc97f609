package dev.longhand.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.modelfile.StepFigures;
import dev.longhand.train.StepResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepLogTest {
  private static final int BATCHES = 5;
  private static final long SECOND = 1_000_000_000;

  @TempDir Path temporary;
  private Path file;
  private final AtomicLong clock = new AtomicLong();

  @BeforeEach
  void nameTheFile() {
    file = temporary.resolve("steps.jsonl");
  }

  private StepLog log(OptionalInt every, long steps) {
    return new StepLog(new LineFile(file), every, () -> steps, clock::get);
  }

  /// Five steps make an epoch, each of a hundred tokens.
  private static StepResult step(long number) {
    int batch = (int) ((number - 1) % BATCHES) + 1;
    int epoch = (int) ((number - 1) / BATCHES) + 1;
    return new StepResult(
        epoch, batch, BATCHES, number, 3.0 / number, 2, 100L * batch, 0.003, 1.0 / 7);
  }

  private List<StepFigures> read() throws IOException {
    return Files.readAllLines(file).stream().map(line -> StepFigures.parse(line, file)).toList();
  }

  private List<Long> steps() throws IOException {
    return read().stream().map(StepFigures::step).toList();
  }

  @Test
  void theFirstStepTheLastOfAnEpochAndEverySoManyAreWritten() throws IOException {
    StepLog log = log(OptionalInt.of(3), 12);
    for (long number = 1; number <= 12; number++) {
      log.add(step(number));
    }
    log.flush();

    assertThat(steps()).containsExactly(1L, 3L, 5L, 6L, 9L, 10L, 12L);
  }

  @Test
  void aLongRunHasAboutTwoThousandLinesByItself() throws IOException {
    StepLog log = log(OptionalInt.empty(), 40_000);
    for (long number = 1; number <= 40; number++) {
      log.add(step(number));
    }
    log.flush();

    assertThat(steps()).contains(20L, 40L).doesNotContain(19L, 21L, 39L);
  }

  @Test
  void aLineSaysWhatTheStepCameTo() throws IOException {
    StepLog log = log(OptionalInt.of(2), 12);
    log.add(step(1));
    clock.addAndGet(SECOND / 2);
    log.add(step(2));
    log.flush();

    assertThat(read().getLast()).isEqualTo(new StepFigures(2, 1, 3.0 / 2, 0.003, 1.0 / 7, 200));
  }

  @Test
  void linesReachTheDiskBeforeLong() throws IOException {
    StepLog log = log(OptionalInt.of(1), 12);
    log.add(step(1));
    assertThat(file).doesNotExist();
    clock.addAndGet(3 * SECOND);
    log.add(step(2));

    assertThat(steps()).containsExactly(1L, 2L);
  }

  @Test
  void whatWasWrittenBehindACheckpointIsCutOff() throws IOException {
    StepLog log = log(OptionalInt.of(1), 12);
    for (long number = 1; number <= 7; number++) {
      log.add(step(number));
    }
    log.flush();
    StepLog after = log(OptionalInt.of(1), 12);
    after.repair(4, 400);
    after.add(step(5));
    after.flush();

    assertThat(steps()).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void halfALineOfAKillIsCutOff() throws IOException {
    StepLog log = log(OptionalInt.of(1), 12);
    log.add(step(1));
    log.add(step(2));
    log.flush();
    String whole = Files.readString(file);
    Files.writeString(file, whole.substring(0, whole.length() - 9));
    StepLog after = log(OptionalInt.of(1), 12);
    after.repair(2, 200);
    after.add(step(3));
    after.flush();

    assertThat(steps()).containsExactly(1L, 3L);
  }
}
