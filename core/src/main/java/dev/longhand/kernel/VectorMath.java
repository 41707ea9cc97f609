package dev.longhand.kernel;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/// {@link FloatMath} lane by lane: the same operations in the same order, hence the same bits.
///
<<<<<<< HEAD
/// Small static functions on vectors; the compiler inlines them, so no vector is ever an object. It
/// stops inlining past a size, to which every operation on a plain number adds a second one: hence
/// the constants that are vectors already.
=======
/// Each function is one loop with its whole formula inside, exp included, for the compiler's sake: it
/// leaves a call to so long a method in place, where inlining several into one loop would make a
/// graph so large that vectors become objects.
>>>>>>> b2992ae (Keep every vector in a register: whole formulas in one loop each)
final class VectorMath {
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

  private VectorMath() {}

<<<<<<< HEAD
  private static FloatVector broadcast(float value) {
    return FloatVector.broadcast(VectorKernels.SPECIES, value);
  }

  /// exp for arguments whose power of two is a normal float: -87.33 to 88.
  static FloatVector expInside(FloatVector x) {
    FloatVector shifted = x.fma(LOG2_E, ROUND);
    FloatVector power = shifted.sub(ROUND);
    FloatVector r = power.fma(MINUS_LN2_HIGH, x);
    r = power.fma(MINUS_LN2_LOW, r);
    FloatVector p = EXP_5.fma(r, EXP_4);
    p = p.fma(r, EXP_3);
    p = p.fma(r, EXP_2);
    p = p.fma(r, EXP_1);
    p = p.fma(r, EXP_0);
    p = r.mul(r).fma(p, r).add(ONE);
    var scale = shifted.reinterpretAsInts().lanewise(LSHL, 23).add(ONE.reinterpretAsInts());
    return p.mul(scale.reinterpretAsFloats());
  }

  static FloatVector sigmoid(FloatVector x) {
    FloatVector magnitude = x.lanewise(ABS).neg();
    FloatVector e = expInside(magnitude.blend(EXP_LEAST, magnitude.compare(LT, EXP_LEAST)));
    FloatVector sum = ONE.add(e);
    FloatVector lost = e.sub(sum.sub(ONE));
    FloatVector inverse = ONE.div(sum);
    FloatVector numerator = ONE.blend(e, x.compare(LT, ZERO));
    FloatVector quotient = numerator.mul(inverse);
    FloatVector negative = quotient.neg();
    FloatVector rest = negative.fma(sum, numerator);
    rest = negative.fma(lost, rest);
    FloatVector result = rest.fma(inverse, quotient);
    return result.blend(ZERO, x.compare(LT, EXP_LEAST));
  }

