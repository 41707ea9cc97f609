package dev.longhand.kernel;

/// Prints whether every vector kernel comes to make no objects, once it is compiled.
final class KernelGarbage {
  private static final long LIMIT_NANOS = 40_000_000_000L;

  private KernelGarbage() {}

  public static void main(String[] arguments) {
    var warmUp = new WarmUp(new VectorKernels());
    long begin = System.nanoTime();
    boolean ready = warmUp.isReady();
    while (!ready && System.nanoTime() - begin < LIMIT_NANOS) {
      ready = warmUp.isReady();
    }
    System.out.println(ready && warmUp.run());
  }
}
