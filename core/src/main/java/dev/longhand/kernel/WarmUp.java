package dev.longhand.kernel;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Calls the vector kernels in every tile size on small matrices until the compiler has made them
/// fast.
///
/// A kernel is ready when a call allocates nothing: whatever the compiler does not have yet makes
/// an object of every vector. The clock cannot tell, because for the first second the scalar twin
/// may be interpreted too; it decides only where nothing can be counted or some kernel never gets
/// there.
final class WarmUp {
  private static final int INNER = 40;
  private static final int ROWS = 36;
  private static final float HARD = 0.2f; // slope of a hard sigmoid
  private static final int CALLS_A_ROUND = 40;
  private static final long PAUSE_NANOS = 1_000_000L;
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private final Kernels vectors;
  private final Kernels scalars = new ScalarKernels();
  private final Matrix a = filled(ROWS, 2 * Matrix.PANEL);
  private final Matrix b = filled(INNER, Matrix.PANEL);
  private final Matrix c = filled(INNER, Matrix.PANEL);
  private final Matrix wide = filled(INNER, 2 * Matrix.PANEL);
  private final Matrix variances = filled(INNER, Matrix.PANEL);
  private final List<LstmTile> lstmTiles =
      List.of(
          lstmTile(4, LstmTile.Sight.NOTHING, 0f),
          lstmTile(4, LstmTile.Sight.CELL, HARD),
          lstmTile(3, LstmTile.Sight.CELL, HARD));
  private final List<GruTile> gruTiles =
      List.of(gruTile(GruTile.Reset.AFTER, 0f), gruTile(GruTile.Reset.BEFORE, HARD));
  private final RowNorm norm = new RowNorm(filled(ROWS, 2 * Matrix.PANEL), ones(), 1e-3f, ROWS);
  private final float[] sums = new float[Matrix.PANEL];
  private final float[] losses = new float[1];
  private final AdamStep adamStep = new AdamStep(1e-3f, 0.1f, 1e-3f, 1e-7f, 1f);

  WarmUp(Kernels vectors) {
    this.vectors = vectors;
    lstmTiles.forEach(tile -> tile.moveTo(0, 0, ROWS, 0));
    gruTiles.forEach(tile -> tile.moveTo(0, 0, ROWS, 0));
  }

  private static LstmTile lstmTile(int gates, LstmTile.Sight sight, float gateSlope) {
    Matrix squashed = filled(ROWS, Matrix.PANEL);
    return new LstmTile(
        new LstmTile.Buffers(
            filled(ROWS, gates * Matrix.PANEL),
            filled(2 * ROWS, Matrix.PANEL),
            squashed,
            filled(2 * ROWS, Matrix.PANEL),
            filled(ROWS, Matrix.PANEL),
            squashed),
        new LstmTile.Variant(gates, sight, filled(3, Matrix.PANEL), gateSlope));
  }

  private static GruTile gruTile(GruTile.Reset reset, float gateSlope) {
    return new GruTile(
        new GruTile.Buffers(
            filled(ROWS, 4 * Matrix.PANEL),
            filled(2 * ROWS, Matrix.PANEL),
            filled(2 * ROWS, Matrix.PANEL),
            filled(ROWS, Matrix.PANEL),
            filled(ROWS, Matrix.PANEL)),
        reset,
        gateSlope);
  }

  private static Matrix ones() {
    Matrix matrix = Matrix.zeros(1, 2 * Matrix.PANEL);
    for (int column = 0; column < matrix.columns(); column++) {
      matrix.set(0, column, 1f);
    }
    return matrix;
  }