  static FloatVector tanh(FloatVector x) {
    FloatVector magnitude = x.lanewise(ABS);
    FloatVector square = x.mul(x);
    FloatVector p = TANH_4.fma(square, TANH_3);
    p = p.fma(square, TANH_2);
    p = p.fma(square, TANH_1);
    p = p.fma(square, TANH_0);
    FloatVector small = p.mul(square).fma(magnitude, magnitude);
    FloatVector bounded = magnitude.blend(TANH_MOST, magnitude.compare(GT, TANH_MOST));
    FloatVector large = ONE.sub(TWO.div(expInside(bounded.add(bounded)).add(ONE)));
    FloatVector value = large.blend(small, magnitude.compare(LT, TANH_SMALL));
    var sign = x.reinterpretAsInts().and(Integer.MIN_VALUE);
    return value.reinterpretAsInts().or(sign).reinterpretAsFloats();
=======
  /// `x = sigmoid x` for one vector of each row of a panel.
  static void sigmoid(int rows, float[] values, int at) {
    FloatVector one = broadcast(1f);
    FloatVector round = broadcast(FloatMath.ROUND);
    for (int i = at; i < at + rows * Matrix.PANEL; i += Matrix.PANEL) {
      FloatVector x = FloatVector.fromArray(VectorKernels.SPECIES, values, i);
      FloatVector magnitude = x.lanewise(ABS).neg();
      FloatVector bounded =
          magnitude.blend(FloatMath.EXP_LEAST, magnitude.compare(LT, FloatMath.EXP_LEAST));
      FloatVector shifted = bounded.fma(broadcast(FloatMath.LOG2_E), round);
      FloatVector power = shifted.sub(round).neg();
      FloatVector r = power.fma(broadcast(FloatMath.LN2_HIGH), bounded);
      r = power.fma(broadcast(FloatMath.LN2_LOW), r);
      FloatVector q = broadcast(FloatMath.EXP_5).fma(r, broadcast(FloatMath.EXP_4));
      q = q.fma(r, broadcast(FloatMath.EXP_3));
      q = q.fma(r, broadcast(FloatMath.EXP_2));
      q = q.fma(r, broadcast(FloatMath.EXP_1));
      q = q.fma(r, broadcast(FloatMath.EXP_0));
      q = r.mul(r).fma(q, r).add(one);
      IntVector scale = shifted.reinterpretAsInts().lanewise(LSHL, 23).add(0x3F80_0000);
      FloatVector e = q.mul(scale.reinterpretAsFloats());
      FloatVector sum = one.add(e);
      FloatVector lost = e.sub(sum.sub(one));
      FloatVector inverse = one.div(sum);
      FloatVector numerator = one.blend(e, x.compare(LT, 0f));
      FloatVector quotient = numerator.mul(inverse);
      FloatVector negative = quotient.neg();
      FloatVector rest = negative.fma(sum, numerator);
      rest = negative.fma(lost, rest);
      rest.fma(inverse, quotient)
          .blend(0f, x.compare(LT, FloatMath.EXP_LEAST))
          .intoArray(values, i);
    }
  }

  /// `x = tanh x` for one vector of each row of a panel.
  static void tanh(int rows, float[] values, int at) {
    FloatVector one = broadcast(1f);
    FloatVector round = broadcast(FloatMath.ROUND);
    for (int i = at; i < at + rows * Matrix.PANEL; i += Matrix.PANEL) {
      FloatVector x = FloatVector.fromArray(VectorKernels.SPECIES, values, i);
      FloatVector magnitude = x.lanewise(ABS);
      FloatVector square = x.mul(x);
      FloatVector p = broadcast(FloatMath.TANH_4).fma(square, broadcast(FloatMath.TANH_3));
      p = p.fma(square, broadcast(FloatMath.TANH_2));
      p = p.fma(square, broadcast(FloatMath.TANH_1));
      p = p.fma(square, broadcast(FloatMath.TANH_0));
      FloatVector small = p.mul(square).fma(x, x);
      FloatVector bounded =
          magnitude.blend(FloatMath.TANH_MOST, magnitude.compare(GT, FloatMath.TANH_MOST));
      FloatVector twice = bounded.add(bounded);
      FloatVector shifted = twice.fma(broadcast(FloatMath.LOG2_E), round);
      FloatVector power = shifted.sub(round).neg();
      FloatVector r = power.fma(broadcast(FloatMath.LN2_HIGH), twice);
      r = power.fma(broadcast(FloatMath.LN2_LOW), r);
      FloatVector q = broadcast(FloatMath.EXP_5).fma(r, broadcast(FloatMath.EXP_4));
      q = q.fma(r, broadcast(FloatMath.EXP_3));
      q = q.fma(r, broadcast(FloatMath.EXP_2));
      q = q.fma(r, broadcast(FloatMath.EXP_1));
      q = q.fma(r, broadcast(FloatMath.EXP_0));
      q = r.mul(r).fma(q, r).add(one);
      IntVector scale = shifted.reinterpretAsInts().lanewise(LSHL, 23).add(0x3F80_0000);
      FloatVector e = q.mul(scale.reinterpretAsFloats());
      FloatVector large = one.sub(broadcast(2f).div(e.add(one)));
      large
          .blend(large.neg(), x.compare(LT, 0f))
          .blend(small, magnitude.compare(LT, FloatMath.TANH_SMALL))
          .intoArray(values, i);
    }
  }

  /// The states of an LSTM from activated gates, for one vector of each row: the cell state x, then
  /// `hidden = output gate * tanh x`.
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
    FloatVector one = broadcast(1f);
    FloatVector round = broadcast(FloatMath.ROUND);
    for (int offset = 0; offset < rows * Matrix.PANEL; offset += Matrix.PANEL) {
      FloatVector inputGate = FloatVector.fromArray(VectorKernels.SPECIES, gates, in + offset);
      FloatVector forgetGate =
          FloatVector.fromArray(VectorKernels.SPECIES, gates, in + LstmTile.UNITS + offset);
      FloatVector candidate = FloatVector.fromArray(VectorKernels.SPECIES, gates, out + offset);
      FloatVector previous =
          FloatVector.fromArray(VectorKernels.SPECIES, cells, previousAt + offset);
      FloatVector x = forgetGate.fma(previous, inputGate.mul(candidate));
      x.intoArray(cells, cellAt + offset);
      FloatVector magnitude = x.lanewise(ABS);
      FloatVector square = x.mul(x);
      FloatVector p = broadcast(FloatMath.TANH_4).fma(square, broadcast(FloatMath.TANH_3));
      p = p.fma(square, broadcast(FloatMath.TANH_2));
      p = p.fma(square, broadcast(FloatMath.TANH_1));
      p = p.fma(square, broadcast(FloatMath.TANH_0));
      FloatVector small = p.mul(square).fma(x, x);
      FloatVector bounded =
          magnitude.blend(FloatMath.TANH_MOST, magnitude.compare(GT, FloatMath.TANH_MOST));
      FloatVector twice = bounded.add(bounded);
      FloatVector shifted = twice.fma(broadcast(FloatMath.LOG2_E), round);
      FloatVector power = shifted.sub(round).neg();
      FloatVector r = power.fma(broadcast(FloatMath.LN2_HIGH), twice);
      r = power.fma(broadcast(FloatMath.LN2_LOW), r);
      FloatVector q = broadcast(FloatMath.EXP_5).fma(r, broadcast(FloatMath.EXP_4));
      q = q.fma(r, broadcast(FloatMath.EXP_3));
      q = q.fma(r, broadcast(FloatMath.EXP_2));
      q = q.fma(r, broadcast(FloatMath.EXP_1));
      q = q.fma(r, broadcast(FloatMath.EXP_0));
      q = r.mul(r).fma(q, r).add(one);
      IntVector scale = shifted.reinterpretAsInts().lanewise(LSHL, 23).add(0x3F80_0000);
      FloatVector e = q.mul(scale.reinterpretAsFloats());
      FloatVector large = one.sub(broadcast(2f).div(e.add(one)));
      FloatVector squashed =
          large
              .blend(large.neg(), x.compare(LT, 0f))
              .blend(small, magnitude.compare(LT, FloatMath.TANH_SMALL));
      squashed.intoArray(squashes, squashedAt + offset);
      FloatVector.fromArray(VectorKernels.SPECIES, gates, out + LstmTile.UNITS + offset)
          .mul(squashed)
          .intoArray(hidden, hiddenAt + offset);
    }
  }

