package dev.longhand.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Register tiles of the two products: 1 to 12 rows by two vectors, all sums in registers.
///
/// Written by TileSource among the tests; do not edit. The methods differ only in their length: the
/// compiler keeps vectors in registers only when each has a name. Loads and broadcasts are spelled
/// out, because in methods of this size it inlines nothing any more but the Vector API itself, and
/// a vector that comes out of a call is an object.
@SuppressWarnings("UnusedVariable") // a tile of one row has no stride
final class VectorTiles {
  private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
  private static final int LANES = SPECIES.length();

  private VectorTiles() {}

  static void multiply(
      int size,
      float[] a,
      int aAt,
      int aStride,
      int inner,
      float[] b,
      int bAt,
      float[] start,
      int startAt,
      int startStride,
      float[] c,
      int cAt) {
    switch (size) {
      case 1 -> multiply1(a, aAt, aStride, inner, b, bAt, start, startAt, startStride, c, cAt);
      case 2 -> multiply2(a, aAt, aStride, inner, b, bAt, start, startAt, startStride, c, cAt);
      case 3 -> multiply3(a, aAt, aStride, inner, b, bAt, start, startAt, startStride, c, cAt);
      case 4 -> multiply4(a, aAt, aStride, inner, b, bAt, start, startAt, startStride, c, cAt);
      case 5 -> multiply5(a, aAt, aStride, inner, b, bAt, start, startAt, startStride, c, cAt);
      case 6 -> multiply6(a, aAt, aStride, inner, b, bAt, start, startAt, startStride, c, cAt);
      case 7 -> multiply7(a, aAt, aStride, inner, b, bAt, start, startAt, startStride, c, cAt);
      case 8 -> multiply8(a, aAt, aStride, inner, b, bAt, start, startAt, startStride, c, cAt);
      case 9 -> multiply9(a, aAt, aStride, inner, b, bAt, start, startAt, startStride, c, cAt);
      case 10 -> multiply10(a, aAt, aStride, inner, b, bAt, start, startAt, startStride, c, cAt);
      case 11 -> multiply11(a, aAt, aStride, inner, b, bAt, start, startAt, startStride, c, cAt);
      case 12 -> multiply12(a, aAt, aStride, inner, b, bAt, start, startAt, startStride, c, cAt);
      default -> throw new IllegalArgumentException("a tile of " + size);
    }
  }

  static void accumulate(
      int size, float[] a, int aAt, int rows, float[] b, int bAt, float[] c, int cAt) {
    switch (size) {
      case 1 -> accumulate1(a, aAt, rows, b, bAt, c, cAt);
      case 2 -> accumulate2(a, aAt, rows, b, bAt, c, cAt);
      case 3 -> accumulate3(a, aAt, rows, b, bAt, c, cAt);
      case 4 -> accumulate4(a, aAt, rows, b, bAt, c, cAt);
      case 5 -> accumulate5(a, aAt, rows, b, bAt, c, cAt);
      case 6 -> accumulate6(a, aAt, rows, b, bAt, c, cAt);
      case 7 -> accumulate7(a, aAt, rows, b, bAt, c, cAt);
      case 8 -> accumulate8(a, aAt, rows, b, bAt, c, cAt);
      case 9 -> accumulate9(a, aAt, rows, b, bAt, c, cAt);
      case 10 -> accumulate10(a, aAt, rows, b, bAt, c, cAt);
      case 11 -> accumulate11(a, aAt, rows, b, bAt, c, cAt);
      case 12 -> accumulate12(a, aAt, rows, b, bAt, c, cAt);
      default -> throw new IllegalArgumentException("a tile of " + size);
    }
  }

  private static void multiply1(
      float[] a,
      int aAt,
      int aStride,
      int inner,
      float[] b,
      int bAt,
      float[] start,
      int startAt,
      int startStride,
      float[] c,
      int cAt) {
    FloatVector x0 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector y0 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
    for (int done = 0; done < inner; done += 32, aAt += aStride) {
      int end = aAt + Math.min(32, inner - done);
      for (int k = aAt; k < end; k++, bAt += 32) {
        FloatVector p = FloatVector.fromArray(SPECIES, b, bAt);
        FloatVector q = FloatVector.fromArray(SPECIES, b, bAt + LANES);
        FloatVector f0 = FloatVector.broadcast(SPECIES, a[k]);
        x0 = f0.fma(p, x0);
        y0 = f0.fma(q, y0);
      }
    }
    x0.intoArray(c, cAt);
    y0.intoArray(c, cAt + LANES);
  }

  private static void multiply2(
      float[] a,
      int aAt,
      int aStride,
      int inner,
      float[] b,
      int bAt,
      float[] start,
      int startAt,
      int startStride,
      float[] c,
      int cAt) {
    FloatVector x0 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector y0 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
    FloatVector x1 = FloatVector.fromArray(SPECIES, start, startAt + startStride);
    FloatVector y1 = FloatVector.fromArray(SPECIES, start, startAt + startStride + LANES);
    for (int done = 0; done < inner; done += 32, aAt += aStride) {
      int end = aAt + Math.min(32, inner - done);
      for (int k = aAt; k < end; k++, bAt += 32) {
        FloatVector p = FloatVector.fromArray(SPECIES, b, bAt);
        FloatVector q = FloatVector.fromArray(SPECIES, b, bAt + LANES);
        FloatVector f0 = FloatVector.broadcast(SPECIES, a[k]);
        x0 = f0.fma(p, x0);
        y0 = f0.fma(q, y0);
        FloatVector f1 = FloatVector.broadcast(SPECIES, a[k + 32]);
        x1 = f1.fma(p, x1);
        y1 = f1.fma(q, y1);
      }
    }
    x0.intoArray(c, cAt);
    y0.intoArray(c, cAt + LANES);
    x1.intoArray(c, cAt + 32);
    y1.intoArray(c, cAt + 32 + LANES);
  }

