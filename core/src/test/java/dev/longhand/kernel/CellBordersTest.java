package dev.longhand.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The cells write the rows and units that they are asked for, and nothing else.
class CellBordersTest {
  private static final int ROWS = 5;
  private static final CellRuns RUNS = new CellRuns(Noise.finite(8));

  /// An array before and after a kernel, and where the parts begin that it may write.
  private record Written(float[] before, float[] after, int... starts) {
    /// The elements that changed though they are no part.
    List<Integer> strays(int width) {
      var mine = new boolean[before.length];
      for (int start : starts) {
        for (int i = 0; i < ROWS * width; i++) {
          mine[start + i / width * Matrix.PANEL + i % width] = true;
        }
      }
      var strays = new ArrayList<Integer>();
      for (int i = 0; i < before.length; i++) {
        if (!mine[i] && Float.floatToIntBits(before[i]) != Float.floatToIntBits(after[i])) {
          strays.add(i);
        }
      }
      return strays;
    }

    boolean changed() {
      for (int i = 0; i < before.length; i++) {
        if (Float.floatToIntBits(before[i]) != Float.floatToIntBits(after[i])) {
          return true;
        }
      }
      return false;
    }
  }

  private static void assertNoStrays(List<Written> arrays, int width) {
    for (Written written : arrays) {
      assertThat(written.strays(width)).isEmpty();
      assertThat(written.changed()).isEqualTo(written.starts.length > 0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyLstmKernelKeepsToItsUnits(CellRuns.LstmKernel kernel) {
    for (Kernels kernels : List.of(new ScalarKernels(), new VectorKernels())) {
      for (CellRuns.LstmKind kind : CellRuns.LstmKind.all()) {
        for (int group = 0; group < 3; group++) {
          LstmTile before = RUNS.lstmTile(kernel, kind, group, ROWS);
          LstmTile after = RUNS.lstmTile(kernel, kind, group, ROWS);
          kernel.run(kernels, after, ROWS);
          assertNoStrays(written(kernel, before, after), kind.width());
          if (kind.squash() == CellRuns.Squash.APART) {
            assertThat(after.throughSquash).isEqualTo(before.throughSquash);
          }
        }
      }
    }
  }

  private static List<Written> written(
      CellRuns.LstmKernel kernel, LstmTile before, LstmTile after) {
    int[] none = {};
    int[] output = {after.outputGateAt};
    int[] others = {after.inputAt, after.forgetAt, after.candidateAt};
    int[] cells = {after.cellsAt};
    int[] squashed = {after.squashedAt};
    int[] outputs = {after.outputsAt};
    int[] cellGradient = {after.cellGradientAt};
    return switch (kernel) {
      case CELLS -> written(before, after, others, cells, squashed, none, none);
      case OUTPUTS -> written(before, after, output, none, squashed, outputs, none);
      case OUTPUTS_BACKWARD -> written(before, after, output, none, squashed, none, none);
      case CELLS_BACKWARD -> written(before, after, others, none, none, none, cellGradient);
    };
  }

  private static List<Written> written(
      LstmTile before,
      LstmTile after,
      int[] gates,
      int[] cells,
      int[] squashed,
      int[] outputs,
      int[] cellGradient) {
    return List.of(
        new Written(before.gates, after.gates, gates),
        new Written(before.cells, after.cells, cells),
        new Written(before.squashed, after.squashed, squashed),
        new Written(before.outputs, after.outputs, outputs),
        new Written(before.cellGradient, after.cellGradient, cellGradient),
        new Written(before.peepholes, after.peepholes));
  }

  @ParameterizedTest
  @EnumSource
  void everyGruKernelKeepsToItsUnits(CellRuns.GruKernel kernel) {
    for (Kernels kernels : List.of(new ScalarKernels(), new VectorKernels())) {
      for (CellRuns.GruKind kind : CellRuns.GruKind.all()) {
        for (int panel = 0; panel < 3; panel++) {
          GruTile before = RUNS.gruTile(kernel, kind, panel, ROWS);
          GruTile after = RUNS.gruTile(kernel, kind, panel, ROWS);
          boolean runs = kernel != CellRuns.GruKernel.RESET_BACKWARD || after.before;
          if (runs) {
            kernel.run(kernels, after, ROWS);
            assertNoStrays(written(kernel, before, after), Matrix.PANEL);
          }
        }
      }
    }
  }

  private static List<Written> written(CellRuns.GruKernel kernel, GruTile before, GruTile after) {
    int[] none = {};
    int[] outputs = {after.outputsAt};
    int[] gradient = {after.previousGradientAt};
    return switch (kernel) {
      case GATES -> {
        int[] gates = {after.updateAt, after.resetAt};
        int[] resetState = {after.resetStateAt};
        yield written(before, after, gates, none, none, after.before ? resetState : none);
      }
      case OUTPUTS -> written(before, after, new int[] {after.candidateAt}, outputs, none, none);
      case BACKWARD -> {
        int[] both = {after.updateAt, after.candidateAt};
        int[] all = {after.updateAt, after.resetAt, after.candidateAt, after.recurrentAt};
        yield written(before, after, after.before ? both : all, none, gradient, none);
      }
      case RESET_BACKWARD ->
          written(before, after, new int[] {after.resetAt}, none, gradient, none);
    };
  }

  private static List<Written> written(
      GruTile before,
      GruTile after,
      int[] gates,
      int[] outputs,
      int[] outputGradient,
      int[] resetState) {
    return List.of(
        new Written(before.gates, after.gates, gates),
        new Written(before.outputs, after.outputs, outputs),
        new Written(before.outputGradient, after.outputGradient, outputGradient),
        new Written(before.resetState, after.resetState, resetState),
        new Written(before.resetStateGradient, after.resetStateGradient));
  }
}
