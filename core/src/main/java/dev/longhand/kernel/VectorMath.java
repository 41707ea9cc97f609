package dev.longhand.kernel;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;

/// {@link FloatMath} lane by lane: the same operations in the same order, hence the same bits.
///
/// Small static functions on vectors; the compiler inlines them, so no vector is ever an object. It
/// stops inlining past a size, to which every operation on a plain number adds a second one: hence
/// the constants that are vectors already.
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
  }
}
