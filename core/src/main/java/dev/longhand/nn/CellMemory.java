package dev.longhand.nn;

import dev.longhand.kernel.RowNorm;
import dev.longhand.nn.ModelMemory.Use;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.ColumnOrder;
import dev.longhand.nn.layer.GruConfig;
import dev.longhand.nn.layer.GruConfig.Reset;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.LstmConfig.CellNorm;
import dev.longhand.nn.layer.RecurrentConfig;
import dev.longhand.nn.layer.SimpleRnnConfig;

/// What one recurrent cell and its passes take of memory.
///
/// @param cell whose sums are counted
record CellMemory(RecurrentConfig cell) {
  private static final int TILE_BYTES = 100; // a view of the cell for one sequence, one way

  /// Columns of the kernels, with those that fill up blocks of gates.
  int packedColumns() {
    return ColumnOrder.of(cell).packedColumns();
  }

  /// A pass over a batch, without what belongs to its input.
  void addPass(BatchShape shape, Use use, MemorySum sum) {
    addSteps(shape, use, sum);
    if (use == Use.LEARNING) {
      addDropping(shape, sum);
      addTransposed(sum);
    }
  }

  /// A pass over padding, which another pass begins with: the same, but for what they share.
  void addPaddingPass(BatchShape shape, Use use, MemorySum sum) {
    addSteps(shape, use, sum);
    if (use == Use.LEARNING && cell.carriesCell()) {
      sum.add((long) shape.rows() + shape.sequences(), cell.units());
    }
  }

  private void addSteps(BatchShape shape, Use use, MemorySum sum) {
    addHiddenStates(shape, use, sum);
    switch (cell) {
      case LstmConfig lstm -> addLstm(lstm, shape, use, sum);
      case GruConfig gru -> {
        int blocks = gru.reset() == Reset.BEFORE ? 3 : 4;
        sum.add(shape.rows(), packedColumns() / 3L * blocks);
        sum.add(gru.reset() == Reset.BEFORE ? shape.rows() : 1, gru.units());
        sum.add(shape.sequences(), gru.units());
        sum.addBytes((long) TILE_BYTES * shape.sequences());
      }
      case SimpleRnnConfig simpleRnn -> {}
    }
  }

  /// Initial states stand in front of those of the steps.
  private void addHiddenStates(BatchShape shape, Use use, MemorySum sum) {
    long states = (long) shape.rows() + shape.sequences();
    sum.add(use.directions(), states, cell.hiddenWidth());
    if (cell.recurrence().projection().isPresent()) {
      sum.add(use.directions(), states, cell.units());
    }
  }

  private void addLstm(LstmConfig lstm, BatchShape shape, Use use, MemorySum sum) {
    int units = lstm.units();
    sum.add(shape.rows(), packedColumns());
    sum.add((long) shape.rows() + shape.sequences(), units);
    sum.add(shape.rows(), units);
    sum.add(shape.sequences(), units);
    sum.addBytes((long) use.directions() * TILE_BYTES * shape.sequences());
    if (lstm.cellNorm() == CellNorm.LAYER) {
      sum.add(2 * use.directions(), shape.rows(), packedColumns());
      sum.add(shape.rows(), units);
      sum.add(shape.sequences(), units);
      sum.addBytes(3 * RowNorm.sumBytes(shape.rows(), shape.sequences()));
    }
  }

  private void addDropping(BatchShape shape, MemorySum sum) {
    int width = cell.hiddenWidth();
    if (cell.recurrence().dropout() > 0) {
      sum.add(2, shape.rows(), width);
      sum.add(shape.sequences(), width);
      sum.add(shape.sequences(), 1);
    }
    if (cell.recurrence().weightDrop() > 0) {
      sum.add(2, width, packedColumns());
      sum.add(width, 1);
    }
  }

  /// The way back multiplies by transposed copies of the weights.
  private void addTransposed(MemorySum sum) {
    sum.add(packedColumns(), cell.hiddenWidth());
    if (cell.recurrence().projection().isPresent()) {
      sum.add(cell.hiddenWidth(), cell.units());
    }
  }

  /// A state of zeros, or one that is carried on.
  void addState(BatchShape shape, MemorySum sum) {
    sum.add(shape.sequences(), cell.hiddenWidth());
    sum.add(cell.carriesCell() ? shape.sequences() : 0, cell.units());
  }

  /// Length of a parameter's rows in memory.
  ///
  /// @param role such as `recurrent_kernel`
  /// @param length as files have it
  long packed(String role, long length) {
    return switch (role) {
      case "kernel",
          "recurrent_kernel",
          "bias",
          "recurrent_bias",
          "kernel_gamma",
          "recurrent_gamma" ->
          packedColumns();
      default -> length;
    };
  }
}