  private static Matrix filled(int rows, int columns) {
    Matrix matrix = Matrix.zeros(rows, columns);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        matrix.set(row, column, (row * 7 + column * 3) % 11 / 64f);
      }
    }
    return matrix;
  }

  /// Warms up; false when the vector kernels stay slower than the scalar ones.
  boolean run() {
    if (ManagementFactory.getCompilationMXBean() == null) {
      return false; // there is no compiler
    }
    long begin = System.nanoTime();
    List<Runnable> cold = kernels(vectors);
    while (System.nanoTime() - begin < PATIENCE_NANOS) {
      cold = stillCold(cold);
      if (cold.isEmpty() && isReady()) {
        return true;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return allFaster();
  }

  /// Whether no kernel makes an object.
  boolean isReady() {
    return stillCold(kernels(vectors)).isEmpty();
  }

  private static List<Runnable> stillCold(List<Runnable> kernels) {
    var cold = new ArrayList<Runnable>();
    for (Runnable kernel : kernels) {
      for (int call = 0; call < CALLS_A_ROUND; call++) {
        kernel.run();
      }
      if (allocates(kernel)) {
        cold.add(kernel);
      }
    }
    return cold;
  }

  /// Whether a call makes objects, or nobody can say.
  private static boolean allocates(Runnable kernel) {
    if (ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
        && threads.isThreadAllocatedMemorySupported()
        && threads.isThreadAllocatedMemoryEnabled()) {
      long before = threads.getCurrentThreadAllocatedBytes();
      kernel.run();
      return threads.getCurrentThreadAllocatedBytes() > before;
    }
    return true;
  }

  /// Every kernel has to win on its own, or nearly: one that makes many objects would spoil every
  /// step.
  private boolean allFaster() {
    List<Runnable> fast = kernels(vectors);
    List<Runnable> plain = kernels(scalars);
    for (int i = 0; i < fast.size(); i++) {
      if (2 * nanos(fast.get(i)) > 3 * nanos(plain.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static long nanos(Runnable kernel) {
    long least = Long.MAX_VALUE;
    for (int time = 0; time < 1000; time++) {
      long begin = System.nanoTime();
      kernel.run();
      least = Math.min(least, System.nanoTime() - begin);
    }
    return least;
  }

  private List<Runnable> kernels(Kernels kernels) {
    var all = new ArrayList<Runnable>();
    for (int size = 1; size <= VectorKernels.MOST_ROWS; size++) {
      int rows = size;
      all.add(() -> multiply(kernels, rows));
      all.add(() -> accumulate(kernels, rows));
    }
    all.add(() -> kernels.lstmForward(lstmTiles.getFirst(), ROWS));
    all.add(() -> kernels.lstmBackward(lstmTiles.getFirst(), ROWS));
    for (LstmTile tile : lstmTiles) {
      all.add(() -> kernels.lstmCells(tile, ROWS));
      all.add(() -> kernels.lstmOutputs(tile, ROWS));
      all.add(() -> kernels.lstmOutputsBackward(tile, ROWS));
      all.add(() -> kernels.lstmCellsBackward(tile, ROWS));
    }
    for (GruTile tile : gruTiles) {
      all.add(() -> kernels.gruGates(tile, ROWS));
      all.add(() -> kernels.gruOutputs(tile, ROWS));
      all.add(() -> kernels.gruBackward(tile, ROWS));
      all.add(() -> kernels.gruResetBackward(tile, ROWS));
    }
    all.add(() -> kernels.normalise(norm, 0, ROWS));
    all.add(() -> kernels.normaliseBackward(norm, 0, ROWS, norm.present, a, wide, 0));
    all.add(() -> elements(kernels));
    all.add(() -> softmax(kernels));
    all.add(() -> kernels.tanh(c.values(), c.at(0, 0), INNER * Matrix.PANEL));
    all.add(() -> kernels.sumRows(INNER, b.values(), b.at(0, 0), sums, 0));
    all.add(() -> kernels.sumOfSquares(b.values(), b.at(0, 0), INNER * Matrix.PANEL, sums, 0));
    all.add(() -> adam(kernels));
    return all;
  }

  private void multiply(Kernels kernels, int rows) {
    kernels.multiply(
        rows,
        INNER,
        a.values(),
        a.at(0, 0),
        a.panelStride(),
        b.values(),
        b.at(0, 0),
        c.values(),
        c.at(0, 0),
        0,
        c.values(),
        c.at(0, 1));
  }

  private void accumulate(Kernels kernels, int columns) {
    kernels.accumulate(
        ROWS, columns, a.values(), a.at(0, 0), b.values(), b.at(0, 0), c.values(), c.at(0, 16));
  }

  private void softmax(Kernels kernels) {
    kernels.softmaxCrossEntropy(
        a.values(), a.at(0, 0), a.panelStride(), 2 * Matrix.PANEL - 5, 3, 1f, losses, 0, sums, 0);
  }

  private void elements(Kernels kernels) {
    float[] x = a.values();
    float[] y = b.values();
    float[] z = c.values();
    int at = c.at(0, 0);
    int count = ROWS * Matrix.PANEL;
    kernels.scaleColumns(ROWS, Matrix.PANEL, x, at, y, at, y, at, Matrix.PANEL, z, at);
    kernels.sumProducts(ROWS, Matrix.PANEL, x, at, y, at, sums, 0);
    kernels.multiplyElements(count, x, at, y, at, y, at, z, at);
    kernels.relu(z, at, count);
    kernels.tanhBackward(x, at, z, at, count);
    kernels.reluBackward(x, at, z, at, count);
  }

  private void adam(Kernels kernels) {
    kernels.adam(
        c.values(),
        b.values(),
        a.values(),
        variances.values(),
        c.at(0, 0),
        ROWS * Matrix.PANEL,
        adamStep);
  }
}
