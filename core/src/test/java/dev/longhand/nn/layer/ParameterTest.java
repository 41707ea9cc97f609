package dev.longhand.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 17, 32, 33})
  void rowMajorValuesSurviveThePackedOrder(int units) {
    Parameter parameter = Parameter.matrix("lstm.kernel", 3, new ColumnOrder.Gates(units));
    float[] values = counted(3 * 4 * units);
    parameter.setRowMajor(values);
    assertThat(parameter.toRowMajor()).containsExactly(values);
    assertThat(parameter.size()).isEqualTo(values.length);
  }

  @Test
  void gatesOfSixteenUnitsLieSideBySide() {
    Parameter parameter = Parameter.vector("lstm.bias", new ColumnOrder.Gates(17));
    parameter.setRowMajor(counted(4 * 17));
    assertThat(parameter.value().columns()).isEqualTo(2 * 4 * 16);
    for (Gate gate : Gate.values()) {
      int place = gate.firstColumn(16);
      int column = gate.firstColumn(17);
      assertThat(parameter.value().get(0, place)).isEqualTo(column + 1);
      assertThat(parameter.value().get(0, place + 15)).isEqualTo(column + 16);
      assertThat(parameter.value().get(0, 64 + place)).isEqualTo(column + 17);
      assertThat(parameter.value().get(0, 64 + place + 1)).isZero();
    }
  }

  @Test
  void refusesTheWrongNumberOfValues() {
    Parameter parameter = Parameter.matrix("dense.kernel", 3, 5);
    assertThatThrownBy(() -> parameter.setRowMajor(new float[14]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("dense.kernel has 3 x 5 values, not 14");
  }

  @Test
  void transposedCopyFollowsOnceItIsRefreshed() {
    Parameter parameter = Parameter.matrix("dense.kernel", 3, 40);
    parameter.setRowMajor(counted(3 * 40));
    var gradient = new ParameterGradient(parameter);
    assertThat(gradient.transposed().get(39, 2)).isEqualTo(120f);
    parameter.value().set(2, 39, -1f);
    gradient.refresh(1);
    assertThat(gradient.transposed().get(39, 2)).isEqualTo(-1f);
  }

  private static float[] counted(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = i + 1;
    }
    return values;
  }
}
