package dev.longhand.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FloatMathTest {
  private static final int BLOCK = 1 << 12;

  /// The largest errors that docs/numerics.md states; all within two units in the last place.
  private static final Map<Function, Double> STATED =
      Map.of(
          Function.EXP, 1.02,
          Function.EXP_INSIDE, 1.02,
          Function.LOG, 0.83,
          Function.SIGMOID, 1.48,
          Function.TANH, 1.34);

  private static final int LANES = VectorKernels.SPECIES.length();

  /// Beyond this the vector twin answers zero, as softmax wants it.
  private static final float INSIDE = -ScalarKernels.LEAST_LOGIT;

  /// The functions, each once per element, once on vectors and once in double precision.
  enum Function {
    EXP {
      @Override
      float of(float x) {
        return FloatMath.exp(x);
      }

      @Override
      double truth(double x) {
        return StrictMath.exp(x);
      }
    },
    /// exp without its ends; outside of what softmax asks for it is taken as one here.
    EXP_INSIDE {
      @Override
      float of(float x) {
        return Math.abs(x) < INSIDE ? FloatMath.expInside(x) : 1f;
      }

      @Override
      double truth(double x) {
        return Math.abs(x) < INSIDE ? StrictMath.exp(x) : 1;
      }

      @Override
      void onVectors(float[] x) {
        for (int i = 0; i < x.length; i += LANES) {
          VectorMath.exponentials(1, x, i, 0, 0f, new float[LANES], 0);
        }
      }
    },
    LOG {
      @Override
      float of(float x) {
        return FloatMath.log(x);
      }

      @Override
      double truth(double x) {
        return Math.abs(x) < Float.MIN_NORMAL && x >= 0
            ? Double.NEGATIVE_INFINITY
            : StrictMath.log(x);
      }
    },
    SIGMOID {
      @Override
      float of(float x) {
        return FloatMath.sigmoid(x);
      }

      @Override
      double truth(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return (x < 0 ? e : 1) / (1 + e);
      }

      @Override
      void onVectors(float[] x) {
        for (int i = 0; i < x.length; i += LANES) {
          VectorMath.sigmoid(1, x, i);
        }
      }
    },
    TANH {
      @Override
      float of(float x) {
        return FloatMath.tanh(x);
      }

      @Override
      double truth(double x) {
        return StrictMath.tanh(x);
      }

      @Override
      void onVectors(float[] x) {
        for (int i = 0; i < x.length; i += LANES) {
          VectorMath.tanh(1, x, i);
        }
      }
    };

    abstract float of(float x);

    abstract double truth(double x);

    /// The same on vectors, in place; what exists for single elements only does it one by one.
    void onVectors(float[] x) {
      for (int i = 0; i < x.length; i++) {
        x[i] = of(x[i]);
      }
    }
  }

  /// The distance from the truth in units in the last place of the float nearest to it.
  private static double error(float found, double truth) {
    float nearest = (float) truth;
    if (found == nearest || (Float.isNaN(found) && Double.isNaN(truth))) {
      return Float.isFinite(nearest) ? Math.abs(found - truth) / Math.ulp(nearest) : 0;
    }
    if (found == 0f && Math.abs(nearest) < Float.MIN_NORMAL) {
      return 0;
    }
    return Float.isFinite(found) && Float.isFinite(nearest)
        ? Math.abs(found - truth) / Math.ulp(nearest)
        : Double.POSITIVE_INFINITY;
  }

  /// The largest error over every `step`th float, each also compared with the vector's bits.
  private static double largestError(Function function, int step) {
    var arguments = new float[BLOCK];
    double largest = 0;
    for (long bits = 0; bits < 1L << 32; bits += (long) BLOCK * step) {
      for (int i = 0; i < BLOCK; i++) {
        arguments[i] = Float.intBitsToFloat((int) (bits + (long) i * step));
      }
      float[] vectors = arguments.clone();
      function.onVectors(vectors);
      for (int i = 0; i < BLOCK; i++) {
        float x = arguments[i];
        float found = function.of(x);
        boolean promised = function != Function.EXP_INSIDE || Math.abs(x) < INSIDE;
        if (promised && Float.floatToIntBits(found) != Float.floatToIntBits(vectors[i])) {
          throw new AssertionError(
              "%s of %s is %s, on vectors %s".formatted(function, x, found, vectors[i]));
        }
        largest = Math.max(largest, error(found, function.truth(x)));
      }
    }
    return largest;
  }

  @ParameterizedTest
  @EnumSource
  void staysWithinTheStatedErrorOnASample(Function function) {
    assertThat(largestError(function, 997)).isGreaterThan(0.4).isLessThan(STATED.get(function));
  }

  @Test
  @Tag("campaign")
  void staysWithinTheStatedErrorForEveryFloat() {
    var largest = new EnumMap<Function, Double>(Function.class);
    for (Function function : Function.values()) {
      largest.put(function, largestError(function, 1));
    }
    assertThat(largest)
        .allSatisfy((function, error) -> assertThat(error).isLessThan(STATED.get(function)));
  }

  @Test
  void keepsWhatIsNotANumber() {
    for (Function function : Function.values()) {
      if (function != Function.EXP_INSIDE) {
        assertThat(function.of(Float.NaN)).as("%s", function).isNaN();
      }
    }
  }

  @Test
  void hasTheLimitsOfTheFunctionsAtInfinity() {
    float infinity = Float.POSITIVE_INFINITY;
    assertThat(FloatMath.exp(infinity)).isEqualTo(infinity);
    assertThat(FloatMath.exp(-infinity)).isZero();
    assertThat(FloatMath.log(infinity)).isEqualTo(infinity);
    assertThat(FloatMath.log(-infinity)).isNaN();
    assertThat(FloatMath.sigmoid(infinity)).isEqualTo(1f);
    assertThat(FloatMath.sigmoid(-infinity)).isZero();
    assertThat(FloatMath.tanh(infinity)).isEqualTo(1f);
    assertThat(FloatMath.tanh(-infinity)).isEqualTo(-1f);
  }

  @Test
  void isExactAtZeroOfEitherSign() {
    for (float zero : new float[] {0f, -0f}) {
      assertThat(FloatMath.exp(zero)).isEqualTo(1f);
      assertThat(FloatMath.sigmoid(zero)).isEqualTo(0.5f);
      assertThat(FloatMath.log(zero)).isEqualTo(Float.NEGATIVE_INFINITY);
      assertThat(Float.floatToRawIntBits(FloatMath.tanh(zero)))
          .isEqualTo(Float.floatToRawIntBits(zero));
    }
    assertThat(FloatMath.log(1f)).isZero();
  }

  @Test
  void isZeroWhereTheResultIsBelowTheNormalFloats() {
    assertThat(FloatMath.exp(-87.34f)).isZero();
    assertThat(FloatMath.sigmoid(-87.34f)).isZero();
    assertThat(FloatMath.exp(-87.33f)).isGreaterThan(Float.MIN_NORMAL);
    assertThat(FloatMath.log(Float.MIN_VALUE)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(FloatMath.log(-Float.MIN_VALUE)).isNaN();
  }
}
