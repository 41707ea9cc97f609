package dev.longhand.kernel;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VectorCellsTest {
  private static final CellRuns FINITE = new CellRuns(Noise.finite(3));
  private static final CellRuns EXTREME = new CellRuns(Noise.extreme(4));

  /// Every number of rows around the edges of a tile, and some beyond.
  private static final int[] ROWS = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 24, 37};

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void runsThePlainCellToTheSameBitsInBothHalvesOfAPanel(int group) {
    for (int rows : ROWS) {
      for (CellRuns runs : List.of(FINITE, EXTREME)) {
        SameBits.assertSame(
            rows + " rows forward", kernels -> runs.lstmForward(kernels, group, rows));
      }
      SameBits.assertSame(
          rows + " rows backward", kernels -> FINITE.lstmBackward(kernels, group, rows));
    }
  }

  @ParameterizedTest
  @EnumSource
  void runsEveryLstmToTheSameBits(CellRuns.LstmKernel kernel) {
    for (CellRuns.LstmKind kind : CellRuns.LstmKind.all()) {
      for (int group = 0; group < 4; group++) {
        for (int rows : ROWS) {
          assertSame(kernel, kind, group, rows);
        }
      }
    }
  }

  private static void assertSame(
      CellRuns.LstmKernel kernel, CellRuns.LstmKind kind, int group, int rows) {
    String what = "%s, group %d, %d rows".formatted(kind, group, rows);
    SameBits.assertSame(what, kernels -> FINITE.lstm(kernels, kernel, kind, group, rows));
    SameBits.assertSame(
        what + " at the ends", kernels -> EXTREME.lstm(kernels, kernel, kind, group, rows));
  }

  @ParameterizedTest
  @EnumSource
  void runsEveryGruToTheSameBits(CellRuns.GruKernel kernel) {
    for (CellRuns.GruKind kind : CellRuns.GruKind.all()) {
      for (int panel = 0; panel < 3; panel++) {
        for (int rows : ROWS) {
          assertSame(kernel, kind, panel, rows);
        }
      }
    }
  }

  private static void assertSame(
      CellRuns.GruKernel kernel, CellRuns.GruKind kind, int panel, int rows) {
    String what = "%s, panel %d, %d rows".formatted(kind, panel, rows);
    SameBits.assertSame(what, kernels -> FINITE.gru(kernels, kernel, kind, panel, rows));
    SameBits.assertSame(
        what + " at the ends", kernels -> EXTREME.gru(kernels, kernel, kind, panel, rows));
  }
}
