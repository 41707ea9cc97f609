package dev.longhand.kernel;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;

/// {@link FloatMath} lane by lane: the same operations in the same order, hence the same bits.
///
/// Small static functions on vectors; the compiler inlines them, so no vector is ever an object.
final class VectorMath {
  private VectorMath() {}

  /// exp for arguments whose power of two is a normal float: -87.33 to 88.
  static FloatVector expInside(FloatVector x) {
    FloatVector round = FloatVector.broadcast(VectorKernels.SPECIES, FloatMath.ROUND);
    FloatVector shifted =
        x.fma(FloatVector.broadcast(VectorKernels.SPECIES, FloatMath.LOG2_E), round);
    FloatVector power = shifted.sub(round).neg();
    FloatVector r = power.fma(broadcast(FloatMath.LN2_HIGH), x);
    r = power.fma(broadcast(FloatMath.LN2_LOW), r);
    FloatVector p = broadcast(FloatMath.EXP_5).fma(r, broadcast(FloatMath.EXP_4));
    p = p.fma(r, broadcast(FloatMath.EXP_3));
    p = p.fma(r, broadcast(FloatMath.EXP_2));
    p = p.fma(r, broadcast(FloatMath.EXP_1));
    p = p.fma(r, broadcast(FloatMath.EXP_0));
    p = r.mul(r).fma(p, r).add(1f);
    var scale = shifted.reinterpretAsInts().lanewise(LSHL, 23).add(0x3F80_0000);
    return p.mul(scale.reinterpretAsFloats());
  }

  static FloatVector sigmoid(FloatVector x) {
    FloatVector magnitude = x.lanewise(ABS).neg();
    FloatVector e =
        expInside(
            magnitude.blend(FloatMath.EXP_LEAST, magnitude.compare(LT, FloatMath.EXP_LEAST)));
    FloatVector one = broadcast(1f);
    FloatVector sum = one.add(e);
    FloatVector lost = e.sub(sum.sub(one));
    FloatVector inverse = one.div(sum);
    FloatVector numerator = one.blend(e, x.compare(LT, 0f));
    FloatVector quotient = numerator.mul(inverse);
    FloatVector negative = quotient.neg();
    FloatVector rest = negative.fma(sum, numerator);
    rest = negative.fma(lost, rest);
    FloatVector result = rest.fma(inverse, quotient);
    return result.blend(0f, x.compare(LT, FloatMath.EXP_LEAST));
  }

  static FloatVector tanh(FloatVector x) {
    FloatVector magnitude = x.lanewise(ABS);
    FloatVector square = x.mul(x);
    FloatVector p = broadcast(FloatMath.TANH_4).fma(square, broadcast(FloatMath.TANH_3));
    p = p.fma(square, broadcast(FloatMath.TANH_2));
    p = p.fma(square, broadcast(FloatMath.TANH_1));
    p = p.fma(square, broadcast(FloatMath.TANH_0));
    FloatVector small = p.mul(square).fma(x, x);
    FloatVector bounded =
        magnitude.blend(FloatMath.TANH_MOST, magnitude.compare(GT, FloatMath.TANH_MOST));
    FloatVector one = broadcast(1f);
    FloatVector large = one.sub(broadcast(2f).div(expInside(bounded.add(bounded)).add(one)));
    FloatVector signed = large.blend(large.neg(), x.compare(LT, 0f));
    return signed.blend(small, magnitude.compare(LT, FloatMath.TANH_SMALL));
  }

  private static FloatVector broadcast(float value) {
    return FloatVector.broadcast(VectorKernels.SPECIES, value);
  }
}
