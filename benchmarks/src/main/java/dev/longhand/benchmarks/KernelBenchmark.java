package dev.longhand.benchmarks;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.LstmTile;
import dev.longhand.kernel.Matrix;
import dev.longhand.kernel.RowNorm;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.kernel.VectorKernels;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The kernels one by one, on one thread: `java -cp ... org.openjdk.jmh.Main KernelBenchmark`.
///
/// A product of 32 rows with one panel of 256 rows is 262,144 multiply-adds; the cell handles 16
/// units of 32 rows.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 2,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-XX:ObjectAlignmentInBytes=64"})
public class KernelBenchmark {
  private static final int ROWS = 32;
  private static final int INNER = 256;

  /// Which implementation is timed.
  @Param({"vector", "scalar"})
  public String kernels = "vector";

  private final Matrix a = filled(ROWS, INNER);
  private final Matrix b = filled(INNER, Matrix.PANEL);
  private final Matrix c = filled(INNER, Matrix.PANEL);
  private final Matrix squashed = filled(ROWS, Matrix.PANEL);
  private final LstmTile tile =
      new LstmTile(
          new LstmTile.Buffers(
              filled(ROWS, 2 * Matrix.PANEL),
              filled(2 * ROWS, Matrix.PANEL),
              squashed,
              filled(2 * ROWS, Matrix.PANEL),
              filled(ROWS, Matrix.PANEL),
              squashed),
          LstmTile.Variant.plain(Matrix.PANEL));
  private final Matrix ones = ones();
  private final RowNorm norm = new RowNorm(filled(ROWS, INNER), ones, 1e-3f, ROWS);
  private final Matrix slopes = filled(ROWS, INNER);
  private final float[] sums = new float[Matrix.PANEL];
  private final float[] columnSums = new float[Matrix.PANEL];
  private final float[] losses = new float[1];
  private Kernels timed = new ScalarKernels();

  private static Matrix filled(int rows, int columns) {
    Matrix matrix = Matrix.zeros(rows, columns);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        matrix.set(row, column, (row * 7 + column * 3) % 11 / 64f);
      }
    }
    return matrix;
  }

  private static Matrix ones() {
    Matrix matrix = Matrix.zeros(1, INNER);
    for (int column = 0; column < INNER; column++) {
      matrix.set(0, column, 1f);
    }
    return matrix;
  }

  /// Chooses the implementation.
  @Setup
  public void choose() {
    timed = kernels.equals("vector") ? new VectorKernels() : new ScalarKernels();
    tile.moveTo(0, 0, ROWS, 0);
  }

  /// 32 rows of 256 with a panel.
  @Benchmark
  public void multiply() {
    timed.multiply(
        ROWS,
        INNER,
        a.values(),
        a.at(0, 0),
        a.panelStride(),
        b.values(),
        b.at(0, 0),
        sums,
        0,
        0,
        c.values(),
        c.at(0, 0));
  }

  /// The gradient of a panel of 32 rows over 256 rows.
  @Benchmark
  public void accumulate() {
    timed.accumulate(
        INNER,
        Matrix.PANEL,
        b.values(),
        b.at(0, 0),
        b.values(),
        b.at(0, 0),
        c.values(),
        c.at(0, 0));
  }

  /// The LSTM cell forward, 16 units of 32 rows.
  @Benchmark
  public void lstmForward() {
    timed.lstmForward(tile, ROWS);
  }

  /// The LSTM cell backward, 16 units of 32 rows.
  @Benchmark
  public void lstmBackward() {
    timed.lstmBackward(tile, ROWS);
  }

  /// 32 rows of 256 columns brought to mean 0 and variance 1.
  @Benchmark
  public void normalise() {
    timed.normalise(norm, 0, ROWS);
  }

  /// The gradient of that.
  @Benchmark
  public void normaliseBackward() {
    timed.normaliseBackward(norm, 0, ROWS, ones, a, slopes, 0);
  }

  /// 8,192 elements scaled column by column and added to a row.
  @Benchmark
  public void scaleColumns() {
    timed.scaleColumns(
        INNER,
        Matrix.PANEL,
        b.values(),
        b.at(0, 0),
        ones.values(),
        ones.at(0, 0),
        sums,
        0,
        0,
        c.values(),
        c.at(0, 0));
  }

  /// 8,192 products of elements summed column by column.
  @Benchmark
  public void sumProducts() {
    timed.sumProducts(
        INNER, Matrix.PANEL, b.values(), b.at(0, 0), c.values(), c.at(0, 0), columnSums, 0);
  }

  /// 8,192 products of elements.
  @Benchmark
  public void multiplyElements() {
    timed.multiplyElements(
        INNER * Matrix.PANEL,
        b.values(),
        b.at(0, 0),
        b.values(),
        b.at(0, 0),
        b.values(),
        b.at(0, 0),
        c.values(),
        c.at(0, 0));
  }

  /// Softmax and loss of one row of 251 columns.
  @Benchmark
  public boolean softmaxCrossEntropy() {
    return timed.softmaxCrossEntropy(
        a.values(), a.at(0, 0), a.panelStride(), INNER - 5, 3, 1f, losses, 0, sums, 0);
  }
}
