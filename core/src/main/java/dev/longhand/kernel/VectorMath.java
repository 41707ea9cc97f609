package dev.longhand.kernel;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/// {@link FloatMath} lane by lane: the same operations in the same order, hence the same bits.
///
/// Each function is one loop over rows with its whole formula inside. That is for the compiler: it
/// leaves a call to a method of more than 325 bytes of code in place, while several of them inlined
/// into one loop would make a graph past which its vectors become objects. The constants are
/// vectors already because an operation on a plain number is two.
final class VectorMath {
  private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
  private static final FloatVector ZERO = broadcast(0f);
  private static final FloatVector ONE = broadcast(1f);
  private static final FloatVector TWO = broadcast(2f);
  private static final FloatVector ROUND = broadcast(FloatMath.ROUND);
  private static final FloatVector LOG2_E = broadcast(FloatMath.LOG2_E);
  private static final FloatVector MINUS_LN2_HIGH = broadcast(-FloatMath.LN2_HIGH);
  private static final FloatVector MINUS_LN2_LOW = broadcast(-FloatMath.LN2_LOW);
  private static final FloatVector EXP_5 = broadcast(FloatMath.EXP_5);
  private static final FloatVector EXP_4 = broadcast(FloatMath.EXP_4);
  private static final FloatVector EXP_3 = broadcast(FloatMath.EXP_3);
  private static final FloatVector EXP_2 = broadcast(FloatMath.EXP_2);
  private static final FloatVector EXP_1 = broadcast(FloatMath.EXP_1);
  private static final FloatVector EXP_0 = broadcast(FloatMath.EXP_0);
  private static final FloatVector EXP_LEAST = broadcast(FloatMath.EXP_LEAST);
  private static final FloatVector TANH_4 = broadcast(FloatMath.TANH_4);
  private static final FloatVector TANH_3 = broadcast(FloatMath.TANH_3);
  private static final FloatVector TANH_2 = broadcast(FloatMath.TANH_2);
  private static final FloatVector TANH_1 = broadcast(FloatMath.TANH_1);
  private static final FloatVector TANH_0 = broadcast(FloatMath.TANH_0);
  private static final FloatVector TANH_SMALL = broadcast(FloatMath.TANH_SMALL);
  private static final FloatVector TANH_MOST = broadcast(FloatMath.TANH_MOST);

  private static final FloatVector LEAST_LOGIT = broadcast(ScalarKernels.LEAST_LOGIT);
  private static final IntVector EXPONENT_OF_ONE = ONE.reinterpretAsInts();
  private static final IntVector SIGN = broadcast(-0f).reinterpretAsInts();

  private VectorMath() {}

  private static FloatVector broadcast(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }

  /// `x = exp(x - most)` in one vector of each panel of a row, zero where the difference is below
  /// {@link ScalarKernels#LEAST_LOGIT}; the sums over the panels go to `sums`.
  static void exponentials(
      int panels, float[] values, int at, int panelStride, float most, float[] sums, int sumsAt) {
    FloatVector sum = broadcast(0f);
    for (int panel = 0; panel < panels; panel++) {
      int i = at + panel * panelStride;
      FloatVector x = FloatVector.fromArray(SPECIES, values, i).sub(most);
      FloatVector shifted = x.fma(LOG2_E, ROUND);
      FloatVector power = shifted.sub(ROUND);
      FloatVector r = power.fma(MINUS_LN2_HIGH, x);
      r = power.fma(MINUS_LN2_LOW, r);
      FloatVector q = EXP_5.fma(r, EXP_4);
      q = q.fma(r, EXP_3);
      q = q.fma(r, EXP_2);
      q = q.fma(r, EXP_1);
      q = q.fma(r, EXP_0);
      q = r.mul(r).fma(q, r).add(ONE);
      IntVector scale = shifted.reinterpretAsInts().lanewise(LSHL, 23).add(EXPONENT_OF_ONE);
      FloatVector e = q.mul(scale.reinterpretAsFloats());
      e = e.blend(ZERO, x.compare(LT, LEAST_LOGIT));
      e.intoArray(values, i);
      sum = sum.add(e);
    }
    sum.intoArray(sums, sumsAt);
  }

  /// `x = sigmoid x` in one vector of each row of a panel.
  static void sigmoid(int rows, float[] values, int at) {
    for (int i = at; i < at + rows * Matrix.PANEL; i += Matrix.PANEL) {
      FloatVector x = FloatVector.fromArray(SPECIES, values, i);
      FloatVector magnitude = x.lanewise(ABS).neg();
      FloatVector bounded = magnitude.blend(EXP_LEAST, magnitude.compare(LT, EXP_LEAST));
      FloatVector shifted = bounded.fma(LOG2_E, ROUND);
      FloatVector power = shifted.sub(ROUND);
      FloatVector r = power.fma(MINUS_LN2_HIGH, bounded);
      r = power.fma(MINUS_LN2_LOW, r);
      FloatVector q = EXP_5.fma(r, EXP_4);
      q = q.fma(r, EXP_3);
      q = q.fma(r, EXP_2);
      q = q.fma(r, EXP_1);
      q = q.fma(r, EXP_0);
      q = r.mul(r).fma(q, r).add(ONE);
      IntVector scale = shifted.reinterpretAsInts().lanewise(LSHL, 23).add(EXPONENT_OF_ONE);
      FloatVector e = q.mul(scale.reinterpretAsFloats());
      FloatVector sum = ONE.add(e);
      FloatVector lost = e.sub(sum.sub(ONE));
      FloatVector inverse = ONE.div(sum);
      FloatVector numerator = ONE.blend(e, x.compare(LT, ZERO));
      FloatVector quotient = numerator.mul(inverse);
      FloatVector negative = quotient.neg();
      FloatVector rest = negative.fma(sum, numerator);
      rest = negative.fma(lost, rest);
      FloatVector result = rest.fma(inverse, quotient);
      result.blend(ZERO, x.compare(LT, EXP_LEAST)).intoArray(values, i);
    }
  }