  private static void multiply3(
      float[] a,
      int aAt,
      int aStride,
      int inner,
      float[] b,
      int bAt,
      float[] start,
      int startAt,
      int startStride,
      float[] c,
      int cAt) {
    FloatVector x0 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector y0 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
    FloatVector x1 = FloatVector.fromArray(SPECIES, start, startAt + startStride);
    FloatVector y1 = FloatVector.fromArray(SPECIES, start, startAt + startStride + LANES);
    FloatVector x2 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStride);
    FloatVector y2 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStride + LANES);
    for (int done = 0; done < inner; done += 32, aAt += aStride) {
      int end = aAt + Math.min(32, inner - done);
      for (int k = aAt; k < end; k++, bAt += 32) {
        FloatVector p = FloatVector.fromArray(SPECIES, b, bAt);
        FloatVector q = FloatVector.fromArray(SPECIES, b, bAt + LANES);
        FloatVector f0 = FloatVector.broadcast(SPECIES, a[k]);
        x0 = f0.fma(p, x0);
        y0 = f0.fma(q, y0);
        FloatVector f1 = FloatVector.broadcast(SPECIES, a[k + 32]);
        x1 = f1.fma(p, x1);
        y1 = f1.fma(q, y1);
        FloatVector f2 = FloatVector.broadcast(SPECIES, a[k + 64]);
        x2 = f2.fma(p, x2);
        y2 = f2.fma(q, y2);
      }
    }
    x0.intoArray(c, cAt);
    y0.intoArray(c, cAt + LANES);
    x1.intoArray(c, cAt + 32);
    y1.intoArray(c, cAt + 32 + LANES);
    x2.intoArray(c, cAt + 64);
    y2.intoArray(c, cAt + 64 + LANES);
  }

  private static void multiply4(
      float[] a,
      int aAt,
      int aStride,
      int inner,
      float[] b,
      int bAt,
      float[] start,
      int startAt,
      int startStride,
      float[] c,
      int cAt) {
    FloatVector x0 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector y0 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
    FloatVector x1 = FloatVector.fromArray(SPECIES, start, startAt + startStride);
    FloatVector y1 = FloatVector.fromArray(SPECIES, start, startAt + startStride + LANES);
    FloatVector x2 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStride);
    FloatVector y2 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStride + LANES);
    FloatVector x3 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startStride);
    FloatVector y3 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startStride + LANES);
    for (int done = 0; done < inner; done += 32, aAt += aStride) {
      int end = aAt + Math.min(32, inner - done);
      for (int k = aAt; k < end; k++, bAt += 32) {
        FloatVector p = FloatVector.fromArray(SPECIES, b, bAt);
        FloatVector q = FloatVector.fromArray(SPECIES, b, bAt + LANES);
        FloatVector f0 = FloatVector.broadcast(SPECIES, a[k]);
        x0 = f0.fma(p, x0);
        y0 = f0.fma(q, y0);
        FloatVector f1 = FloatVector.broadcast(SPECIES, a[k + 32]);
        x1 = f1.fma(p, x1);
        y1 = f1.fma(q, y1);
        FloatVector f2 = FloatVector.broadcast(SPECIES, a[k + 64]);
        x2 = f2.fma(p, x2);
        y2 = f2.fma(q, y2);
        FloatVector f3 = FloatVector.broadcast(SPECIES, a[k + 96]);
        x3 = f3.fma(p, x3);
        y3 = f3.fma(q, y3);
      }
    }
    x0.intoArray(c, cAt);
    y0.intoArray(c, cAt + LANES);
    x1.intoArray(c, cAt + 32);
    y1.intoArray(c, cAt + 32 + LANES);
    x2.intoArray(c, cAt + 64);
    y2.intoArray(c, cAt + 64 + LANES);
    x3.intoArray(c, cAt + 96);
    y3.intoArray(c, cAt + 96 + LANES);
  }

  private static void multiply5(
      float[] a,
      int aAt,
      int aStride,
      int inner,
      float[] b,
      int bAt,
      float[] start,
      int startAt,
      int startStride,
      float[] c,
      int cAt) {
    FloatVector x0 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector y0 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
    FloatVector x1 = FloatVector.fromArray(SPECIES, start, startAt + startStride);
    FloatVector y1 = FloatVector.fromArray(SPECIES, start, startAt + startStride + LANES);
    FloatVector x2 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStride);
    FloatVector y2 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStride + LANES);
    FloatVector x3 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startStride);
    FloatVector y3 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startStride + LANES);
    FloatVector x4 = FloatVector.fromArray(SPECIES, start, startAt + 4 * startStride);
    FloatVector y4 = FloatVector.fromArray(SPECIES, start, startAt + 4 * startStride + LANES);
    for (int done = 0; done < inner; done += 32, aAt += aStride) {
      int end = aAt + Math.min(32, inner - done);
      for (int k = aAt; k < end; k++, bAt += 32) {
        FloatVector p = FloatVector.fromArray(SPECIES, b, bAt);
        FloatVector q = FloatVector.fromArray(SPECIES, b, bAt + LANES);
        FloatVector f0 = FloatVector.broadcast(SPECIES, a[k]);
        x0 = f0.fma(p, x0);
        y0 = f0.fma(q, y0);
        FloatVector f1 = FloatVector.broadcast(SPECIES, a[k + 32]);
        x1 = f1.fma(p, x1);
        y1 = f1.fma(q, y1);
        FloatVector f2 = FloatVector.broadcast(SPECIES, a[k + 64]);
        x2 = f2.fma(p, x2);
        y2 = f2.fma(q, y2);
        FloatVector f3 = FloatVector.broadcast(SPECIES, a[k + 96]);
        x3 = f3.fma(p, x3);
        y3 = f3.fma(q, y3);
        FloatVector f4 = FloatVector.broadcast(SPECIES, a[k + 128]);
        x4 = f4.fma(p, x4);
        y4 = f4.fma(q, y4);
      }
    }
    x0.intoArray(c, cAt);
    y0.intoArray(c, cAt + LANES);
    x1.intoArray(c, cAt + 32);
    y1.intoArray(c, cAt + 32 + LANES);
    x2.intoArray(c, cAt + 64);
    y2.intoArray(c, cAt + 64 + LANES);
    x3.intoArray(c, cAt + 96);
    y3.intoArray(c, cAt + 96 + LANES);
    x4.intoArray(c, cAt + 128);
    y4.intoArray(c, cAt + 128 + LANES);
  }

  private static void multiply6(
      float[] a,
      int aAt,
      int aStride,
      int inner,
      float[] b,
      int bAt,
      float[] start,
      int startAt,
      int startStride,
      float[] c,
      int cAt) {
    FloatVector x0 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector y0 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
    FloatVector x1 = FloatVector.fromArray(SPECIES, start, startAt + startStride);
    FloatVector y1 = FloatVector.fromArray(SPECIES, start, startAt + startStride + LANES);
    FloatVector x2 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStride);
    FloatVector y2 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStride + LANES);
    FloatVector x3 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startStride);
    FloatVector y3 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startStride + LANES);
    FloatVector x4 = FloatVector.fromArray(SPECIES, start, startAt + 4 * startStride);
    FloatVector y4 = FloatVector.fromArray(SPECIES, start, startAt + 4 * startStride + LANES);
    FloatVector x5 = FloatVector.fromArray(SPECIES, start, startAt + 5 * startStride);
    FloatVector y5 = FloatVector.fromArray(SPECIES, start, startAt + 5 * startStride + LANES);
    for (int done = 0; done < inner; done += 32, aAt += aStride) {
      int end = aAt + Math.min(32, inner - done);
      for (int k = aAt; k < end; k++, bAt += 32) {
        FloatVector p = FloatVector.fromArray(SPECIES, b, bAt);
        FloatVector q = FloatVector.fromArray(SPECIES, b, bAt + LANES);
        FloatVector f0 = FloatVector.broadcast(SPECIES, a[k]);
        x0 = f0.fma(p, x0);
        y0 = f0.fma(q, y0);
        FloatVector f1 = FloatVector.broadcast(SPECIES, a[k + 32]);
        x1 = f1.fma(p, x1);
        y1 = f1.fma(q, y1);
        FloatVector f2 = FloatVector.broadcast(SPECIES, a[k + 64]);
        x2 = f2.fma(p, x2);
        y2 = f2.fma(q, y2);
        FloatVector f3 = FloatVector.broadcast(SPECIES, a[k + 96]);
        x3 = f3.fma(p, x3);
        y3 = f3.fma(q, y3);
        FloatVector f4 = FloatVector.broadcast(SPECIES, a[k + 128]);
        x4 = f4.fma(p, x4);
        y4 = f4.fma(q, y4);
        FloatVector f5 = FloatVector.broadcast(SPECIES, a[k + 160]);
        x5 = f5.fma(p, x5);
        y5 = f5.fma(q, y5);
      }
    }
    x0.intoArray(c, cAt);
    y0.intoArray(c, cAt + LANES);
    x1.intoArray(c, cAt + 32);
    y1.intoArray(c, cAt + 32 + LANES);
    x2.intoArray(c, cAt + 64);
    y2.intoArray(c, cAt + 64 + LANES);
    x3.intoArray(c, cAt + 96);
    y3.intoArray(c, cAt + 96 + LANES);
    x4.intoArray(c, cAt + 128);
    y4.intoArray(c, cAt + 128 + LANES);
    x5.intoArray(c, cAt + 160);
    y5.intoArray(c, cAt + 160 + LANES);
  }

  private static void multiply7(
      float[] a,
      int aAt,
      int aStride,
      int inner,
      float[] b,
      int bAt,
      float[] start,
      int startAt,
      int startStride,
      float[] c,
      int cAt) {
    FloatVector x0 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector y0 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
    FloatVector x1 = FloatVector.fromArray(SPECIES, start, startAt + startStride);
    FloatVector y1 = FloatVector.fromArray(SPECIES, start, startAt + startStride + LANES);
    FloatVector x2 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStride);
    FloatVector y2 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStride + LANES);
    FloatVector x3 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startStride);
    FloatVector y3 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startStride + LANES);
    FloatVector x4 = FloatVector.fromArray(SPECIES, start, startAt + 4 * startStride);
    FloatVector y4 = FloatVector.fromArray(SPECIES, start, startAt + 4 * startStride + LANES);
    FloatVector x5 = FloatVector.fromArray(SPECIES, start, startAt + 5 * startStride);
    FloatVector y5 = FloatVector.fromArray(SPECIES, start, startAt + 5 * startStride + LANES);
    FloatVector x6 = FloatVector.fromArray(SPECIES, start, startAt + 6 * startStride);
    FloatVector y6 = FloatVector.fromArray(SPECIES, start, startAt + 6 * startStride + LANES);
    for (int done = 0; done < inner; done += 32, aAt += aStride) {
      int end = aAt + Math.min(32, inner - done);
      for (int k = aAt; k < end; k++, bAt += 32) {
        FloatVector p = FloatVector.fromArray(SPECIES, b, bAt);
        FloatVector q = FloatVector.fromArray(SPECIES, b, bAt + LANES);
        FloatVector f0 = FloatVector.broadcast(SPECIES, a[k]);
        x0 = f0.fma(p, x0);
        y0 = f0.fma(q, y0);
        FloatVector f1 = FloatVector.broadcast(SPECIES, a[k + 32]);
        x1 = f1.fma(p, x1);
        y1 = f1.fma(q, y1);
        FloatVector f2 = FloatVector.broadcast(SPECIES, a[k + 64]);
        x2 = f2.fma(p, x2);
        y2 = f2.fma(q, y2);
        FloatVector f3 = FloatVector.broadcast(SPECIES, a[k + 96]);
        x3 = f3.fma(p, x3);
        y3 = f3.fma(q, y3);
        FloatVector f4 = FloatVector.broadcast(SPECIES, a[k + 128]);
        x4 = f4.fma(p, x4);
        y4 = f4.fma(q, y4);
        FloatVector f5 = FloatVector.broadcast(SPECIES, a[k + 160]);
        x5 = f5.fma(p, x5);
        y5 = f5.fma(q, y5);
        FloatVector f6 = FloatVector.broadcast(SPECIES, a[k + 192]);
        x6 = f6.fma(p, x6);
        y6 = f6.fma(q, y6);
      }
    }
    x0.intoArray(c, cAt);
    y0.intoArray(c, cAt + LANES);
    x1.intoArray(c, cAt + 32);
    y1.intoArray(c, cAt + 32 + LANES);
    x2.intoArray(c, cAt + 64);
    y2.intoArray(c, cAt + 64 + LANES);
    x3.intoArray(c, cAt + 96);
    y3.intoArray(c, cAt + 96 + LANES);
    x4.intoArray(c, cAt + 128);
    y4.intoArray(c, cAt + 128 + LANES);
    x5.intoArray(c, cAt + 160);
    y5.intoArray(c, cAt + 160 + LANES);
    x6.intoArray(c, cAt + 192);
    y6.intoArray(c, cAt + 192 + LANES);
  }

  private static void multiply8(
      float[] a,
      int aAt,
      int aStride,
      int inner,
      float[] b,
      int bAt,
      float[] start,
      int startAt,
      int startStride,
      float[] c,
      int cAt) {
    FloatVector x0 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector y0 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
    FloatVector x1 = FloatVector.fromArray(SPECIES, start, startAt + startStride);
    FloatVector y1 = FloatVector.fromArray(SPECIES, start, startAt + startStride + LANES);
    FloatVector x2 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStride);
    FloatVector y2 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStride + LANES);
    FloatVector x3 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startStride);
    FloatVector y3 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startStride + LANES);
    FloatVector x4 = FloatVector.fromArray(SPECIES, start, startAt + 4 * startStride);
    FloatVector y4 = FloatVector.fromArray(SPECIES, start, startAt + 4 * startStride + LANES);
    FloatVector x5 = FloatVector.fromArray(SPECIES, start, startAt + 5 * startStride);
    FloatVector y5 = FloatVector.fromArray(SPECIES, start, startAt + 5 * startStride + LANES);
    FloatVector x6 = FloatVector.fromArray(SPECIES, start, startAt + 6 * startStride);
    FloatVector y6 = FloatVector.fromArray(SPECIES, start, startAt + 6 * startStride + LANES);
    FloatVector x7 = FloatVector.fromArray(SPECIES, start, startAt + 7 * startStride);
    FloatVector y7 = FloatVector.fromArray(SPECIES, start, startAt + 7 * startStride + LANES);
    for (int done = 0; done < inner; done += 32, aAt += aStride) {
      int end = aAt + Math.min(32, inner - done);
      for (int k = aAt; k < end; k++, bAt += 32) {
        FloatVector p = FloatVector.fromArray(SPECIES, b, bAt);
        FloatVector q = FloatVector.fromArray(SPECIES, b, bAt + LANES);
        FloatVector f0 = FloatVector.broadcast(SPECIES, a[k]);
        x0 = f0.fma(p, x0);
        y0 = f0.fma(q, y0);
        FloatVector f1 = FloatVector.broadcast(SPECIES, a[k + 32]);
        x1 = f1.fma(p, x1);
        y1 = f1.fma(q, y1);
        FloatVector f2 = FloatVector.broadcast(SPECIES, a[k + 64]);
        x2 = f2.fma(p, x2);
        y2 = f2.fma(q, y2);
        FloatVector f3 = FloatVector.broadcast(SPECIES, a[k + 96]);
        x3 = f3.fma(p, x3);
        y3 = f3.fma(q, y3);
        FloatVector f4 = FloatVector.broadcast(SPECIES, a[k + 128]);
        x4 = f4.fma(p, x4);
        y4 = f4.fma(q, y4);
        FloatVector f5 = FloatVector.broadcast(SPECIES, a[k + 160]);
        x5 = f5.fma(p, x5);
        y5 = f5.fma(q, y5);
        FloatVector f6 = FloatVector.broadcast(SPECIES, a[k + 192]);
        x6 = f6.fma(p, x6);
        y6 = f6.fma(q, y6);
        FloatVector f7 = FloatVector.broadcast(SPECIES, a[k + 224]);
        x7 = f7.fma(p, x7);
        y7 = f7.fma(q, y7);
      }
    }
    x0.intoArray(c, cAt);
    y0.intoArray(c, cAt + LANES);
    x1.intoArray(c, cAt + 32);
    y1.intoArray(c, cAt + 32 + LANES);
    x2.intoArray(c, cAt + 64);
    y2.intoArray(c, cAt + 64 + LANES);
    x3.intoArray(c, cAt + 96);
    y3.intoArray(c, cAt + 96 + LANES);
    x4.intoArray(c, cAt + 128);
    y4.intoArray(c, cAt + 128 + LANES);
    x5.intoArray(c, cAt + 160);
    y5.intoArray(c, cAt + 160 + LANES);
    x6.intoArray(c, cAt + 192);
    y6.intoArray(c, cAt + 192 + LANES);
    x7.intoArray(c, cAt + 224);
    y7.intoArray(c, cAt + 224 + LANES);
  }

  private static void multiply9(
      float[] a,
      int aAt,
      int aStride,
      int inner,
      float[] b,
      int bAt,
      float[] start,
      int startAt,
      int startStride,
      float[] c,
      int cAt) {
    FloatVector x0 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector y0 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
    FloatVector x1 = FloatVector.fromArray(SPECIES, start, startAt + startStride);
    FloatVector y1 = FloatVector.fromArray(SPECIES, start, startAt + startStride + LANES);
    FloatVector x2 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStride);
    FloatVector y2 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStride + LANES);
    FloatVector x3 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startStride);
    FloatVector y3 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startStride + LANES);
    FloatVector x4 = FloatVector.fromArray(SPECIES, start, startAt + 4 * startStride);
    FloatVector y4 = FloatVector.fromArray(SPECIES, start, startAt + 4 * startStride + LANES);
    FloatVector x5 = FloatVector.fromArray(SPECIES, start, startAt + 5 * startStride);
    FloatVector y5 = FloatVector.fromArray(SPECIES, start, startAt + 5 * startStride + LANES);
    FloatVector x6 = FloatVector.fromArray(SPECIES, start, startAt + 6 * startStride);
    FloatVector y6 = FloatVector.fromArray(SPECIES, start, startAt + 6 * startStride + LANES);
    FloatVector x7 = FloatVector.fromArray(SPECIES, start, startAt + 7 * startStride);
    FloatVector y7 = FloatVector.fromArray(SPECIES, start, startAt + 7 * startStride + LANES);
    FloatVector x8 = FloatVector.fromArray(SPECIES, start, startAt + 8 * startStride);
    FloatVector y8 = FloatVector.fromArray(SPECIES, start, startAt + 8 * startStride + LANES);
    for (int done = 0; done < inner; done += 32, aAt += aStride) {
      int end = aAt + Math.min(32, inner - done);
      for (int k = aAt; k < end; k++, bAt += 32) {
        FloatVector p = FloatVector.fromArray(SPECIES, b, bAt);
        FloatVector q = FloatVector.fromArray(SPECIES, b, bAt + LANES);
        FloatVector f0 = FloatVector.broadcast(SPECIES, a[k]);
        x0 = f0.fma(p, x0);
        y0 = f0.fma(q, y0);
        FloatVector f1 = FloatVector.broadcast(SPECIES, a[k + 32]);
        x1 = f1.fma(p, x1);
        y1 = f1.fma(q, y1);
        FloatVector f2 = FloatVector.broadcast(SPECIES, a[k + 64]);
        x2 = f2.fma(p, x2);
        y2 = f2.fma(q, y2);
        FloatVector f3 = FloatVector.broadcast(SPECIES, a[k + 96]);
        x3 = f3.fma(p, x3);
        y3 = f3.fma(q, y3);
        FloatVector f4 = FloatVector.broadcast(SPECIES, a[k + 128]);
        x4 = f4.fma(p, x4);
        y4 = f4.fma(q, y4);
        FloatVector f5 = FloatVector.broadcast(SPECIES, a[k + 160]);
        x5 = f5.fma(p, x5);
        y5 = f5.fma(q, y5);
        FloatVector f6 = FloatVector.broadcast(SPECIES, a[k + 192]);
        x6 = f6.fma(p, x6);
        y6 = f6.fma(q, y6);
        FloatVector f7 = FloatVector.broadcast(SPECIES, a[k + 224]);
        x7 = f7.fma(p, x7);
        y7 = f7.fma(q, y7);
        FloatVector f8 = FloatVector.broadcast(SPECIES, a[k + 256]);
        x8 = f8.fma(p, x8);
        y8 = f8.fma(q, y8);
      }
    }
    x0.intoArray(c, cAt);
    y0.intoArray(c, cAt + LANES);
    x1.intoArray(c, cAt + 32);
    y1.intoArray(c, cAt + 32 + LANES);
    x2.intoArray(c, cAt + 64);
    y2.intoArray(c, cAt + 64 + LANES);
    x3.intoArray(c, cAt + 96);
    y3.intoArray(c, cAt + 96 + LANES);
    x4.intoArray(c, cAt + 128);
    y4.intoArray(c, cAt + 128 + LANES);
    x5.intoArray(c, cAt + 160);
    y5.intoArray(c, cAt + 160 + LANES);
    x6.intoArray(c, cAt + 192);
    y6.intoArray(c, cAt + 192 + LANES);
    x7.intoArray(c, cAt + 224);
    y7.intoArray(c, cAt + 224 + LANES);
    x8.intoArray(c, cAt + 256);
    y8.intoArray(c, cAt + 256 + LANES);
  }

  private static void multiply10(
      float[] a,
      int aAt,
      int aStride,
      int inner,
      float[] b,
      int bAt,
      float[] start,
      int startAt,
      int startStride,
      float[] c,
      int cAt) {
    FloatVector x0 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector y0 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
    FloatVector x1 = FloatVector.fromArray(SPECIES, start, startAt + startStride);
    FloatVector y1 = FloatVector.fromArray(SPECIES, start, startAt + startStride + LANES);
    FloatVector x2 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStride);
    FloatVector y2 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStride + LANES);
    FloatVector x3 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startStride);
    FloatVector y3 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startStride + LANES);
    FloatVector x4 = FloatVector.fromArray(SPECIES, start, startAt + 4 * startStride);
    FloatVector y4 = FloatVector.fromArray(SPECIES, start, startAt + 4 * startStride + LANES);
    FloatVector x5 = FloatVector.fromArray(SPECIES, start, startAt + 5 * startStride);
    FloatVector y5 = FloatVector.fromArray(SPECIES, start, startAt + 5 * startStride + LANES);
    FloatVector x6 = FloatVector.fromArray(SPECIES, start, startAt + 6 * startStride);
    FloatVector y6 = FloatVector.fromArray(SPECIES, start, startAt + 6 * startStride + LANES);
    FloatVector x7 = FloatVector.fromArray(SPECIES, start, startAt + 7 * startStride);
    FloatVector y7 = FloatVector.fromArray(SPECIES, start, startAt + 7 * startStride + LANES);
    FloatVector x8 = FloatVector.fromArray(SPECIES, start, startAt + 8 * startStride);
    FloatVector y8 = FloatVector.fromArray(SPECIES, start, startAt + 8 * startStride + LANES);
    FloatVector x9 = FloatVector.fromArray(SPECIES, start, startAt + 9 * startStride);
    FloatVector y9 = FloatVector.fromArray(SPECIES, start, startAt + 9 * startStride + LANES);
    for (int done = 0; done < inner; done += 32, aAt += aStride) {
      int end = aAt + Math.min(32, inner - done);
      for (int k = aAt; k < end; k++, bAt += 32) {
        FloatVector p = FloatVector.fromArray(SPECIES, b, bAt);
        FloatVector q = FloatVector.fromArray(SPECIES, b, bAt + LANES);
        FloatVector f0 = FloatVector.broadcast(SPECIES, a[k]);
        x0 = f0.fma(p, x0);
        y0 = f0.fma(q, y0);
        FloatVector f1 = FloatVector.broadcast(SPECIES, a[k + 32]);
        x1 = f1.fma(p, x1);
        y1 = f1.fma(q, y1);
        FloatVector f2 = FloatVector.broadcast(SPECIES, a[k + 64]);
        x2 = f2.fma(p, x2);
        y2 = f2.fma(q, y2);
        FloatVector f3 = FloatVector.broadcast(SPECIES, a[k + 96]);
        x3 = f3.fma(p, x3);
        y3 = f3.fma(q, y3);
        FloatVector f4 = FloatVector.broadcast(SPECIES, a[k + 128]);
        x4 = f4.fma(p, x4);
        y4 = f4.fma(q, y4);
        FloatVector f5 = FloatVector.broadcast(SPECIES, a[k + 160]);
        x5 = f5.fma(p, x5);
        y5 = f5.fma(q, y5);
        FloatVector f6 = FloatVector.broadcast(SPECIES, a[k + 192]);
        x6 = f6.fma(p, x6);
        y6 = f6.fma(q, y6);
        FloatVector f7 = FloatVector.broadcast(SPECIES, a[k + 224]);
        x7 = f7.fma(p, x7);
        y7 = f7.fma(q, y7);
        FloatVector f8 = FloatVector.broadcast(SPECIES, a[k + 256]);
        x8 = f8.fma(p, x8);
        y8 = f8.fma(q, y8);
        FloatVector f9 = FloatVector.broadcast(SPECIES, a[k + 288]);
        x9 = f9.fma(p, x9);
        y9 = f9.fma(q, y9);
      }
    }
    x0.intoArray(c, cAt);
    y0.intoArray(c, cAt + LANES);
    x1.intoArray(c, cAt + 32);
    y1.intoArray(c, cAt + 32 + LANES);
    x2.intoArray(c, cAt + 64);
    y2.intoArray(c, cAt + 64 + LANES);
    x3.intoArray(c, cAt + 96);
    y3.intoArray(c, cAt + 96 + LANES);
    x4.intoArray(c, cAt + 128);
    y4.intoArray(c, cAt + 128 + LANES);
    x5.intoArray(c, cAt + 160);
    y5.intoArray(c, cAt + 160 + LANES);
    x6.intoArray(c, cAt + 192);
    y6.intoArray(c, cAt + 192 + LANES);
    x7.intoArray(c, cAt + 224);
    y7.intoArray(c, cAt + 224 + LANES);
    x8.intoArray(c, cAt + 256);
    y8.intoArray(c, cAt + 256 + LANES);
    x9.intoArray(c, cAt + 288);
    y9.intoArray(c, cAt + 288 + LANES);
  }

  private static void multiply11(
      float[] a,
      int aAt,
      int aStride,
      int inner,
      float[] b,
      int bAt,
      float[] start,
      int startAt,
      int startStride,
      float[] c,
      int cAt) {
    FloatVector x0 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector y0 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
    FloatVector x1 = FloatVector.fromArray(SPECIES, start, startAt + startStride);
    FloatVector y1 = FloatVector.fromArray(SPECIES, start, startAt + startStride + LANES);
    FloatVector x2 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStride);
    FloatVector y2 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStride + LANES);
    FloatVector x3 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startStride);
    FloatVector y3 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startStride + LANES);
    FloatVector x4 = FloatVector.fromArray(SPECIES, start, startAt + 4 * startStride);
    FloatVector y4 = FloatVector.fromArray(SPECIES, start, startAt + 4 * startStride + LANES);
    FloatVector x5 = FloatVector.fromArray(SPECIES, start, startAt + 5 * startStride);
    FloatVector y5 = FloatVector.fromArray(SPECIES, start, startAt + 5 * startStride + LANES);
    FloatVector x6 = FloatVector.fromArray(SPECIES, start, startAt + 6 * startStride);
    FloatVector y6 = FloatVector.fromArray(SPECIES, start, startAt + 6 * startStride + LANES);
    FloatVector x7 = FloatVector.fromArray(SPECIES, start, startAt + 7 * startStride);
    FloatVector y7 = FloatVector.fromArray(SPECIES, start, startAt + 7 * startStride + LANES);
    FloatVector x8 = FloatVector.fromArray(SPECIES, start, startAt + 8 * startStride);
    FloatVector y8 = FloatVector.fromArray(SPECIES, start, startAt + 8 * startStride + LANES);
    FloatVector x9 = FloatVector.fromArray(SPECIES, start, startAt + 9 * startStride);
    FloatVector y9 = FloatVector.fromArray(SPECIES, start, startAt + 9 * startStride + LANES);
    FloatVector x10 = FloatVector.fromArray(SPECIES, start, startAt + 10 * startStride);
    FloatVector y10 = FloatVector.fromArray(SPECIES, start, startAt + 10 * startStride + LANES);
    for (int done = 0; done < inner; done += 32, aAt += aStride) {
      int end = aAt + Math.min(32, inner - done);
      for (int k = aAt; k < end; k++, bAt += 32) {
        FloatVector p = FloatVector.fromArray(SPECIES, b, bAt);
        FloatVector q = FloatVector.fromArray(SPECIES, b, bAt + LANES);
        FloatVector f0 = FloatVector.broadcast(SPECIES, a[k]);
        x0 = f0.fma(p, x0);
        y0 = f0.fma(q, y0);
        FloatVector f1 = FloatVector.broadcast(SPECIES, a[k + 32]);
        x1 = f1.fma(p, x1);
        y1 = f1.fma(q, y1);
        FloatVector f2 = FloatVector.broadcast(SPECIES, a[k + 64]);
        x2 = f2.fma(p, x2);
        y2 = f2.fma(q, y2);
        FloatVector f3 = FloatVector.broadcast(SPECIES, a[k + 96]);
        x3 = f3.fma(p, x3);
        y3 = f3.fma(q, y3);
        FloatVector f4 = FloatVector.broadcast(SPECIES, a[k + 128]);
        x4 = f4.fma(p, x4);
        y4 = f4.fma(q, y4);
        FloatVector f5 = FloatVector.broadcast(SPECIES, a[k + 160]);
        x5 = f5.fma(p, x5);
        y5 = f5.fma(q, y5);
        FloatVector f6 = FloatVector.broadcast(SPECIES, a[k + 192]);
        x6 = f6.fma(p, x6);
        y6 = f6.fma(q, y6);
        FloatVector f7 = FloatVector.broadcast(SPECIES, a[k + 224]);
        x7 = f7.fma(p, x7);
        y7 = f7.fma(q, y7);
        FloatVector f8 = FloatVector.broadcast(SPECIES, a[k + 256]);
        x8 = f8.fma(p, x8);
        y8 = f8.fma(q, y8);
        FloatVector f9 = FloatVector.broadcast(SPECIES, a[k + 288]);
        x9 = f9.fma(p, x9);
        y9 = f9.fma(q, y9);
        FloatVector f10 = FloatVector.broadcast(SPECIES, a[k + 320]);
        x10 = f10.fma(p, x10);
        y10 = f10.fma(q, y10);
      }
    }
    x0.intoArray(c, cAt);
    y0.intoArray(c, cAt + LANES);
    x1.intoArray(c, cAt + 32);
    y1.intoArray(c, cAt + 32 + LANES);
    x2.intoArray(c, cAt + 64);
    y2.intoArray(c, cAt + 64 + LANES);
    x3.intoArray(c, cAt + 96);
    y3.intoArray(c, cAt + 96 + LANES);
    x4.intoArray(c, cAt + 128);
    y4.intoArray(c, cAt + 128 + LANES);
    x5.intoArray(c, cAt + 160);
    y5.intoArray(c, cAt + 160 + LANES);
    x6.intoArray(c, cAt + 192);
    y6.intoArray(c, cAt + 192 + LANES);
    x7.intoArray(c, cAt + 224);
    y7.intoArray(c, cAt + 224 + LANES);
    x8.intoArray(c, cAt + 256);
    y8.intoArray(c, cAt + 256 + LANES);
    x9.intoArray(c, cAt + 288);
    y9.intoArray(c, cAt + 288 + LANES);
    x10.intoArray(c, cAt + 320);
    y10.intoArray(c, cAt + 320 + LANES);
  }

  private static void multiply12(
      float[] a,
      int aAt,
      int aStride,
      int inner,
      float[] b,
      int bAt,
      float[] start,
      int startAt,
      int startStride,
      float[] c,
      int cAt) {
    FloatVector x0 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector y0 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
    FloatVector x1 = FloatVector.fromArray(SPECIES, start, startAt + startStride);
    FloatVector y1 = FloatVector.fromArray(SPECIES, start, startAt + startStride + LANES);
    FloatVector x2 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStride);
    FloatVector y2 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStride + LANES);
    FloatVector x3 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startStride);
    FloatVector y3 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startStride + LANES);
    FloatVector x4 = FloatVector.fromArray(SPECIES, start, startAt + 4 * startStride);
    FloatVector y4 = FloatVector.fromArray(SPECIES, start, startAt + 4 * startStride + LANES);
    FloatVector x5 = FloatVector.fromArray(SPECIES, start, startAt + 5 * startStride);
    FloatVector y5 = FloatVector.fromArray(SPECIES, start, startAt + 5 * startStride + LANES);
    FloatVector x6 = FloatVector.fromArray(SPECIES, start, startAt + 6 * startStride);
    FloatVector y6 = FloatVector.fromArray(SPECIES, start, startAt + 6 * startStride + LANES);
    FloatVector x7 = FloatVector.fromArray(SPECIES, start, startAt + 7 * startStride);
    FloatVector y7 = FloatVector.fromArray(SPECIES, start, startAt + 7 * startStride + LANES);
    FloatVector x8 = FloatVector.fromArray(SPECIES, start, startAt + 8 * startStride);
    FloatVector y8 = FloatVector.fromArray(SPECIES, start, startAt + 8 * startStride + LANES);
    FloatVector x9 = FloatVector.fromArray(SPECIES, start, startAt + 9 * startStride);
    FloatVector y9 = FloatVector.fromArray(SPECIES, start, startAt + 9 * startStride + LANES);
    FloatVector x10 = FloatVector.fromArray(SPECIES, start, startAt + 10 * startStride);
    FloatVector y10 = FloatVector.fromArray(SPECIES, start, startAt + 10 * startStride + LANES);
    FloatVector x11 = FloatVector.fromArray(SPECIES, start, startAt + 11 * startStride);
    FloatVector y11 = FloatVector.fromArray(SPECIES, start, startAt + 11 * startStride + LANES);
    for (int done = 0; done < inner; done += 32, aAt += aStride) {
      int end = aAt + Math.min(32, inner - done);
      for (int k = aAt; k < end; k++, bAt += 32) {
        FloatVector p = FloatVector.fromArray(SPECIES, b, bAt);
        FloatVector q = FloatVector.fromArray(SPECIES, b, bAt + LANES);
        FloatVector f0 = FloatVector.broadcast(SPECIES, a[k]);
        x0 = f0.fma(p, x0);
        y0 = f0.fma(q, y0);
        FloatVector f1 = FloatVector.broadcast(SPECIES, a[k + 32]);
        x1 = f1.fma(p, x1);
        y1 = f1.fma(q, y1);
        FloatVector f2 = FloatVector.broadcast(SPECIES, a[k + 64]);
        x2 = f2.fma(p, x2);
        y2 = f2.fma(q, y2);
        FloatVector f3 = FloatVector.broadcast(SPECIES, a[k + 96]);
        x3 = f3.fma(p, x3);
        y3 = f3.fma(q, y3);
        FloatVector f4 = FloatVector.broadcast(SPECIES, a[k + 128]);
        x4 = f4.fma(p, x4);
        y4 = f4.fma(q, y4);
        FloatVector f5 = FloatVector.broadcast(SPECIES, a[k + 160]);
        x5 = f5.fma(p, x5);
        y5 = f5.fma(q, y5);
        FloatVector f6 = FloatVector.broadcast(SPECIES, a[k + 192]);
        x6 = f6.fma(p, x6);
        y6 = f6.fma(q, y6);
        FloatVector f7 = FloatVector.broadcast(SPECIES, a[k + 224]);
        x7 = f7.fma(p, x7);
        y7 = f7.fma(q, y7);
        FloatVector f8 = FloatVector.broadcast(SPECIES, a[k + 256]);
        x8 = f8.fma(p, x8);
        y8 = f8.fma(q, y8);
        FloatVector f9 = FloatVector.broadcast(SPECIES, a[k + 288]);
        x9 = f9.fma(p, x9);
        y9 = f9.fma(q, y9);
        FloatVector f10 = FloatVector.broadcast(SPECIES, a[k + 320]);
        x10 = f10.fma(p, x10);
        y10 = f10.fma(q, y10);
        FloatVector f11 = FloatVector.broadcast(SPECIES, a[k + 352]);
        x11 = f11.fma(p, x11);
        y11 = f11.fma(q, y11);
      }
    }
    x0.intoArray(c, cAt);
    y0.intoArray(c, cAt + LANES);
    x1.intoArray(c, cAt + 32);
    y1.intoArray(c, cAt + 32 + LANES);
    x2.intoArray(c, cAt + 64);
    y2.intoArray(c, cAt + 64 + LANES);
    x3.intoArray(c, cAt + 96);
    y3.intoArray(c, cAt + 96 + LANES);
    x4.intoArray(c, cAt + 128);
    y4.intoArray(c, cAt + 128 + LANES);
    x5.intoArray(c, cAt + 160);
    y5.intoArray(c, cAt + 160 + LANES);
    x6.intoArray(c, cAt + 192);
    y6.intoArray(c, cAt + 192 + LANES);
    x7.intoArray(c, cAt + 224);
    y7.intoArray(c, cAt + 224 + LANES);
    x8.intoArray(c, cAt + 256);
    y8.intoArray(c, cAt + 256 + LANES);
    x9.intoArray(c, cAt + 288);
    y9.intoArray(c, cAt + 288 + LANES);
    x10.intoArray(c, cAt + 320);
    y10.intoArray(c, cAt + 320 + LANES);
    x11.intoArray(c, cAt + 352);
    y11.intoArray(c, cAt + 352 + LANES);
  }

  private static void accumulate1(
      float[] a, int aAt, int rows, float[] b, int bAt, float[] c, int cAt) {
    FloatVector x0 = FloatVector.fromArray(SPECIES, c, cAt);
    FloatVector y0 = FloatVector.fromArray(SPECIES, c, cAt + LANES);
    for (int end = aAt + 32 * rows; aAt < end; aAt += 32, bAt += 32) {
      FloatVector p = FloatVector.fromArray(SPECIES, b, bAt);
      FloatVector q = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      FloatVector f0 = FloatVector.broadcast(SPECIES, a[aAt]);
      x0 = f0.fma(p, x0);
      y0 = f0.fma(q, y0);
    }
    x0.intoArray(c, cAt);
    y0.intoArray(c, cAt + LANES);
  }

  private static void accumulate2(
      float[] a, int aAt, int rows, float[] b, int bAt, float[] c, int cAt) {
    FloatVector x0 = FloatVector.fromArray(SPECIES, c, cAt);
    FloatVector y0 = FloatVector.fromArray(SPECIES, c, cAt + LANES);
    FloatVector x1 = FloatVector.fromArray(SPECIES, c, cAt + 32);
    FloatVector y1 = FloatVector.fromArray(SPECIES, c, cAt + 32 + LANES);
    for (int end = aAt + 32 * rows; aAt < end; aAt += 32, bAt += 32) {
      FloatVector p = FloatVector.fromArray(SPECIES, b, bAt);
      FloatVector q = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      FloatVector f0 = FloatVector.broadcast(SPECIES, a[aAt]);
      x0 = f0.fma(p, x0);
      y0 = f0.fma(q, y0);
      FloatVector f1 = FloatVector.broadcast(SPECIES, a[aAt + 1]);
      x1 = f1.fma(p, x1);
      y1 = f1.fma(q, y1);
    }
    x0.intoArray(c, cAt);
    y0.intoArray(c, cAt + LANES);
    x1.intoArray(c, cAt + 32);
    y1.intoArray(c, cAt + 32 + LANES);
  }

  private static void accumulate3(
      float[] a, int aAt, int rows, float[] b, int bAt, float[] c, int cAt) {
    FloatVector x0 = FloatVector.fromArray(SPECIES, c, cAt);
    FloatVector y0 = FloatVector.fromArray(SPECIES, c, cAt + LANES);
    FloatVector x1 = FloatVector.fromArray(SPECIES, c, cAt + 32);
    FloatVector y1 = FloatVector.fromArray(SPECIES, c, cAt + 32 + LANES);
    FloatVector x2 = FloatVector.fromArray(SPECIES, c, cAt + 64);
    FloatVector y2 = FloatVector.fromArray(SPECIES, c, cAt + 64 + LANES);
    for (int end = aAt + 32 * rows; aAt < end; aAt += 32, bAt += 32) {
      FloatVector p = FloatVector.fromArray(SPECIES, b, bAt);
      FloatVector q = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      FloatVector f0 = FloatVector.broadcast(SPECIES, a[aAt]);
      x0 = f0.fma(p, x0);
      y0 = f0.fma(q, y0);
      FloatVector f1 = FloatVector.broadcast(SPECIES, a[aAt + 1]);
      x1 = f1.fma(p, x1);
      y1 = f1.fma(q, y1);
      FloatVector f2 = FloatVector.broadcast(SPECIES, a[aAt + 2]);
      x2 = f2.fma(p, x2);
      y2 = f2.fma(q, y2);
    }
    x0.intoArray(c, cAt);
    y0.intoArray(c, cAt + LANES);
    x1.intoArray(c, cAt + 32);
    y1.intoArray(c, cAt + 32 + LANES);
    x2.intoArray(c, cAt + 64);
    y2.intoArray(c, cAt + 64 + LANES);
  }

  private static void accumulate4(
      float[] a, int aAt, int rows, float[] b, int bAt, float[] c, int cAt) {
    FloatVector x0 = FloatVector.fromArray(SPECIES, c, cAt);
    FloatVector y0 = FloatVector.fromArray(SPECIES, c, cAt + LANES);
    FloatVector x1 = FloatVector.fromArray(SPECIES, c, cAt + 32);
    FloatVector y1 = FloatVector.fromArray(SPECIES, c, cAt + 32 + LANES);
    FloatVector x2 = FloatVector.fromArray(SPECIES, c, cAt + 64);
    FloatVector y2 = FloatVector.fromArray(SPECIES, c, cAt + 64 + LANES);
    FloatVector x3 = FloatVector.fromArray(SPECIES, c, cAt + 96);
    FloatVector y3 = FloatVector.fromArray(SPECIES, c, cAt + 96 + LANES);
    for (int end = aAt + 32 * rows; aAt < end; aAt += 32, bAt += 32) {
      FloatVector p = FloatVector.fromArray(SPECIES, b, bAt);
      FloatVector q = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      FloatVector f0 = FloatVector.broadcast(SPECIES, a[aAt]);
      x0 = f0.fma(p, x0);
      y0 = f0.fma(q, y0);
      FloatVector f1 = FloatVector.broadcast(SPECIES, a[aAt + 1]);
      x1 = f1.fma(p, x1);
      y1 = f1.fma(q, y1);
      FloatVector f2 = FloatVector.broadcast(SPECIES, a[aAt + 2]);
      x2 = f2.fma(p, x2);
      y2 = f2.fma(q, y2);
      FloatVector f3 = FloatVector.broadcast(SPECIES, a[aAt + 3]);
      x3 = f3.fma(p, x3);
      y3 = f3.fma(q, y3);
    }
    x0.intoArray(c, cAt);
    y0.intoArray(c, cAt + LANES);
    x1.intoArray(c, cAt + 32);
    y1.intoArray(c, cAt + 32 + LANES);
    x2.intoArray(c, cAt + 64);
    y2.intoArray(c, cAt + 64 + LANES);
    x3.intoArray(c, cAt + 96);
    y3.intoArray(c, cAt + 96 + LANES);
  }

  private static void accumulate5(
      float[] a, int aAt, int rows, float[] b, int bAt, float[] c, int cAt) {
    FloatVector x0 = FloatVector.fromArray(SPECIES, c, cAt);
    FloatVector y0 = FloatVector.fromArray(SPECIES, c, cAt + LANES);
    FloatVector x1 = FloatVector.fromArray(SPECIES, c, cAt + 32);
    FloatVector y1 = FloatVector.fromArray(SPECIES, c, cAt + 32 + LANES);
    FloatVector x2 = FloatVector.fromArray(SPECIES, c, cAt + 64);
    FloatVector y2 = FloatVector.fromArray(SPECIES, c, cAt + 64 + LANES);
    FloatVector x3 = FloatVector.fromArray(SPECIES, c, cAt + 96);
    FloatVector y3 = FloatVector.fromArray(SPECIES, c, cAt + 96 + LANES);
    FloatVector x4 = FloatVector.fromArray(SPECIES, c, cAt + 128);
    FloatVector y4 = FloatVector.fromArray(SPECIES, c, cAt + 128 + LANES);
    for (int end = aAt + 32 * rows; aAt < end; aAt += 32, bAt += 32) {
      FloatVector p = FloatVector.fromArray(SPECIES, b, bAt);
      FloatVector q = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      FloatVector f0 = FloatVector.broadcast(SPECIES, a[aAt]);
      x0 = f0.fma(p, x0);
      y0 = f0.fma(q, y0);
      FloatVector f1 = FloatVector.broadcast(SPECIES, a[aAt + 1]);
      x1 = f1.fma(p, x1);
      y1 = f1.fma(q, y1);
      FloatVector f2 = FloatVector.broadcast(SPECIES, a[aAt + 2]);
      x2 = f2.fma(p, x2);
      y2 = f2.fma(q, y2);
      FloatVector f3 = FloatVector.broadcast(SPECIES, a[aAt + 3]);
      x3 = f3.fma(p, x3);
      y3 = f3.fma(q, y3);
      FloatVector f4 = FloatVector.broadcast(SPECIES, a[aAt + 4]);
      x4 = f4.fma(p, x4);
      y4 = f4.fma(q, y4);
    }
    x0.intoArray(c, cAt);
    y0.intoArray(c, cAt + LANES);
    x1.intoArray(c, cAt + 32);
    y1.intoArray(c, cAt + 32 + LANES);
    x2.intoArray(c, cAt + 64);
    y2.intoArray(c, cAt + 64 + LANES);
    x3.intoArray(c, cAt + 96);
    y3.intoArray(c, cAt + 96 + LANES);
    x4.intoArray(c, cAt + 128);
    y4.intoArray(c, cAt + 128 + LANES);
  }

  private static void accumulate6(
      float[] a, int aAt, int rows, float[] b, int bAt, float[] c, int cAt) {
    FloatVector x0 = FloatVector.fromArray(SPECIES, c, cAt);
    FloatVector y0 = FloatVector.fromArray(SPECIES, c, cAt + LANES);
    FloatVector x1 = FloatVector.fromArray(SPECIES, c, cAt + 32);
    FloatVector y1 = FloatVector.fromArray(SPECIES, c, cAt + 32 + LANES);
    FloatVector x2 = FloatVector.fromArray(SPECIES, c, cAt + 64);
    FloatVector y2 = FloatVector.fromArray(SPECIES, c, cAt + 64 + LANES);
    FloatVector x3 = FloatVector.fromArray(SPECIES, c, cAt + 96);
    FloatVector y3 = FloatVector.fromArray(SPECIES, c, cAt + 96 + LANES);
    FloatVector x4 = FloatVector.fromArray(SPECIES, c, cAt + 128);
    FloatVector y4 = FloatVector.fromArray(SPECIES, c, cAt + 128 + LANES);
    FloatVector x5 = FloatVector.fromArray(SPECIES, c, cAt + 160);
    FloatVector y5 = FloatVector.fromArray(SPECIES, c, cAt + 160 + LANES);
    for (int end = aAt + 32 * rows; aAt < end; aAt += 32, bAt += 32) {
      FloatVector p = FloatVector.fromArray(SPECIES, b, bAt);
      FloatVector q = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      FloatVector f0 = FloatVector.broadcast(SPECIES, a[aAt]);
      x0 = f0.fma(p, x0);
      y0 = f0.fma(q, y0);
      FloatVector f1 = FloatVector.broadcast(SPECIES, a[aAt + 1]);
      x1 = f1.fma(p, x1);
      y1 = f1.fma(q, y1);
      FloatVector f2 = FloatVector.broadcast(SPECIES, a[aAt + 2]);
      x2 = f2.fma(p, x2);
      y2 = f2.fma(q, y2);
      FloatVector f3 = FloatVector.broadcast(SPECIES, a[aAt + 3]);
      x3 = f3.fma(p, x3);
      y3 = f3.fma(q, y3);
      FloatVector f4 = FloatVector.broadcast(SPECIES, a[aAt + 4]);
      x4 = f4.fma(p, x4);
      y4 = f4.fma(q, y4);
      FloatVector f5 = FloatVector.broadcast(SPECIES, a[aAt + 5]);
      x5 = f5.fma(p, x5);
      y5 = f5.fma(q, y5);
    }
    x0.intoArray(c, cAt);
    y0.intoArray(c, cAt + LANES);
    x1.intoArray(c, cAt + 32);
    y1.intoArray(c, cAt + 32 + LANES);
    x2.intoArray(c, cAt + 64);
    y2.intoArray(c, cAt + 64 + LANES);
    x3.intoArray(c, cAt + 96);
    y3.intoArray(c, cAt + 96 + LANES);
    x4.intoArray(c, cAt + 128);
    y4.intoArray(c, cAt + 128 + LANES);
    x5.intoArray(c, cAt + 160);
    y5.intoArray(c, cAt + 160 + LANES);
  }

  private static void accumulate7(
      float[] a, int aAt, int rows, float[] b, int bAt, float[] c, int cAt) {
    FloatVector x0 = FloatVector.fromArray(SPECIES, c, cAt);
    FloatVector y0 = FloatVector.fromArray(SPECIES, c, cAt + LANES);
    FloatVector x1 = FloatVector.fromArray(SPECIES, c, cAt + 32);
    FloatVector y1 = FloatVector.fromArray(SPECIES, c, cAt + 32 + LANES);
    FloatVector x2 = FloatVector.fromArray(SPECIES, c, cAt + 64);
    FloatVector y2 = FloatVector.fromArray(SPECIES, c, cAt + 64 + LANES);
    FloatVector x3 = FloatVector.fromArray(SPECIES, c, cAt + 96);
    FloatVector y3 = FloatVector.fromArray(SPECIES, c, cAt + 96 + LANES);
    FloatVector x4 = FloatVector.fromArray(SPECIES, c, cAt + 128);
    FloatVector y4 = FloatVector.fromArray(SPECIES, c, cAt + 128 + LANES);
    FloatVector x5 = FloatVector.fromArray(SPECIES, c, cAt + 160);
    FloatVector y5 = FloatVector.fromArray(SPECIES, c, cAt + 160 + LANES);
    FloatVector x6 = FloatVector.fromArray(SPECIES, c, cAt + 192);
    FloatVector y6 = FloatVector.fromArray(SPECIES, c, cAt + 192 + LANES);
    for (int end = aAt + 32 * rows; aAt < end; aAt += 32, bAt += 32) {
      FloatVector p = FloatVector.fromArray(SPECIES, b, bAt);
      FloatVector q = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      FloatVector f0 = FloatVector.broadcast(SPECIES, a[aAt]);
      x0 = f0.fma(p, x0);
      y0 = f0.fma(q, y0);
      FloatVector f1 = FloatVector.broadcast(SPECIES, a[aAt + 1]);
      x1 = f1.fma(p, x1);
      y1 = f1.fma(q, y1);
      FloatVector f2 = FloatVector.broadcast(SPECIES, a[aAt + 2]);
      x2 = f2.fma(p, x2);
      y2 = f2.fma(q, y2);
      FloatVector f3 = FloatVector.broadcast(SPECIES, a[aAt + 3]);
      x3 = f3.fma(p, x3);
      y3 = f3.fma(q, y3);
      FloatVector f4 = FloatVector.broadcast(SPECIES, a[aAt + 4]);
      x4 = f4.fma(p, x4);
      y4 = f4.fma(q, y4);
      FloatVector f5 = FloatVector.broadcast(SPECIES, a[aAt + 5]);
      x5 = f5.fma(p, x5);
      y5 = f5.fma(q, y5);
      FloatVector f6 = FloatVector.broadcast(SPECIES, a[aAt + 6]);
      x6 = f6.fma(p, x6);
      y6 = f6.fma(q, y6);
    }
    x0.intoArray(c, cAt);
    y0.intoArray(c, cAt + LANES);
    x1.intoArray(c, cAt + 32);
    y1.intoArray(c, cAt + 32 + LANES);
    x2.intoArray(c, cAt + 64);
    y2.intoArray(c, cAt + 64 + LANES);
    x3.intoArray(c, cAt + 96);
    y3.intoArray(c, cAt + 96 + LANES);
    x4.intoArray(c, cAt + 128);
    y4.intoArray(c, cAt + 128 + LANES);
    x5.intoArray(c, cAt + 160);
    y5.intoArray(c, cAt + 160 + LANES);
    x6.intoArray(c, cAt + 192);
    y6.intoArray(c, cAt + 192 + LANES);
  }

  private static void accumulate8(
      float[] a, int aAt, int rows, float[] b, int bAt, float[] c, int cAt) {
    FloatVector x0 = FloatVector.fromArray(SPECIES, c, cAt);
    FloatVector y0 = FloatVector.fromArray(SPECIES, c, cAt + LANES);
    FloatVector x1 = FloatVector.fromArray(SPECIES, c, cAt + 32);
    FloatVector y1 = FloatVector.fromArray(SPECIES, c, cAt + 32 + LANES);
    FloatVector x2 = FloatVector.fromArray(SPECIES, c, cAt + 64);
    FloatVector y2 = FloatVector.fromArray(SPECIES, c, cAt + 64 + LANES);
    FloatVector x3 = FloatVector.fromArray(SPECIES, c, cAt + 96);
    FloatVector y3 = FloatVector.fromArray(SPECIES, c, cAt + 96 + LANES);
    FloatVector x4 = FloatVector.fromArray(SPECIES, c, cAt + 128);
    FloatVector y4 = FloatVector.fromArray(SPECIES, c, cAt + 128 + LANES);
    FloatVector x5 = FloatVector.fromArray(SPECIES, c, cAt + 160);
    FloatVector y5 = FloatVector.fromArray(SPECIES, c, cAt + 160 + LANES);
    FloatVector x6 = FloatVector.fromArray(SPECIES, c, cAt + 192);
    FloatVector y6 = FloatVector.fromArray(SPECIES, c, cAt + 192 + LANES);
    FloatVector x7 = FloatVector.fromArray(SPECIES, c, cAt + 224);
    FloatVector y7 = FloatVector.fromArray(SPECIES, c, cAt + 224 + LANES);
    for (int end = aAt + 32 * rows; aAt < end; aAt += 32, bAt += 32) {
      FloatVector p = FloatVector.fromArray(SPECIES, b, bAt);
      FloatVector q = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      FloatVector f0 = FloatVector.broadcast(SPECIES, a[aAt]);
      x0 = f0.fma(p, x0);
      y0 = f0.fma(q, y0);
      FloatVector f1 = FloatVector.broadcast(SPECIES, a[aAt + 1]);
      x1 = f1.fma(p, x1);
      y1 = f1.fma(q, y1);
      FloatVector f2 = FloatVector.broadcast(SPECIES, a[aAt + 2]);
      x2 = f2.fma(p, x2);
      y2 = f2.fma(q, y2);
      FloatVector f3 = FloatVector.broadcast(SPECIES, a[aAt + 3]);
      x3 = f3.fma(p, x3);
      y3 = f3.fma(q, y3);
      FloatVector f4 = FloatVector.broadcast(SPECIES, a[aAt + 4]);
      x4 = f4.fma(p, x4);
      y4 = f4.fma(q, y4);
      FloatVector f5 = FloatVector.broadcast(SPECIES, a[aAt + 5]);
      x5 = f5.fma(p, x5);
      y5 = f5.fma(q, y5);
      FloatVector f6 = FloatVector.broadcast(SPECIES, a[aAt + 6]);
      x6 = f6.fma(p, x6);
      y6 = f6.fma(q, y6);
      FloatVector f7 = FloatVector.broadcast(SPECIES, a[aAt + 7]);
      x7 = f7.fma(p, x7);
      y7 = f7.fma(q, y7);
    }
    x0.intoArray(c, cAt);
    y0.intoArray(c, cAt + LANES);
    x1.intoArray(c, cAt + 32);
    y1.intoArray(c, cAt + 32 + LANES);
    x2.intoArray(c, cAt + 64);
    y2.intoArray(c, cAt + 64 + LANES);
    x3.intoArray(c, cAt + 96);
    y3.intoArray(c, cAt + 96 + LANES);
    x4.intoArray(c, cAt + 128);
    y4.intoArray(c, cAt + 128 + LANES);
    x5.intoArray(c, cAt + 160);
    y5.intoArray(c, cAt + 160 + LANES);
    x6.intoArray(c, cAt + 192);
    y6.intoArray(c, cAt + 192 + LANES);
    x7.intoArray(c, cAt + 224);
    y7.intoArray(c, cAt + 224 + LANES);
  }

  private static void accumulate9(
      float[] a, int aAt, int rows, float[] b, int bAt, float[] c, int cAt) {
    FloatVector x0 = FloatVector.fromArray(SPECIES, c, cAt);
    FloatVector y0 = FloatVector.fromArray(SPECIES, c, cAt + LANES);
    FloatVector x1 = FloatVector.fromArray(SPECIES, c, cAt + 32);
    FloatVector y1 = FloatVector.fromArray(SPECIES, c, cAt + 32 + LANES);
    FloatVector x2 = FloatVector.fromArray(SPECIES, c, cAt + 64);
    FloatVector y2 = FloatVector.fromArray(SPECIES, c, cAt + 64 + LANES);
    FloatVector x3 = FloatVector.fromArray(SPECIES, c, cAt + 96);
    FloatVector y3 = FloatVector.fromArray(SPECIES, c, cAt + 96 + LANES);
    FloatVector x4 = FloatVector.fromArray(SPECIES, c, cAt + 128);
    FloatVector y4 = FloatVector.fromArray(SPECIES, c, cAt + 128 + LANES);
    FloatVector x5 = FloatVector.fromArray(SPECIES, c, cAt + 160);
    FloatVector y5 = FloatVector.fromArray(SPECIES, c, cAt + 160 + LANES);
    FloatVector x6 = FloatVector.fromArray(SPECIES, c, cAt + 192);
    FloatVector y6 = FloatVector.fromArray(SPECIES, c, cAt + 192 + LANES);
    FloatVector x7 = FloatVector.fromArray(SPECIES, c, cAt + 224);
    FloatVector y7 = FloatVector.fromArray(SPECIES, c, cAt + 224 + LANES);
    FloatVector x8 = FloatVector.fromArray(SPECIES, c, cAt + 256);
    FloatVector y8 = FloatVector.fromArray(SPECIES, c, cAt + 256 + LANES);
    for (int end = aAt + 32 * rows; aAt < end; aAt += 32, bAt += 32) {
      FloatVector p = FloatVector.fromArray(SPECIES, b, bAt);
      FloatVector q = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      FloatVector f0 = FloatVector.broadcast(SPECIES, a[aAt]);
      x0 = f0.fma(p, x0);
      y0 = f0.fma(q, y0);
      FloatVector f1 = FloatVector.broadcast(SPECIES, a[aAt + 1]);
      x1 = f1.fma(p, x1);
      y1 = f1.fma(q, y1);
      FloatVector f2 = FloatVector.broadcast(SPECIES, a[aAt + 2]);
      x2 = f2.fma(p, x2);
      y2 = f2.fma(q, y2);
      FloatVector f3 = FloatVector.broadcast(SPECIES, a[aAt + 3]);
      x3 = f3.fma(p, x3);
      y3 = f3.fma(q, y3);
      FloatVector f4 = FloatVector.broadcast(SPECIES, a[aAt + 4]);
      x4 = f4.fma(p, x4);
      y4 = f4.fma(q, y4);
      FloatVector f5 = FloatVector.broadcast(SPECIES, a[aAt + 5]);
      x5 = f5.fma(p, x5);
      y5 = f5.fma(q, y5);
      FloatVector f6 = FloatVector.broadcast(SPECIES, a[aAt + 6]);
      x6 = f6.fma(p, x6);
      y6 = f6.fma(q, y6);
      FloatVector f7 = FloatVector.broadcast(SPECIES, a[aAt + 7]);
      x7 = f7.fma(p, x7);
      y7 = f7.fma(q, y7);
      FloatVector f8 = FloatVector.broadcast(SPECIES, a[aAt + 8]);
      x8 = f8.fma(p, x8);
      y8 = f8.fma(q, y8);
    }
    x0.intoArray(c, cAt);
    y0.intoArray(c, cAt + LANES);
    x1.intoArray(c, cAt + 32);
    y1.intoArray(c, cAt + 32 + LANES);
    x2.intoArray(c, cAt + 64);
    y2.intoArray(c, cAt + 64 + LANES);
    x3.intoArray(c, cAt + 96);
    y3.intoArray(c, cAt + 96 + LANES);
    x4.intoArray(c, cAt + 128);
    y4.intoArray(c, cAt + 128 + LANES);
    x5.intoArray(c, cAt + 160);
    y5.intoArray(c, cAt + 160 + LANES);
    x6.intoArray(c, cAt + 192);
    y6.intoArray(c, cAt + 192 + LANES);
    x7.intoArray(c, cAt + 224);
    y7.intoArray(c, cAt + 224 + LANES);
    x8.intoArray(c, cAt + 256);
    y8.intoArray(c, cAt + 256 + LANES);
  }

  private static void accumulate10(
      float[] a, int aAt, int rows, float[] b, int bAt, float[] c, int cAt) {
    FloatVector x0 = FloatVector.fromArray(SPECIES, c, cAt);
    FloatVector y0 = FloatVector.fromArray(SPECIES, c, cAt + LANES);
    FloatVector x1 = FloatVector.fromArray(SPECIES, c, cAt + 32);
    FloatVector y1 = FloatVector.fromArray(SPECIES, c, cAt + 32 + LANES);
    FloatVector x2 = FloatVector.fromArray(SPECIES, c, cAt + 64);
    FloatVector y2 = FloatVector.fromArray(SPECIES, c, cAt + 64 + LANES);
    FloatVector x3 = FloatVector.fromArray(SPECIES, c, cAt + 96);
    FloatVector y3 = FloatVector.fromArray(SPECIES, c, cAt + 96 + LANES);
    FloatVector x4 = FloatVector.fromArray(SPECIES, c, cAt + 128);
    FloatVector y4 = FloatVector.fromArray(SPECIES, c, cAt + 128 + LANES);
    FloatVector x5 = FloatVector.fromArray(SPECIES, c, cAt + 160);
    FloatVector y5 = FloatVector.fromArray(SPECIES, c, cAt + 160 + LANES);
    FloatVector x6 = FloatVector.fromArray(SPECIES, c, cAt + 192);
    FloatVector y6 = FloatVector.fromArray(SPECIES, c, cAt + 192 + LANES);
    FloatVector x7 = FloatVector.fromArray(SPECIES, c, cAt + 224);
    FloatVector y7 = FloatVector.fromArray(SPECIES, c, cAt + 224 + LANES);
    FloatVector x8 = FloatVector.fromArray(SPECIES, c, cAt + 256);
    FloatVector y8 = FloatVector.fromArray(SPECIES, c, cAt + 256 + LANES);
    FloatVector x9 = FloatVector.fromArray(SPECIES, c, cAt + 288);
    FloatVector y9 = FloatVector.fromArray(SPECIES, c, cAt + 288 + LANES);
    for (int end = aAt + 32 * rows; aAt < end; aAt += 32, bAt += 32) {
      FloatVector p = FloatVector.fromArray(SPECIES, b, bAt);
      FloatVector q = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      FloatVector f0 = FloatVector.broadcast(SPECIES, a[aAt]);
      x0 = f0.fma(p, x0);
      y0 = f0.fma(q, y0);
      FloatVector f1 = FloatVector.broadcast(SPECIES, a[aAt + 1]);
      x1 = f1.fma(p, x1);
      y1 = f1.fma(q, y1);
      FloatVector f2 = FloatVector.broadcast(SPECIES, a[aAt + 2]);
      x2 = f2.fma(p, x2);
      y2 = f2.fma(q, y2);
      FloatVector f3 = FloatVector.broadcast(SPECIES, a[aAt + 3]);
      x3 = f3.fma(p, x3);
      y3 = f3.fma(q, y3);
      FloatVector f4 = FloatVector.broadcast(SPECIES, a[aAt + 4]);
      x4 = f4.fma(p, x4);
      y4 = f4.fma(q, y4);
      FloatVector f5 = FloatVector.broadcast(SPECIES, a[aAt + 5]);
      x5 = f5.fma(p, x5);
      y5 = f5.fma(q, y5);
      FloatVector f6 = FloatVector.broadcast(SPECIES, a[aAt + 6]);
      x6 = f6.fma(p, x6);
      y6 = f6.fma(q, y6);
      FloatVector f7 = FloatVector.broadcast(SPECIES, a[aAt + 7]);
      x7 = f7.fma(p, x7);
      y7 = f7.fma(q, y7);
      FloatVector f8 = FloatVector.broadcast(SPECIES, a[aAt + 8]);
      x8 = f8.fma(p, x8);
      y8 = f8.fma(q, y8);
      FloatVector f9 = FloatVector.broadcast(SPECIES, a[aAt + 9]);
      x9 = f9.fma(p, x9);
      y9 = f9.fma(q, y9);
    }
    x0.intoArray(c, cAt);
    y0.intoArray(c, cAt + LANES);
    x1.intoArray(c, cAt + 32);
    y1.intoArray(c, cAt + 32 + LANES);
    x2.intoArray(c, cAt + 64);
    y2.intoArray(c, cAt + 64 + LANES);
    x3.intoArray(c, cAt + 96);
    y3.intoArray(c, cAt + 96 + LANES);
    x4.intoArray(c, cAt + 128);
    y4.intoArray(c, cAt + 128 + LANES);
    x5.intoArray(c, cAt + 160);
    y5.intoArray(c, cAt + 160 + LANES);
    x6.intoArray(c, cAt + 192);
    y6.intoArray(c, cAt + 192 + LANES);
    x7.intoArray(c, cAt + 224);
    y7.intoArray(c, cAt + 224 + LANES);
    x8.intoArray(c, cAt + 256);
    y8.intoArray(c, cAt + 256 + LANES);
    x9.intoArray(c, cAt + 288);
    y9.intoArray(c, cAt + 288 + LANES);
  }

  private static void accumulate11(
      float[] a, int aAt, int rows, float[] b, int bAt, float[] c, int cAt) {
    FloatVector x0 = FloatVector.fromArray(SPECIES, c, cAt);
    FloatVector y0 = FloatVector.fromArray(SPECIES, c, cAt + LANES);
    FloatVector x1 = FloatVector.fromArray(SPECIES, c, cAt + 32);
    FloatVector y1 = FloatVector.fromArray(SPECIES, c, cAt + 32 + LANES);
    FloatVector x2 = FloatVector.fromArray(SPECIES, c, cAt + 64);
    FloatVector y2 = FloatVector.fromArray(SPECIES, c, cAt + 64 + LANES);
    FloatVector x3 = FloatVector.fromArray(SPECIES, c, cAt + 96);
    FloatVector y3 = FloatVector.fromArray(SPECIES, c, cAt + 96 + LANES);
    FloatVector x4 = FloatVector.fromArray(SPECIES, c, cAt + 128);
    FloatVector y4 = FloatVector.fromArray(SPECIES, c, cAt + 128 + LANES);
    FloatVector x5 = FloatVector.fromArray(SPECIES, c, cAt + 160);
    FloatVector y5 = FloatVector.fromArray(SPECIES, c, cAt + 160 + LANES);
    FloatVector x6 = FloatVector.fromArray(SPECIES, c, cAt + 192);
    FloatVector y6 = FloatVector.fromArray(SPECIES, c, cAt + 192 + LANES);
    FloatVector x7 = FloatVector.fromArray(SPECIES, c, cAt + 224);
    FloatVector y7 = FloatVector.fromArray(SPECIES, c, cAt + 224 + LANES);
    FloatVector x8 = FloatVector.fromArray(SPECIES, c, cAt + 256);
    FloatVector y8 = FloatVector.fromArray(SPECIES, c, cAt + 256 + LANES);
    FloatVector x9 = FloatVector.fromArray(SPECIES, c, cAt + 288);
    FloatVector y9 = FloatVector.fromArray(SPECIES, c, cAt + 288 + LANES);
    FloatVector x10 = FloatVector.fromArray(SPECIES, c, cAt + 320);
    FloatVector y10 = FloatVector.fromArray(SPECIES, c, cAt + 320 + LANES);
    for (int end = aAt + 32 * rows; aAt < end; aAt += 32, bAt += 32) {
      FloatVector p = FloatVector.fromArray(SPECIES, b, bAt);
      FloatVector q = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      FloatVector f0 = FloatVector.broadcast(SPECIES, a[aAt]);
      x0 = f0.fma(p, x0);
      y0 = f0.fma(q, y0);
      FloatVector f1 = FloatVector.broadcast(SPECIES, a[aAt + 1]);
      x1 = f1.fma(p, x1);
      y1 = f1.fma(q, y1);
      FloatVector f2 = FloatVector.broadcast(SPECIES, a[aAt + 2]);
      x2 = f2.fma(p, x2);
      y2 = f2.fma(q, y2);
      FloatVector f3 = FloatVector.broadcast(SPECIES, a[aAt + 3]);
      x3 = f3.fma(p, x3);
      y3 = f3.fma(q, y3);
      FloatVector f4 = FloatVector.broadcast(SPECIES, a[aAt + 4]);
      x4 = f4.fma(p, x4);
      y4 = f4.fma(q, y4);
      FloatVector f5 = FloatVector.broadcast(SPECIES, a[aAt + 5]);
      x5 = f5.fma(p, x5);
      y5 = f5.fma(q, y5);
      FloatVector f6 = FloatVector.broadcast(SPECIES, a[aAt + 6]);
      x6 = f6.fma(p, x6);
      y6 = f6.fma(q, y6);
      FloatVector f7 = FloatVector.broadcast(SPECIES, a[aAt + 7]);
      x7 = f7.fma(p, x7);
      y7 = f7.fma(q, y7);
      FloatVector f8 = FloatVector.broadcast(SPECIES, a[aAt + 8]);
      x8 = f8.fma(p, x8);
      y8 = f8.fma(q, y8);
      FloatVector f9 = FloatVector.broadcast(SPECIES, a[aAt + 9]);
      x9 = f9.fma(p, x9);
      y9 = f9.fma(q, y9);
      FloatVector f10 = FloatVector.broadcast(SPECIES, a[aAt + 10]);
      x10 = f10.fma(p, x10);
      y10 = f10.fma(q, y10);
    }
    x0.intoArray(c, cAt);
    y0.intoArray(c, cAt + LANES);
    x1.intoArray(c, cAt + 32);
    y1.intoArray(c, cAt + 32 + LANES);
    x2.intoArray(c, cAt + 64);
    y2.intoArray(c, cAt + 64 + LANES);
    x3.intoArray(c, cAt + 96);
    y3.intoArray(c, cAt + 96 + LANES);
    x4.intoArray(c, cAt + 128);
    y4.intoArray(c, cAt + 128 + LANES);
    x5.intoArray(c, cAt + 160);
    y5.intoArray(c, cAt + 160 + LANES);
    x6.intoArray(c, cAt + 192);
    y6.intoArray(c, cAt + 192 + LANES);
    x7.intoArray(c, cAt + 224);
    y7.intoArray(c, cAt + 224 + LANES);
    x8.intoArray(c, cAt + 256);
    y8.intoArray(c, cAt + 256 + LANES);
    x9.intoArray(c, cAt + 288);
    y9.intoArray(c, cAt + 288 + LANES);
    x10.intoArray(c, cAt + 320);
    y10.intoArray(c, cAt + 320 + LANES);
  }

  private static void accumulate12(
      float[] a, int aAt, int rows, float[] b, int bAt, float[] c, int cAt) {
    FloatVector x0 = FloatVector.fromArray(SPECIES, c, cAt);
    FloatVector y0 = FloatVector.fromArray(SPECIES, c, cAt + LANES);
    FloatVector x1 = FloatVector.fromArray(SPECIES, c, cAt + 32);
    FloatVector y1 = FloatVector.fromArray(SPECIES, c, cAt + 32 + LANES);
    FloatVector x2 = FloatVector.fromArray(SPECIES, c, cAt + 64);
    FloatVector y2 = FloatVector.fromArray(SPECIES, c, cAt + 64 + LANES);
    FloatVector x3 = FloatVector.fromArray(SPECIES, c, cAt + 96);
    FloatVector y3 = FloatVector.fromArray(SPECIES, c, cAt + 96 + LANES);
    FloatVector x4 = FloatVector.fromArray(SPECIES, c, cAt + 128);
    FloatVector y4 = FloatVector.fromArray(SPECIES, c, cAt + 128 + LANES);
    FloatVector x5 = FloatVector.fromArray(SPECIES, c, cAt + 160);
    FloatVector y5 = FloatVector.fromArray(SPECIES, c, cAt + 160 + LANES);
    FloatVector x6 = FloatVector.fromArray(SPECIES, c, cAt + 192);
    FloatVector y6 = FloatVector.fromArray(SPECIES, c, cAt + 192 + LANES);
    FloatVector x7 = FloatVector.fromArray(SPECIES, c, cAt + 224);
    FloatVector y7 = FloatVector.fromArray(SPECIES, c, cAt + 224 + LANES);
    FloatVector x8 = FloatVector.fromArray(SPECIES, c, cAt + 256);
    FloatVector y8 = FloatVector.fromArray(SPECIES, c, cAt + 256 + LANES);
    FloatVector x9 = FloatVector.fromArray(SPECIES, c, cAt + 288);
    FloatVector y9 = FloatVector.fromArray(SPECIES, c, cAt + 288 + LANES);
    FloatVector x10 = FloatVector.fromArray(SPECIES, c, cAt + 320);
    FloatVector y10 = FloatVector.fromArray(SPECIES, c, cAt + 320 + LANES);
    FloatVector x11 = FloatVector.fromArray(SPECIES, c, cAt + 352);
    FloatVector y11 = FloatVector.fromArray(SPECIES, c, cAt + 352 + LANES);
    for (int end = aAt + 32 * rows; aAt < end; aAt += 32, bAt += 32) {
      FloatVector p = FloatVector.fromArray(SPECIES, b, bAt);
      FloatVector q = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      FloatVector f0 = FloatVector.broadcast(SPECIES, a[aAt]);
      x0 = f0.fma(p, x0);
      y0 = f0.fma(q, y0);
      FloatVector f1 = FloatVector.broadcast(SPECIES, a[aAt + 1]);
      x1 = f1.fma(p, x1);
      y1 = f1.fma(q, y1);
      FloatVector f2 = FloatVector.broadcast(SPECIES, a[aAt + 2]);
      x2 = f2.fma(p, x2);
      y2 = f2.fma(q, y2);
      FloatVector f3 = FloatVector.broadcast(SPECIES, a[aAt + 3]);
      x3 = f3.fma(p, x3);
      y3 = f3.fma(q, y3);
      FloatVector f4 = FloatVector.broadcast(SPECIES, a[aAt + 4]);
      x4 = f4.fma(p, x4);
      y4 = f4.fma(q, y4);
      FloatVector f5 = FloatVector.broadcast(SPECIES, a[aAt + 5]);
      x5 = f5.fma(p, x5);
      y5 = f5.fma(q, y5);
      FloatVector f6 = FloatVector.broadcast(SPECIES, a[aAt + 6]);
      x6 = f6.fma(p, x6);
      y6 = f6.fma(q, y6);
      FloatVector f7 = FloatVector.broadcast(SPECIES, a[aAt + 7]);
      x7 = f7.fma(p, x7);
      y7 = f7.fma(q, y7);
      FloatVector f8 = FloatVector.broadcast(SPECIES, a[aAt + 8]);
      x8 = f8.fma(p, x8);
      y8 = f8.fma(q, y8);
      FloatVector f9 = FloatVector.broadcast(SPECIES, a[aAt + 9]);
      x9 = f9.fma(p, x9);
      y9 = f9.fma(q, y9);
      FloatVector f10 = FloatVector.broadcast(SPECIES, a[aAt + 10]);
      x10 = f10.fma(p, x10);
      y10 = f10.fma(q, y10);
      FloatVector f11 = FloatVector.broadcast(SPECIES, a[aAt + 11]);
      x11 = f11.fma(p, x11);
      y11 = f11.fma(q, y11);
    }
    x0.intoArray(c, cAt);
    y0.intoArray(c, cAt + LANES);
    x1.intoArray(c, cAt + 32);
    y1.intoArray(c, cAt + 32 + LANES);
    x2.intoArray(c, cAt + 64);
    y2.intoArray(c, cAt + 64 + LANES);
    x3.intoArray(c, cAt + 96);
    y3.intoArray(c, cAt + 96 + LANES);
    x4.intoArray(c, cAt + 128);
    y4.intoArray(c, cAt + 128 + LANES);
    x5.intoArray(c, cAt + 160);
    y5.intoArray(c, cAt + 160 + LANES);
    x6.intoArray(c, cAt + 192);
    y6.intoArray(c, cAt + 192 + LANES);
    x7.intoArray(c, cAt + 224);
    y7.intoArray(c, cAt + 224 + LANES);
    x8.intoArray(c, cAt + 256);
    y8.intoArray(c, cAt + 256 + LANES);
    x9.intoArray(c, cAt + 288);
    y9.intoArray(c, cAt + 288 + LANES);
    x10.intoArray(c, cAt + 320);
    y10.intoArray(c, cAt + 320 + LANES);
    x11.intoArray(c, cAt + 352);
    y11.intoArray(c, cAt + 352 + LANES);
  }
}
