package dev.longhand.kernel;

import java.util.ArrayList;
import java.util.List;

/// Runs of the recurrent cells on made-up numbers, in every variant; each returns everything that a
/// kernel could write to.
///
/// The tiles lie inside of larger matrices, so whoever compares two runs also sees a write beside
/// the mark.
final class CellRuns {
  /// Whether tanh is taken of the cells themselves or of something made of them.
  enum Squash {
    CELLS,
    APART
  }

  /// A variant of the LSTM, without numbers.
  ///
  /// @param gates 4 or 3
  record LstmKind(int gates, LstmTile.Sight sight, float gateSlope, Squash squash) {
    /// Four gates, sigmoid, no peepholes.
    static final LstmKind PLAIN = new LstmKind(4, LstmTile.Sight.NOTHING, 0f, Squash.CELLS);

    static List<LstmKind> all() {
      var kinds = new ArrayList<LstmKind>();
      for (int gates = 3; gates <= 4; gates++) {
        for (LstmTile.Sight sight : LstmTile.Sight.values()) {
          for (float gateSlope : GATE_SLOPES) {
            for (Squash squash : Squash.values()) {
              kinds.add(new LstmKind(gates, sight, gateSlope, squash));
            }
          }
        }
      }
      return List.copyOf(kinds);
    }

    int width() {
      return gates == 3 ? Matrix.PANEL : LstmTile.UNITS;
    }
  }

  /// A variant of the GRU.
  record GruKind(GruTile.Reset reset, float gateSlope) {
    static List<GruKind> all() {
      var kinds = new ArrayList<GruKind>();
      for (GruTile.Reset reset : GruTile.Reset.values()) {
        for (float gateSlope : GATE_SLOPES) {
          kinds.add(new GruKind(reset, gateSlope));
        }
      }
      return List.copyOf(kinds);
    }
  }

  /// The kernels that any LSTM is made of.
  enum LstmKernel {
    CELLS {
      @Override
      void run(Kernels kernels, LstmTile tile, int rows) {
        kernels.lstmCells(tile, rows);
      }
    },
    OUTPUTS {
      @Override
      void run(Kernels kernels, LstmTile tile, int rows) {
        kernels.lstmOutputs(tile, rows);
      }
    },
    OUTPUTS_BACKWARD {
      @Override
      void run(Kernels kernels, LstmTile tile, int rows) {
        kernels.lstmOutputsBackward(tile, rows);
      }
    },
    CELLS_BACKWARD {
      @Override
      void run(Kernels kernels, LstmTile tile, int rows) {
        kernels.lstmCellsBackward(tile, rows);
      }
    };

    abstract void run(Kernels kernels, LstmTile tile, int rows);
  }

  /// The kernels that a GRU is made of.
  enum GruKernel {
    GATES {
      @Override
      void run(Kernels kernels, GruTile tile, int rows) {
        kernels.gruGates(tile, rows);
      }
    },
    OUTPUTS {
      @Override
      void run(Kernels kernels, GruTile tile, int rows) {
        kernels.gruOutputs(tile, rows);
      }
    },
    BACKWARD {
      @Override
      void run(Kernels kernels, GruTile tile, int rows) {
        kernels.gruBackward(tile, rows);
      }
    },
    RESET_BACKWARD {
      @Override
      void run(Kernels kernels, GruTile tile, int rows) {
        kernels.gruResetBackward(tile, rows);
      }
    };

    abstract void run(Kernels kernels, GruTile tile, int rows);
  }

  /// The sigmoid and the two hard ones of Keras.
  private static final float[] GATE_SLOPES = {0f, 0.2f, 1f / 6f};

  private static final int BESIDE = 3;
  private static final float SUM_SPREAD = 4f; // sums from -8 to 8 reach both ends of a gate

  private final Noise noise;

  CellRuns(Noise noise) {
    this.noise = noise;
  }

  float[] lstm(Kernels kernels, LstmKernel kernel, LstmKind kind, int group, int rows) {
    LstmTile tile = lstmTile(kernel, kind, group, rows);
    kernel.run(kernels, tile, rows);
    return all(tile);
  }

  float[] gru(Kernels kernels, GruKernel kernel, GruKind kind, int panel, int rows) {
    GruTile tile = gruTile(kernel, kind, panel, rows);
    kernel.run(kernels, tile, rows);
    return all(tile);
  }