  /// `x = tanh x` in one vector of each row of a panel.
  static void tanh(int rows, float[] values, int at) {
    for (int i = at; i < at + rows * Matrix.PANEL; i += Matrix.PANEL) {
      FloatVector x = FloatVector.fromArray(SPECIES, values, i);
      FloatVector magnitude = x.lanewise(ABS);
      FloatVector square = x.mul(x);
      FloatVector p = TANH_4.fma(square, TANH_3);
      p = p.fma(square, TANH_2);
      p = p.fma(square, TANH_1);
      p = p.fma(square, TANH_0);
      FloatVector small = p.mul(square).fma(magnitude, magnitude);
      FloatVector bounded = magnitude.blend(TANH_MOST, magnitude.compare(GT, TANH_MOST));
      FloatVector twice = bounded.add(bounded);
      FloatVector shifted = twice.fma(LOG2_E, ROUND);
      FloatVector power = shifted.sub(ROUND);
      FloatVector r = power.fma(MINUS_LN2_HIGH, twice);
      r = power.fma(MINUS_LN2_LOW, r);
      FloatVector q = EXP_5.fma(r, EXP_4);
      q = q.fma(r, EXP_3);
      q = q.fma(r, EXP_2);
      q = q.fma(r, EXP_1);
      q = q.fma(r, EXP_0);
      q = r.mul(r).fma(q, r).add(ONE);
      IntVector scale = shifted.reinterpretAsInts().lanewise(LSHL, 23).add(EXPONENT_OF_ONE);
      FloatVector e = q.mul(scale.reinterpretAsFloats());
      FloatVector large = ONE.sub(TWO.div(e.add(ONE)));
      FloatVector value = large.blend(small, magnitude.compare(LT, TANH_SMALL));
      IntVector sign = x.reinterpretAsInts().and(SIGN);
      value.reinterpretAsInts().or(sign).reinterpretAsFloats().intoArray(values, i);
    }
  }

  /// The states of an LSTM from activated gates in one vector of each row: the cell state x, its
  /// tanh, and `hidden = output gate * tanh x`.
  static void lstmStates(
      int rows,
      float[] gates,
      int in,
      int out,
      float[] cells,
      int previousAt,
      int cellAt,
      float[] squashes,
      int squashedAt,
      float[] hidden,
      int hiddenAt) {
    for (int offset = 0; offset < rows * Matrix.PANEL; offset += Matrix.PANEL) {
      FloatVector inputGate = FloatVector.fromArray(SPECIES, gates, in + offset);
      FloatVector forgetGate = FloatVector.fromArray(SPECIES, gates, in + LstmTile.UNITS + offset);
      FloatVector candidate = FloatVector.fromArray(SPECIES, gates, out + offset);
      FloatVector outputGate = FloatVector.fromArray(SPECIES, gates, out + LstmTile.UNITS + offset);
      FloatVector previous = FloatVector.fromArray(SPECIES, cells, previousAt + offset);
      FloatVector x = forgetGate.fma(previous, inputGate.mul(candidate));
      x.intoArray(cells, cellAt + offset);
      FloatVector magnitude = x.lanewise(ABS);
      FloatVector square = x.mul(x);
      FloatVector p = TANH_4.fma(square, TANH_3);
      p = p.fma(square, TANH_2);
      p = p.fma(square, TANH_1);
      p = p.fma(square, TANH_0);
      FloatVector small = p.mul(square).fma(magnitude, magnitude);
      FloatVector bounded = magnitude.blend(TANH_MOST, magnitude.compare(GT, TANH_MOST));
      FloatVector twice = bounded.add(bounded);
      FloatVector shifted = twice.fma(LOG2_E, ROUND);
      FloatVector power = shifted.sub(ROUND);
      FloatVector r = power.fma(MINUS_LN2_HIGH, twice);
      r = power.fma(MINUS_LN2_LOW, r);
      FloatVector q = EXP_5.fma(r, EXP_4);
      q = q.fma(r, EXP_3);
      q = q.fma(r, EXP_2);
      q = q.fma(r, EXP_1);
      q = q.fma(r, EXP_0);
      q = r.mul(r).fma(q, r).add(ONE);
      IntVector scale = shifted.reinterpretAsInts().lanewise(LSHL, 23).add(EXPONENT_OF_ONE);
      FloatVector e = q.mul(scale.reinterpretAsFloats());
      FloatVector large = ONE.sub(TWO.div(e.add(ONE)));
      FloatVector value = large.blend(small, magnitude.compare(LT, TANH_SMALL));
      IntVector sign = x.reinterpretAsInts().and(SIGN);
      FloatVector squashed = value.reinterpretAsInts().or(sign).reinterpretAsFloats();
      squashed.intoArray(squashes, squashedAt + offset);
      outputGate.mul(squashed).intoArray(hidden, hiddenAt + offset);
    }
  }
}
