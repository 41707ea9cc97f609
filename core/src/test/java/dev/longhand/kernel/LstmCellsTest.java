package dev.longhand.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The definition of the LSTM's cells against its formulas in double precision.
class LstmCellsTest {
  /// In roundings of 2^-24, with sums up to 4, cells up to 2, peepholes up to 1: a sum with a
  /// peephole is wrong by 6, its gate by 6 / 4 + 3 of the function itself, the candidate by 3; the
  /// cell by 2 * 5 + 6 + 1 + 3 = 20 to 24, its tanh by 27, the output gate by (6 + 24) / 4 + 3, and
  /// the output by 27 + 11 + 1.
  private static final Offset<Double> FORWARD = within(40 * DoublePrecision.ROUNDING);

  /// In the same roundings: tanh's slope is wrong by 54, and what reaches the cell, up to 2.25, by
  /// 100. The input gate's gradient, where coupled gates have a factor of up to 3 and its slope is
  /// wrong by 5, by 100 * 3 / 4 + 2.25 * 3 * 5 and so 115; the candidate's by 100 + 2.25 * (5 + 6);
  /// the forget gate's by 75; what reaches the cell before by 114 + 115 + 75, two of them through
  /// peepholes.
  private static final Offset<Double> BACKWARD = within(400 * DoublePrecision.ROUNDING);

  /// Three rows of products of a gradient, wrong by 115 and up to 1.7, and a cell of up to 3, wrong
  /// by 24.
  private static final Offset<Double> OVER_ROWS = within(1200 * DoublePrecision.ROUNDING);

