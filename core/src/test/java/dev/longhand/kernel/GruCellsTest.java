package dev.longhand.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The definition of the GRU's cells against its formulas in double precision.
class GruCellsTest {
  /// In roundings of 2^-24, with sums up to 4 and outputs up to 1: a gate is wrong by 3, the sum of
  /// the candidate by 4 * 3 + 8, the candidate by 20 + 3, the change that the update gate scales by
  /// 25, and the output by 25 + 2 * 3 + 23 + 1.
  private static final Offset<Double> FORWARD = within(60 * DoublePrecision.ROUNDING);

  /// In the same roundings: (1 - update gate) is wrong by 4 and tanh's slope by 2 * 23, so the
  /// candidate's gradient by 55 and the reset gate's, times a recurrent part of up to 4 and the
  /// gate's slope of 1 / 4 that is wrong by 4, by 55 + 16; the other gradients by less.
  private static final Offset<Double> BACKWARD = within(80 * DoublePrecision.ROUNDING);

  static List<CellRuns.GruKind> kinds() {
    return CellRuns.GruKind.all();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void outputsAreThoseOfTheFormulas(CellRuns.GruKind kind) {
    var units = new GruUnits(kind, 1);
    units.forward();
    for (int row = 0; row < GruUnits.ROWS; row++) {
      for (int unit = 0; unit < GruUnits.UNITS; unit++) {
        assertThat((double) units.outputs.get(GruUnits.outputRow(row), unit))
            .isCloseTo(units.output(row, unit), FORWARD);
        if (units.isBefore()) {
          assertThat((double) units.resetState.get(GruUnits.gateRow(row), unit))
              .isCloseTo(units.resetState(row, unit), FORWARD);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void gradientsAreTheSlopesOfTheFormulas(CellRuns.GruKind kind) {
    var units = new GruUnits(kind, 2);
    units.forward();
    units.backward();
    for (int row = 0; row < GruUnits.ROWS; row++) {
      for (int unit = 0; unit < GruUnits.UNITS; unit++) {
        assertGateGradient(units, row, unit, GruUnits.Operand.UPDATE);
        assertGateGradient(units, row, unit, GruUnits.Operand.RESET);
        assertGateGradient(units, row, unit, GruUnits.Operand.CANDIDATE);
        if (!units.isBefore()) {
          assertGateGradient(units, row, unit, GruUnits.Operand.RECURRENT);
        }
        assertThat((double) units.outputGradient.get(GruUnits.gateRow(row), unit))
            .isCloseTo(units.gradient(row, unit, GruUnits.Operand.PREVIOUS), BACKWARD);
      }
    }
  }

  private static void assertGateGradient(GruUnits units, int row, int unit, GruUnits.Operand gate) {
    assertThat((double) units.gates.get(GruUnits.gateRow(row), GruUnits.column(gate, unit)))
        .as("%s of unit %d", gate, unit)
        .isCloseTo(units.gradient(row, unit, gate), BACKWARD);
  }
}
