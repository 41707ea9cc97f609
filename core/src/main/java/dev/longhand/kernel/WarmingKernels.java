package dev.longhand.kernel;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The scalar kernels until the vector kernels are compiled, then those: nobody can tell but by the
/// clock, since both give the same bits.
///
/// Vector code runs a hundred times slower than plain code until the compiler has it. A thread of
/// low priority therefore calls every vector kernel on small made-up matrices until the compiler
/// has them all. Where that never comes about, as in an interpreter, the scalar kernels stay.
public final class WarmingKernels implements Kernels {
  private volatile Kernels active = new ScalarKernels();
  private final CountDownLatch over = new CountDownLatch(1); // the warm-up

  private WarmingKernels() {}

  /// Starts to warm the vector kernels up behind whatever the caller does next.
  static WarmingKernels start() {
    return start(WarmingKernels::warmVectors);
  }

  /// Takes over what a warm-up brings; where it fails, the scalar kernels go on and nobody is told,
  /// because nothing is lost but time.
  @SuppressWarnings("ThreadPriorityCheck") // nothing relies on it; the first steps come first
  static WarmingKernels start(Supplier<Optional<Kernels>> warmUp) {
    var kernels = new WarmingKernels();
    var thread = new Thread(() -> kernels.take(warmUp), "longhand-warm-up");
    thread.setUncaughtExceptionHandler((failed, failure) -> {});
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.start();
    return kernels;
  }

  private void take(Supplier<Optional<Kernels>> warmUp) {
    try {
      warmUp.get().ifPresent(warm -> active = warm);
    } finally {
      over.countDown();
    }
  }

  /// Lets the compiler have the processors for a while: returns when the warm-up is over, and after
  /// so many milliseconds at the latest.
  public void await(long millis) {
    try {
      over.await(Math.max(0, millis), TimeUnit.MILLISECONDS);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whether the vector kernels have taken over.
  public boolean warm() {
    return active instanceof VectorKernels;
  }

  private static Optional<Kernels> warmVectors() {
    var vectors = new VectorKernels();
    return new WarmUp(vectors).run() ? Optional.of(vectors) : Optional.empty();
  }

  @Override
  public void multiply(
      int rows,
      int inner,
      float[] a,
      int aAt,
      int aPanelStride,
      float[] b,
      int bAt,
      float[] start,
      int startAt,
      int startRowStride,
      float[] c,
      int cAt) {
    active.multiply(
        rows, inner, a, aAt, aPanelStride, b, bAt, start, startAt, startRowStride, c, cAt);
  }

  @Override
  public void accumulate(
      int rows, int columns, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {
    active.accumulate(rows, columns, a, aAt, b, bAt, c, cAt);
  }

  @Override
  public void sumRows(int rows, float[] a, int aAt, float[] sums, int sumsAt) {
    active.sumRows(rows, a, aAt, sums, sumsAt);
  }

  @Override
  public void lstmForward(LstmTile tile, int rows) {
    active.lstmForward(tile, rows);
  }

  @Override
  public void lstmBackward(LstmTile tile, int rows) {
    active.lstmBackward(tile, rows);
  }

  @Override
  public void lstmCells(LstmTile tile, int rows) {
    active.lstmCells(tile, rows);
  }

  @Override
  public void lstmOutputs(LstmTile tile, int rows) {
    active.lstmOutputs(tile, rows);
  }

  @Override
  public void lstmOutputsBackward(LstmTile tile, int rows) {
    active.lstmOutputsBackward(tile, rows);
  }

  @Override
  public void lstmCellsBackward(LstmTile tile, int rows) {
    active.lstmCellsBackward(tile, rows);
  }

  @Override
  public void gruGates(GruTile tile, int rows) {
    active.gruGates(tile, rows);
  }

  @Override
  public void gruOutputs(GruTile tile, int rows) {
    active.gruOutputs(tile, rows);
  }

  @Override
  public void gruBackward(GruTile tile, int rows) {
    active.gruBackward(tile, rows);
  }

  @Override
  public void gruResetBackward(GruTile tile, int rows) {
    active.gruResetBackward(tile, rows);
  }

  @Override
  public void scaleColumns(
      int rows,
      int width,
      float[] a,
      int aAt,
      float[] scale,
      int scaleAt,
      float[] start,
      int startAt,
      int startRowStride,
      float[] c,
      int cAt) {
    active.scaleColumns(
        rows, width, a, aAt, scale, scaleAt, start, startAt, startRowStride, c, cAt);
  }

  @Override
  public void sumProducts(
      int rows, int width, float[] a, int aAt, float[] b, int bAt, float[] sums, int sumsAt) {
    active.sumProducts(rows, width, a, aAt, b, bAt, sums, sumsAt);
  }

  @Override
  public void multiplyElements(
      int count,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] start,
      int startAt,
      float[] c,
      int cAt) {
    active.multiplyElements(count, a, aAt, b, bAt, start, startAt, c, cAt);
  }

  @Override
  public void normalise(RowNorm norm, int row, int rows) {
    active.normalise(norm, row, rows);
  }

  @Override
  public void normaliseBackward(
      RowNorm norm,
      int row,
      int rows,
      Matrix scale,
      Matrix gradient,
      Matrix result,
      int resultRow) {
    active.normaliseBackward(norm, row, rows, scale, gradient, result, resultRow);
  }

  @Override
  public boolean softmaxCrossEntropy(
      float[] logits,
      int at,
      int panelStride,
      int columns,
      int target,
      float scale,
      float[] losses,
      int lossAt,
      float[] sums,
      int sumsAt) {
    return active.softmaxCrossEntropy(
        logits, at, panelStride, columns, target, scale, losses, lossAt, sums, sumsAt);
  }

  @Override
  public void tanh(float[] x, int at, int count) {
    active.tanh(x, at, count);
  }

  @Override
  public void relu(float[] x, int at, int count) {
    active.relu(x, at, count);
  }

  @Override
  public void tanhBackward(
      float[] output, int outputAt, float[] gradient, int gradientAt, int count) {
    active.tanhBackward(output, outputAt, gradient, gradientAt, count);
  }

  @Override
  public void reluBackward(
      float[] output, int outputAt, float[] gradient, int gradientAt, int count) {
    active.reluBackward(output, outputAt, gradient, gradientAt, count);
  }

  @Override
  public void sumOfSquares(float[] x, int at, int count, float[] sums, int sumsAt) {
    active.sumOfSquares(x, at, count, sums, sumsAt);
  }

  @Override
  public void adam(
      float[] weight,
      float[] gradient,
      float[] mean,
      float[] variance,
      int at,
      int count,
      AdamStep step) {
    active.adam(weight, gradient, mean, variance, at, count, step);
  }
}