  static List<CellRuns.LstmKind> kinds() {
    return CellRuns.LstmKind.all().stream()
        .filter(kind -> kind.squash() == CellRuns.Squash.CELLS)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void cellsAndOutputsAreThoseOfTheFormulas(CellRuns.LstmKind kind) {
    var units = new LstmUnits(kind, 1);
    units.forward();
    for (int row = 0; row < LstmUnits.ROWS; row++) {
      for (int unit = 0; unit < LstmUnits.UNITS; unit++) {
        int stateRow = LstmUnits.stateRow(row);
        assertThat((double) units.cells.get(stateRow, unit))
            .isCloseTo(units.cell(row, unit), FORWARD);
        assertThat((double) units.outputs.get(stateRow, unit))
            .isCloseTo(units.output(row, unit), FORWARD);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void gradientsAreTheSlopesOfTheFormulas(CellRuns.LstmKind kind) {
    var units = new LstmUnits(kind, 2);
    units.forward();
    units.backward();
    assertGradients(units);
  }

  @Test
  void thePlainCellAsOneFollowsTheSameFormulas() {
    var units = new LstmUnits(CellRuns.LstmKind.PLAIN, 3);
    units.forwardAndBackwardAsOne();
    assertGradients(units);
  }

  private static void assertGradients(LstmUnits units) {
    for (int row = 0; row < LstmUnits.ROWS; row++) {
      for (int unit = 0; unit < LstmUnits.UNITS; unit++) {
        assertGateGradient(units, row, unit, LstmUnits.Operand.INPUT);
        if (units.hasForgetGate()) {
          assertGateGradient(units, row, unit, LstmUnits.Operand.FORGET);
        }
        assertGateGradient(units, row, unit, LstmUnits.Operand.CANDIDATE);
        assertGateGradient(units, row, unit, LstmUnits.Operand.OUTPUT);
        int sequence = LstmUnits.FIRST_SEQUENCE + row;
        assertThat((double) units.cellGradient.get(sequence, unit))
            .isCloseTo(units.gradient(row, unit, LstmUnits.Operand.PREVIOUS), BACKWARD);
      }
    }
  }

  private static void assertGateGradient(
      LstmUnits units, int row, int unit, LstmUnits.Operand gate) {
    assertThat((double) units.gates.get(LstmUnits.gateRow(row), units.column(gate, unit)))
        .as("%s of unit %d", gate, unit)
        .isCloseTo(units.gradient(row, unit, gate), BACKWARD);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void gradientsOfPeepholesAreSumsOverRows(CellRuns.LstmKind kind) {
    var units = new LstmUnits(kind, 4);
    units.forward();
    units.backward();
    Matrix gradients = units.peepholeGradients();
    for (int unit = 0; unit < LstmUnits.UNITS; unit++) {
      int last = gradients.rows() - 1;
      assertPeephole(units, LstmUnits.Operand.INPUT_PEEPHOLE, unit, gradients.get(0, unit));
      assertPeephole(units, LstmUnits.Operand.OUTPUT_PEEPHOLE, unit, gradients.get(last, unit));
      if (units.hasForgetGate()) {
        assertPeephole(units, LstmUnits.Operand.FORGET_PEEPHOLE, unit, gradients.get(1, unit));
      }
    }
  }

  private static void assertPeephole(
      LstmUnits units, LstmUnits.Operand peephole, int unit, double found) {
    double sum = 0;
    for (int row = 0; row < LstmUnits.ROWS; row++) {
      sum += units.gradient(row, unit, peephole);
    }
    assertThat(found).as("%s of unit %d", peephole, unit).isCloseTo(sum, OVER_ROWS);
  }

  @Test
  void theTwoHalvesOfThePlainCellGiveTheBitsOfTheWhole() {
    var runs = new CellRuns(Noise.finite(5));
    var kernels = new ScalarKernels();
    for (int group = 0; group < 4; group++) {
      assertThat(runs.lstmInTwo(kernels, CellRuns.LstmKind.PLAIN, group, 7))
          .isEqualTo(runs.lstmForward(kernels, group, 7));
    }
  }

  /// What layer normalization of the cell state relies on.
  @ParameterizedTest
  @MethodSource("kinds")
  void whatReachesTheCellMayLieApart(CellRuns.LstmKind kind) {
    var runs = new CellRuns(Noise.finite(6));
    var apart =
        new CellRuns.LstmKind(kind.gates(), kind.sight(), kind.gateSlope(), CellRuns.Squash.APART);
    LstmTile one = runs.lstmTile(CellRuns.LstmKernel.CELLS_BACKWARD, kind, 1, 5);
    LstmTile other = runs.lstmTile(CellRuns.LstmKernel.CELLS_BACKWARD, apart, 1, 5);
    System.arraycopy(
        one.squashed,
        one.squashedAt,
        other.throughSquash,
        other.throughSquashAt,
        4 * Matrix.PANEL + one.width);
    Arrays.fill(other.squashed, 0f);

    new ScalarKernels().lstmCellsBackward(one, 5);
    new ScalarKernels().lstmCellsBackward(other, 5);

    assertThat(other.gates).isEqualTo(one.gates);
    assertThat(other.cellGradient).isEqualTo(one.cellGradient);
  }

  @Test
  void hardGatesAreClippedAtBothEndsAndFlatThere() {
    var kind = new CellRuns.LstmKind(4, LstmTile.Sight.NOTHING, 0.2f, CellRuns.Squash.CELLS);
    assertThat(gateAndItsGradient(kind, -2.5f)).containsExactly(0f, 0f);
    assertThat(gateAndItsGradient(kind, -9f)).containsExactly(0f, 0f);
    assertThat(gateAndItsGradient(kind, 0f)).containsExactly(0.5f, 0.2f);
    assertThat(gateAndItsGradient(kind, 2.5f)).containsExactly(1f, 0f);
    assertThat(gateAndItsGradient(kind, 9f)).containsExactly(1f, 0f);
    assertThat(gateAndItsGradient(kind, Float.NaN)).containsOnly(Float.NaN);
  }

  /// The output gate of a sum, and its gradient where everything behind it has the gradient 1.
  private static float[] gateAndItsGradient(CellRuns.LstmKind kind, float sum) {
    var kernels = new ScalarKernels();
    LstmTile tile = new CellRuns(Noise.finite(7)).lstmTile(CellRuns.LstmKernel.OUTPUTS, kind, 0, 1);
    tile.gates[tile.outputGateAt] = sum;
    kernels.lstmOutputs(tile, 1);
    float gate = tile.gates[tile.outputGateAt];
    tile.squashed[tile.squashedAt] = 1f;
    tile.outputs[tile.outputsAt] = 1f;
    kernels.lstmOutputsBackward(tile, 1);
    return new float[] {gate, tile.gates[tile.outputGateAt]};
  }
}