  /// A tile at the last units of its matrices and at the second of three steps, with sums for the
  /// kernels forward and with activations for those backward.
  LstmTile lstmTile(LstmKernel kernel, LstmKind kind, int group, int rows) {
    LstmTile tile = lstmTile(kind, group, rows, SUM_SPREAD);
    switch (kernel) {
      case CELLS, OUTPUTS -> {}
      case OUTPUTS_BACKWARD -> {
        bound(tile.gates, tile.outputGateAt, rows, kind.width(), 0f);
        bound(tile.squashed, tile.squashedAt, rows, kind.width(), -1f);
      }
      case CELLS_BACKWARD -> {
        bound(tile.gates, tile.inputAt, rows, kind.width(), 0f);
        bound(tile.gates, tile.forgetAt, rows, kind.width(), 0f);
        bound(tile.gates, tile.candidateAt, rows, kind.width(), -1f);
      }
    }
    return tile;
  }

  private LstmTile lstmTile(LstmKind kind, int group, int rows, float spread) {
    int units = (group + 1) * kind.width();
    int sequences = rows + 2 * BESIDE;
    Matrix squashed = noise.matrix(3 * sequences, units, 12, 0.4f);
    var buffers =
        new LstmTile.Buffers(
            noise.matrix(3 * sequences, kind.gates() * units, 10, spread),
            noise.matrix(4 * sequences, units, 11),
            squashed,
            noise.matrix(4 * sequences, units, 13),
            noise.matrix(sequences, units, 14),
            switch (kind.squash()) {
              case CELLS -> squashed;
              case APART -> noise.matrix(sequences, units, 15);
            });
    Matrix peepholes =
        switch (kind.sight()) {
          case NOTHING -> Matrix.zeros(kind.gates() - 1, units);
          case CELL -> noise.matrix(kind.gates() - 1, units, 16);
        };
    var variant = new LstmTile.Variant(kind.gates(), kind.sight(), peepholes, kind.gateSlope());
    var tile = new LstmTile(buffers, variant);
    tile.moveTo(group, sequences + BESIDE, sequences, BESIDE);
    return tile;
  }

  /// As for an LSTM.
  GruTile gruTile(GruKernel kernel, GruKind kind, int panel, int rows) {
    int units = (panel + 1) * Matrix.PANEL;
    int sequences = rows + 2 * BESIDE;
    int gates = kind.reset() == GruTile.Reset.BEFORE ? 3 : 4;
    var buffers =
        new GruTile.Buffers(
            noise.matrix(3 * sequences, gates * units, 17, SUM_SPREAD),
            noise.matrix(4 * sequences, units, 18),
            noise.matrix(4 * sequences, units, 19),
            noise.matrix(3 * sequences, units, 20),
            noise.matrix(sequences, units, 21));
    var tile = new GruTile(buffers, kind.reset(), kind.gateSlope());
    tile.moveTo(panel, sequences + BESIDE, sequences, BESIDE);
    if (kernel != GruKernel.GATES) {
      bound(tile.gates, tile.updateAt, rows, Matrix.PANEL, 0f);
      bound(tile.gates, tile.resetAt, rows, Matrix.PANEL, 0f);
    }
    if (kernel == GruKernel.BACKWARD) {
      bound(tile.gates, tile.candidateAt, rows, Matrix.PANEL, -1f);
    }
    return tile;
  }

  /// Brings what is to be an activation between its ends; what is not a number stays so.
  private static void bound(float[] values, int at, int rows, int width, float least) {
    for (int row = 0; row < rows; row++) {
      for (int i = at + row * Matrix.PANEL; i < at + row * Matrix.PANEL + width; i++) {
        values[i] = Math.min(Math.max(values[i], least), 1f);
      }
    }
  }

  float[] lstmForward(Kernels kernels, int group, int rows) {
    LstmTile tile = lstmTile(LstmKind.PLAIN, group, rows, SUM_SPREAD);
    kernels.lstmForward(tile, rows);
    return all(tile);
  }

  float[] lstmBackward(Kernels kernels, int group, int rows) {
    LstmTile tile = lstmTile(LstmKind.PLAIN, group, rows, 0.4f);
    kernels.lstmBackward(tile, rows);
    return all(tile);
  }

  /// The first kernel and then the second.
  float[] lstmInTwo(Kernels kernels, LstmKind kind, int group, int rows) {
    LstmTile tile = lstmTile(LstmKernel.CELLS, kind, group, rows);
    kernels.lstmCells(tile, rows);
    kernels.lstmOutputs(tile, rows);
    return all(tile);
  }

  static float[] all(LstmTile tile) {
    return KernelRuns.joined(
        tile.gates,
        tile.cells,
        tile.squashed,
        tile.outputs,
        tile.cellGradient,
        tile.throughSquash,
        tile.peepholes);
  }

  static float[] all(GruTile tile) {
    return KernelRuns.joined(
        tile.gates, tile.outputs, tile.outputGradient, tile.resetState, tile.resetStateGradient);
  }
}
