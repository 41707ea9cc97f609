package dev.longhand.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.train.TestJvm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class WarmingKernelsTest {
  private static final long LIMIT_NANOS = Duration.ofMinutes(3).toNanos();

  @Test
  void givesTheSameBitsBeforeAndAfterTheVectorsTakeOver() {
    var kernels = WarmingKernels.start();
    String cold = KernelHash.of(kernels);

    for (long begin = System.nanoTime(); !kernels.warm(); Thread.onSpinWait()) {
      assertThat(System.nanoTime() - begin).as("time to warm up").isLessThan(LIMIT_NANOS);
      assertThat(KernelHash.of(kernels)).isEqualTo(cold);
    }

    assertThat(KernelHash.of(kernels)).isEqualTo(cold);
    assertThat(cold).isEqualTo(KernelHash.of(new ScalarKernels()));
  }

  @Test
  void aWarmUpThatFailsPrintsNothingAndTheScalarKernelsStay() throws InterruptedException {
    var warmer = new AtomicReference<Thread>();
    var started = new CountDownLatch(1);
    var printed = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      var kernels =
          WarmingKernels.start(() -> {
            warmer.set(Thread.currentThread());
            started.countDown();
            throw new LinkageError("on purpose");
          });
      started.await();
      warmer.get().join();

      assertThat(kernels.warm()).isFalse();
      assertThat(KernelHash.of(kernels)).isEqualTo(KernelHash.of(new ScalarKernels()));
    } finally {
      System.setErr(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  /// In Java machines of their own, where no other test has told the compiler what to expect; once
  /// in a while it leaves a vector in memory even there, so a second and a third may try.
  @Test
  void noKernelMakesAnObjectOnceItIsCompiled() throws IOException, InterruptedException {
    List<String> report = List.of();
    for (int machine = 0; machine < 3 && !report.equals(List.of("true")); machine++) {
      report = TestJvm.run(List.of("--add-modules=jdk.incubator.vector"), KernelGarbage.class);
    }

    assertThat(report).containsExactly("true");
  }

  @Test
  void theBestKernelsAreVectorsWhereTheModuleIsPresent() {
    assertThat(Kernels.vectorsAvailable()).isTrue();
    assertThat(Kernels.best()).isInstanceOf(WarmingKernels.class);
  }
}