  /// `x = exp(x - most)` for one vector of each panel of a row, zero where the difference is below the
  /// least; the sums over the panels go to `sums`.
  static void exponentials(
      float[] values, int at, int panelStride, int panels, float most, float[] sums, int sumsAt) {
    FloatVector one = broadcast(1f);
    FloatVector round = broadcast(FloatMath.ROUND);
    FloatVector sum = broadcast(0f);
    for (int panel = 0; panel < panels; panel++) {
      int i = at + panel * panelStride;
      FloatVector x = FloatVector.fromArray(VectorKernels.SPECIES, values, i).sub(most);
      FloatVector shifted = x.fma(broadcast(FloatMath.LOG2_E), round);
      FloatVector power = shifted.sub(round).neg();
      FloatVector r = power.fma(broadcast(FloatMath.LN2_HIGH), x);
      r = power.fma(broadcast(FloatMath.LN2_LOW), r);
      FloatVector q = broadcast(FloatMath.EXP_5).fma(r, broadcast(FloatMath.EXP_4));
      q = q.fma(r, broadcast(FloatMath.EXP_3));
      q = q.fma(r, broadcast(FloatMath.EXP_2));
      q = q.fma(r, broadcast(FloatMath.EXP_1));
      q = q.fma(r, broadcast(FloatMath.EXP_0));
      q = r.mul(r).fma(q, r).add(one);
      IntVector scale = shifted.reinterpretAsInts().lanewise(LSHL, 23).add(0x3F80_0000);
      FloatVector e = q.mul(scale.reinterpretAsFloats());
      e = e.blend(0f, x.compare(LT, ScalarKernels.LEAST_LOGIT));
      e.intoArray(values, i);
      sum = sum.add(e);
    }
    sum.intoArray(sums, sumsAt);
  }

  private static FloatVector broadcast(float value) {
    return FloatVector.broadcast(VectorKernels.SPECIES, value);
>>>>>>> b2992ae (Keep every vector in a register: whole formulas in one loop each)
  }
}
