package dev.longhand.nn.layer;

import dev.longhand.kernel.LstmTile;
import dev.longhand.kernel.Matrix;

/// Where the columns of a parameter stand in its packed matrix.
public sealed interface ColumnOrder {
  /// Columns of the plain matrix.
  int columns();

  /// Columns of the packed matrix, padding included.
  int packedColumns();

  /// The packed place of a column.
  int packed(int column);

  /// The order of a cell's kernels.
  static ColumnOrder of(RecurrentConfig cell) {
    return switch (cell) {
      case LstmConfig lstm ->
          switch (lstm.inputForget()) {
            case SEPARATE -> new Gates(lstm.units());
            case COUPLED -> new Blocks(lstm.units(), lstm.gates());
          };
      case GruConfig gru -> new Blocks(gru.units(), GruConfig.GATES);
      case SimpleRnnConfig simpleRnn -> new Plain(simpleRnn.units());
    };
  }

  /// Columns as they come.
  record Plain(int columns) implements ColumnOrder {
    @Override
    public int packedColumns() {
      return columns;
    }

    @Override
    public int packed(int column) {
      return column;
    }
  }

  /// The four gates of an LSTM, column `gate * units + unit`, interleaved by 16 units so that the
  /// cell finds all four side by side.
  record Gates(int units) implements ColumnOrder {
    private static final int GATES = Gate.values().length;

    @Override
    public int columns() {
      return Math.multiplyExact(units, GATES);
    }

    /// Groups of 16 units, the last one padded.
    public int groups() {
      return (units + LstmTile.UNITS - 1) / LstmTile.UNITS;
    }

    @Override
    public int packedColumns() {
      return groups() * LstmTile.UNITS * GATES;
    }

    @Override
    public int packed(int column) {
      int gate = column / units;
      int unit = column % units;
      return (unit / LstmTile.UNITS * GATES + gate) * LstmTile.UNITS + unit % LstmTile.UNITS;
    }
  }

  /// Some blocks of columns, `block * units + unit`, each beginning with a panel of its own.
  record Blocks(int units, int count) implements ColumnOrder {
    @Override
    public int columns() {
      return Math.multiplyExact(units, count);
    }

    /// Panels of a block.
    public int panels() {
      return Matrix.panels(units);
    }

    @Override
    public int packedColumns() {
      return Math.multiplyExact(count, panels() * Matrix.PANEL);
    }

    @Override
    public int packed(int column) {
      return column / units * panels() * Matrix.PANEL + column % units;
    }
  }
}
