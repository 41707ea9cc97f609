package dev.longhand.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void rangesCoverEverythingOnceAlsoWithMoreWorkersThanRows(int count) {
    try (var workers = new Workers(count)) {
      for (int size : new int[] {0, 1, 2, 5, 7, 20, 101}) {
        var visits = new AtomicIntegerArray(size + 1);
        workers.runRanges(
            size,
            (from, to) -> {
              for (int i = from; i < to; i++) {
                visits.incrementAndGet(i);
              }
            });
        for (int i = 0; i <= size; i++) {
          assertThat(visits.get(i)).as("%d of %d", i, size).isEqualTo(i < size ? 1 : 0);
        }
      }
    }
  }

  @Test
  void rangesAreFreeOfOverflow() {
    try (var workers = new Workers(3)) {
      var sizes = new AtomicIntegerArray(2);
      workers.runRanges(
          Integer.MAX_VALUE,
          (from, to) -> {
            sizes.addAndGet(0, to - from);
            sizes.incrementAndGet(1);
          });
      assertThat(sizes.get(0)).isEqualTo(Integer.MAX_VALUE);
      assertThat(sizes.get(1)).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void piecesCoverEverythingOnce(int count) {
    try (var workers = new Workers(count)) {
      for (int pieces : new int[] {0, 1, 3, 64, 0, 7}) {
        var visits = new AtomicIntegerArray(pieces);
        workers.runPieces(pieces, visits::incrementAndGet);
        for (int i = 0; i < pieces; i++) {
          assertThat(visits.get(i)).as("%d of %d", i, pieces).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void everyWorkerSeesEachOfManyQuickJobsAndTheCallerSeesItsWork() {
    try (var workers = new Workers(3)) {
      var done = new int[3];
      var inputs = new int[1];
      for (int job = 1; job <= 2000; job++) {
        inputs[0] = job;
        workers.run(worker -> done[worker] += inputs[0]);
        int expected = job * (job + 1) / 2;
        assertThat(done).containsExactly(expected, expected, expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void theFailureOfAnyWorkerReachesTheCallerAndTheNextJobRuns(int failing) {
    try (var workers = new Workers(3)) {
      var visits = new AtomicIntegerArray(3);
      var failure = new ArithmeticException("worker " + failing);
      assertThatThrownBy(() ->
              workers.run(worker -> {
                visits.incrementAndGet(worker);
                if (worker == failing) {
                  throw failure;
                }
              }))
          .isSameAs(failure);
      workers.run(visits::incrementAndGet);
      assertThat(new int[] {visits.get(0), visits.get(1), visits.get(2)}).containsOnly(2);
    }
  }

  @Test
  void anErrorReachesTheCallerAndWhatOthersThrewIsSuppressed() {
    try (var workers = new Workers(3)) {
      assertThatThrownBy(() ->
              workers.run(worker -> {
                throw new AssertionError("worker " + worker);
              }))
          .isInstanceOf(AssertionError.class)
          .satisfies(first -> assertThat(first.getSuppressed()).hasSize(2));
    }
  }

  @Test
  void closingEndsTheThreads() throws InterruptedException {
    Set<Thread> before = workerThreads();
    var workers = new Workers(4);
    Set<Thread> ours = workerThreads();
    ours.removeAll(before);
    assertThat(ours).hasSize(3);

    workers.run(worker -> {});
    workers.close();
    workers.close();

    for (Thread thread : ours) {
      assertThat(thread.join(Duration.ofMinutes(2))).as("%s ended", thread).isTrue();
    }
    assertThatIllegalStateException()
        .isThrownBy(() -> workers.run(worker -> {}))
        .withMessageContaining("closed");
  }

  @Test
  void closingWithinAJobLetsItFinishOnEveryWorker() throws InterruptedException {
    Set<Thread> before = workerThreads();
    var workers = new Workers(4);
    Set<Thread> ours = workerThreads();
    ours.removeAll(before);
    var visits = new int[4];

    workers.run(worker -> {
      workers.close();
      visits[worker]++;
    });

    assertThat(visits).containsOnly(1);
    for (Thread thread : ours) {
      assertThat(thread.join(Duration.ofMinutes(2))).as("%s ended", thread).isTrue();
    }
  }

  @Test
  void aJobWithinAJobIsRefused() {
    try (var workers = new Workers(2)) {
      assertThatIllegalStateException()
          .isThrownBy(() -> workers.runRanges(2, (from, to) -> workers.runPieces(1, piece -> {})))
          .withMessageContaining("one caller at a time");
    }
  }

  @Test
  void noWorkersAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Workers(0));
  }

  @Test
  void theResultDoesNotDependOnTheNumberOfWorkers() {
    float[] alone = product(1);
    for (int count = 2; count <= 5; count++) {
      assertThat(Arrays.equals(product(count), alone)).as("%d workers", count).isTrue();
    }
  }

  private static float[] product(int count) {
    Matrix a = Matrix.zeros(37, 45);
    Matrix b = Matrix.zeros(45, Matrix.PANEL);
    Matrix c = Matrix.zeros(37, Matrix.PANEL);
    a.setRowMajor(Noise.numbers(37 * 45, 1));
    b.setRowMajor(Noise.numbers(45 * Matrix.PANEL, 2));
    Kernels kernels = new VectorKernels();
    try (var workers = new Workers(count)) {
      workers.runRanges(
          37,
          (from, to) ->
              kernels.multiply(
                  to - from,
                  45,
                  a.values(),
                  a.at(0, from),
                  a.panelStride(),
                  b.values(),
                  b.at(0, 0),
                  c.values(),
                  c.at(0, from),
                  Matrix.PANEL,
                  c.values(),
                  c.at(0, from)));
    }
    return c.toRowMajor();
  }

  private static Set<Thread> workerThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("longhand-worker-"))
        .collect(Collectors.toSet());
  }
}
