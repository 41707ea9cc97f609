package dev.longhand.benchmarks;

import dev.longhand.kernel.GruTile;
import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.LstmTile;
import dev.longhand.kernel.Matrix;
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

/// The recurrent cells without their products, on one thread: 32 units of 32 rows at one step.
///
/// `java -cp ... org.openjdk.jmh.Main CellBenchmark`
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 2,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-XX:ObjectAlignmentInBytes=64"})
public class CellBenchmark {
  private static final int ROWS = 32;
  private static final float HARD = 0.2f; // slope of a hard sigmoid

  /// What is timed.
  public enum Cell {
    /// The plain one, all at once.
    LSTM,
    /// The same through the kernels of any LSTM.
    LSTM_IN_PARTS,
    /// With peepholes.
    LSTM_PEEPHOLES,
    /// With three gates.
    LSTM_COUPLED,
    /// With hard gates.
    LSTM_HARD,
    /// As Keras has it.
    GRU_AFTER,
    /// As the first paper has it.
    GRU_BEFORE
  }

  /// Which implementation is timed.
  @Param({"vector", "scalar"})
  public String kernels = "vector";

  /// Which cell.
  @Param public Cell cell = Cell.LSTM;

  private final LstmTile plain = lstm(4, LstmTile.Sight.NOTHING, 0f);
  private final GruTile after = gru(GruTile.Reset.AFTER);
  private final GruTile before = gru(GruTile.Reset.BEFORE);
  private LstmTile variant = plain;
  private Kernels timed = new ScalarKernels();

  private static LstmTile lstm(int gates, LstmTile.Sight sight, float gateSlope) {
    Matrix squashed = filled(ROWS, Matrix.PANEL);
    return new LstmTile(
        new LstmTile.Buffers(
            filled(ROWS, gates * Matrix.PANEL),
            filled(2 * ROWS, Matrix.PANEL),
            squashed,
            filled(2 * ROWS, Matrix.PANEL),
            filled(ROWS, Matrix.PANEL),
            squashed),
        new LstmTile.Variant(gates, sight, filled(gates - 1, Matrix.PANEL), gateSlope));
  }

  private static GruTile gru(GruTile.Reset reset) {
    var tile =
        new GruTile(
            new GruTile.Buffers(
                filled(ROWS, 4 * Matrix.PANEL),
                filled(2 * ROWS, Matrix.PANEL),
                filled(2 * ROWS, Matrix.PANEL),
                filled(ROWS, Matrix.PANEL),
                filled(ROWS, Matrix.PANEL)),
            reset,
            0f);
    tile.moveTo(0, 0, ROWS, 0);
    return tile;
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

  /// Chooses the implementation and the variant.
  @Setup
  public void choose() {
    timed = kernels.equals("vector") ? new VectorKernels() : new ScalarKernels();
    variant =
        switch (cell) {
          case LSTM, LSTM_IN_PARTS, GRU_AFTER, GRU_BEFORE -> plain;
          case LSTM_PEEPHOLES -> lstm(4, LstmTile.Sight.CELL, 0f);
          case LSTM_COUPLED -> lstm(3, LstmTile.Sight.NOTHING, 0f);
          case LSTM_HARD -> lstm(4, LstmTile.Sight.NOTHING, HARD);
        };
  }

  /// From sums to outputs.
  @Benchmark
  public void forward() {
    switch (cell) {
      case LSTM -> {
        for (int group = 0; group < LstmTile.groups(Matrix.PANEL, 4); group++) {
          plain.moveTo(group, 0, ROWS, 0);
          timed.lstmForward(plain, ROWS);
        }
      }
      case LSTM_IN_PARTS, LSTM_PEEPHOLES, LSTM_HARD -> lstmForward(4);
      case LSTM_COUPLED -> lstmForward(3);
      case GRU_AFTER -> gruForward(after);
      case GRU_BEFORE -> gruForward(before);
    }
  }

  private void lstmForward(int gates) {
    for (int group = 0; group < LstmTile.groups(Matrix.PANEL, gates); group++) {
      variant.moveTo(group, 0, ROWS, 0);
      timed.lstmCells(variant, ROWS);
      timed.lstmOutputs(variant, ROWS);
    }
  }

  private void gruForward(GruTile tile) {
    timed.gruGates(tile, ROWS);
    timed.gruOutputs(tile, ROWS);
  }

  /// From the gradient of outputs to that of sums.
  @Benchmark
  public void backward() {
    switch (cell) {
      case LSTM -> {
        for (int group = 0; group < LstmTile.groups(Matrix.PANEL, 4); group++) {
          plain.moveTo(group, 0, ROWS, 0);
          timed.lstmBackward(plain, ROWS);
        }
      }
      case LSTM_IN_PARTS, LSTM_PEEPHOLES, LSTM_HARD -> lstmBackward(4);
      case LSTM_COUPLED -> lstmBackward(3);
      case GRU_AFTER -> timed.gruBackward(after, ROWS);
      case GRU_BEFORE -> {
        timed.gruBackward(before, ROWS);
        timed.gruResetBackward(before, ROWS);
      }
    }
  }

  private void lstmBackward(int gates) {
    for (int group = 0; group < LstmTile.groups(Matrix.PANEL, gates); group++) {
      variant.moveTo(group, 0, ROWS, 0);
      timed.lstmOutputsBackward(variant, ROWS);
      timed.lstmCellsBackward(variant, ROWS);
    }
  }
}
