package dev.longhand.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
  void noKernelMakesAnObjectOnceItIsCompiled() {
    var warmUp = new WarmUp(new VectorKernels());

    for (long begin = System.nanoTime(); !warmUp.isReady(); Thread.onSpinWait()) {
      assertThat(System.nanoTime() - begin).as("time to compile").isLessThan(LIMIT_NANOS);
    }

    assertThat(warmUp.run()).isTrue();
  }

  @Test
  void theBestKernelsAreVectorsWhereTheModuleIsPresent() {
    assertThat(Kernels.vectorsAvailable()).isTrue();
    assertThat(Kernels.best()).isInstanceOf(WarmingKernels.class);
  }
}
