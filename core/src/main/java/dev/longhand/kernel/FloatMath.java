package dev.longhand.kernel;

/// Elementary functions from `+ - * /` and `fma` alone, so that every machine, compiler tier and
/// vector width computes the same bits. Results below the smallest normal float are zero.
///
/// This is the definition; {@link VectorMath} does the same operations lane by lane. Each function
/// is within 2 ulp of the true value for every float. Reductions and coefficients follow the Cephes
/// library (Moshier 1992).
public final class FloatMath {
  static final float LOG2_E = 1.44269504f;
  static final float LN2_HIGH = 0.693359375f;
  static final float LN2_LOW = -2.12194440e-4f;

  /// Adding and subtracting 1.5 * 2^23 rounds to an integer; the low bits then hold it.
  static final float ROUND = 12_582_912f;

  static final float EXP_5 = 1.9875691500e-4f;
  static final float EXP_4 = 1.3981999507e-3f;
  static final float EXP_3 = 8.3334519073e-3f;
  static final float EXP_2 = 4.1665795894e-2f;
  static final float EXP_1 = 1.6666665459e-1f;
  static final float EXP_0 = 5.0000001201e-1f;

  /// Below this exp is no normal float; the result is zero.
  static final float EXP_LEAST = -87.33654f;

  /// Above this exp is infinite.
  static final float EXP_MOST = 88.72283f;

  /// Below this tanh is its own polynomial.
  static final float TANH_SMALL = 0.625f;

  /// Above this tanh is one.
  static final float TANH_MOST = 9.2f;

  static final float TANH_4 = -5.70498872745e-3f;
  static final float TANH_3 = 2.06390887954e-2f;
  static final float TANH_2 = -5.37397155531e-2f;
  static final float TANH_1 = 1.33314422036e-1f;
  static final float TANH_0 = -3.33332819422e-1f;

  private static final float SQRT_HALF = 0.70710678f;
  private static final float MIN_NORMAL = Float.MIN_NORMAL;

  private FloatMath() {}

  /// e to the x; zero below the normal floats, infinite above them.
  public static float exp(float x) {
    if (x < EXP_LEAST) {
      return 0f;
    }
    if (x > EXP_MOST) {
      return Float.POSITIVE_INFINITY;
    }
    float shifted = Math.fma(x, LOG2_E, ROUND);
    float power = shifted - ROUND;
    int whole = Float.floatToRawIntBits(shifted) - Float.floatToRawIntBits(ROUND);
    int half = whole >> 1;
    return expRemainder(x, power) * powerOfTwo(half) * powerOfTwo(whole - half);
  }

  /// exp where the power of two is certain to be a normal float: -87.33 to 88.
  static float expInside(float x) {
    float shifted = Math.fma(x, LOG2_E, ROUND);
    float power = shifted - ROUND;
    return expRemainder(x, power) * powerOfTwo(Float.floatToRawIntBits(shifted));
  }

  /// e to the (x - power ln 2), near one.
  private static float expRemainder(float x, float power) {
    float r = Math.fma(-power, LN2_HIGH, x);
    r = Math.fma(-power, LN2_LOW, r);
    float p = Math.fma(EXP_5, r, EXP_4);
    p = Math.fma(p, r, EXP_3);
    p = Math.fma(p, r, EXP_2);
    p = Math.fma(p, r, EXP_1);
    p = Math.fma(p, r, EXP_0);
    return Math.fma(r * r, p, r) + 1f;
  }

  private static float powerOfTwo(int exponent) {
    return Float.intBitsToFloat((exponent << 23) + 0x3F80_0000);
  }

  /// 1 / (1 + e^-x), with the rounding of the sum and of the quotient corrected.
  public static float sigmoid(float x) {
    float magnitude = -Math.abs(x);
    float e = expInside(magnitude < EXP_LEAST ? EXP_LEAST : magnitude);
    float sum = 1f + e;
    float lost = e - (sum - 1f);
    float inverse = 1f / sum;
    float numerator = x < 0f ? e : 1f;
    float quotient = numerator * inverse;
    float rest = Math.fma(-quotient, sum, numerator);
    rest = Math.fma(-quotient, lost, rest);
    float result = Math.fma(rest, inverse, quotient);
    return x < EXP_LEAST ? 0f : result;
  }

  /// The hyperbolic tangent: a polynomial near zero, 1 - 2 / (e^2x + 1) elsewhere; the sign of x is
  /// kept, of zero too.
  public static float tanh(float x) {
    float magnitude = Math.abs(x);
    float square = x * x;
    float p = Math.fma(TANH_4, square, TANH_3);
    p = Math.fma(p, square, TANH_2);
    p = Math.fma(p, square, TANH_1);
    p = Math.fma(p, square, TANH_0);
    float small = Math.fma(p * square, magnitude, magnitude);
    float bounded = magnitude > TANH_MOST ? TANH_MOST : magnitude;
    float large = 1f - 2f / (expInside(bounded + bounded) + 1f);
    return Math.copySign(magnitude < TANH_SMALL ? small : large, x);
  }

  /// The natural logarithm; minus infinity at zero and below the normal floats, NaN below zero.
  public static float log(float x) {
    if (!(x >= MIN_NORMAL)) {
      return x < 0f || Float.isNaN(x) ? Float.NaN : Float.NEGATIVE_INFINITY;
    }
    if (x == Float.POSITIVE_INFINITY) {
      return x;
    }
    int bits = Float.floatToRawIntBits(x);
    int exponent = (bits >>> 23) - 126;
    float mantissa = Float.intBitsToFloat((bits & 0x007F_FFFF) | 0x3F00_0000);
    if (mantissa < SQRT_HALF) {
      exponent--;
      mantissa += mantissa;
    }
    float r = mantissa - 1f;
    float square = r * r;
    float p = Math.fma(7.0376836292e-2f, r, -1.1514610310e-1f);
    p = Math.fma(p, r, 1.1676998740e-1f);
    p = Math.fma(p, r, -1.2420140846e-1f);
    p = Math.fma(p, r, 1.4249322787e-1f);
    p = Math.fma(p, r, -1.6668057665e-1f);
    p = Math.fma(p, r, 2.0000714765e-1f);
    p = Math.fma(p, r, -2.4999993993e-1f);
    p = Math.fma(p, r, 3.3333331174e-1f);
    float tail = Math.fma(exponent, LN2_LOW, r * square * p);
    float sum = Math.fma(-0.5f, square, tail) + r;
    return Math.fma(exponent, LN2_HIGH, sum);
  }
}
