package dev.longhand.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixTest {
  /// A matrix whose element says where it stands.
  private static Matrix numbered(int rows, int columns) {
    Matrix matrix = Matrix.zeros(rows, columns);
    matrix.setRowMajor(numbers(rows, columns));
    return matrix;
  }

  private static float[] numbers(int rows, int columns) {
    var plain = new float[rows * columns];
    for (int i = 0; i < plain.length; i++) {
      plain[i] = i + 1;
    }
    return plain;
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,31", "3,32", "5,33", "7,64", "2,65", "13,97"})
  void rowMajorValuesComeBackAsTheyWent(int rows, int columns) {
    Matrix matrix = numbered(rows, columns);

    assertThat(matrix.toRowMajor()).isEqualTo(numbers(rows, columns));
    assertThat(matrix.get(rows - 1, columns - 1)).isEqualTo(rows * columns);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "31,1", "32,1", "33,2", "64,2", "65,3"})
  void columnsLieInPanelsOfThirtyTwo(int columns, int panels) {
    assertThat(Matrix.panels(columns)).isEqualTo(panels);
    assertThat(Matrix.zeros(2, columns).panels()).isEqualTo(panels);
    assertThat(Matrix.bytes(3, columns)).isEqualTo(3L * panels * 32 * Float.BYTES);
  }

  @Test
  void rowsOfAPanelAreNeighboursAndPanelsAStrideApart() {
    Matrix matrix = numbered(3, 40);

    assertThat(matrix.at(0, 1) - matrix.at(0, 0)).isEqualTo(Matrix.PANEL);
    assertThat(matrix.at(1, 0) - matrix.at(0, 0)).isEqualTo(matrix.panelStride());
    assertThat(matrix.values()[matrix.at(1, 2) + 7]).isEqualTo(matrix.get(2, 39));
  }

  @Test
  void columnsBeyondTheLastAreZero() {
    Matrix matrix = numbered(2, 33);

    for (int column = 1; column < Matrix.PANEL; column++) {
      assertThat(matrix.values()[matrix.at(1, 1) + column]).isZero();
    }
  }

  @Test
  void aViewSharesTheRowsItNames() {
    Matrix matrix = numbered(5, 40);
    Matrix view = matrix.rows(2, 2).rows(1, 1);

    assertThat(view.rows()).isEqualTo(1);
    assertThat(view.get(0, 35)).isEqualTo(matrix.get(3, 35));
    view.set(0, 35, -1f);
    assertThat(matrix.get(3, 35)).isEqualTo(-1f);
  }

  @Test
  void clearingAViewLeavesTheOtherRows() {
    Matrix matrix = numbered(4, 40);

    matrix.rows(1, 2).clear();

    assertThat(matrix.get(0, 39)).isEqualTo(40f);
    assertThat(matrix.get(1, 0)).isZero();
    assertThat(matrix.get(2, 39)).isZero();
    assertThat(matrix.get(3, 0)).isEqualTo(121f);
  }

  @Test
  void clearingPanelsLeavesTheOthers() {
    Matrix matrix = numbered(2, 97);

    matrix.clearPanels(1, 3);

    assertThat(matrix.get(1, 31)).isEqualTo(97f + 32f);
    assertThat(matrix.get(1, 32)).isZero();
    assertThat(matrix.get(1, 95)).isZero();
    assertThat(matrix.get(1, 96)).isEqualTo(97f + 97f);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 31, 32, 33, 64, 70})
  void transposesPanelByPanel(int columns) {
    for (int rows : new int[] {1, 31, 32, 33, 65}) {
      Matrix matrix = numbered(rows, columns);
      Matrix transposed = Matrix.zeros(columns, rows);
      for (int panel = 0; panel < matrix.panels(); panel++) {
        matrix.transposePanel(panel, transposed);
      }
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          assertThat(transposed.get(column, row)).isEqualTo(matrix.get(row, column));
        }
      }
    }
  }

  @Test
  void copiesRowsOfEveryPanel() {
    Matrix source = numbered(4, 70);
    Matrix target = Matrix.zeros(6, 70);

    target.copyRows(source, 1, 2, 3);

    for (int column = 0; column < 70; column++) {
      assertThat(target.get(2, column)).isZero();
      assertThat(target.get(3, column)).isEqualTo(source.get(1, column));
      assertThat(target.get(4, column)).isEqualTo(source.get(2, column));
      assertThat(target.get(5, column)).isZero();
    }
  }

  @Test
  void refusesWhatDoesNotFit() {
    Matrix matrix = numbered(4, 33);
    Matrix wider = numbered(4, 65);

    assertThatIllegalArgumentException().isThrownBy(() -> Matrix.zeros(0, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> Matrix.zeros(3, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> matrix.rows(2, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> matrix.rows(Integer.MAX_VALUE, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> matrix.setRowMajor(new float[131]));
    assertThatIllegalArgumentException().isThrownBy(() -> matrix.copyRows(matrix, 2, 3, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> matrix.copyRows(matrix, 0, 3, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> matrix.copyRows(wider, 0, 1, 0));
  }
}
