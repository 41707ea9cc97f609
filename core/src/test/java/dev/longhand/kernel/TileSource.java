package dev.longhand.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes the source of {@link VectorTiles}: 2 x 12 methods that differ only in their length.
///
/// `java TileSource.java PATH` writes the file anew; a test compares it with what is checked in.
final class TileSource {
  private static final int MOST_ROWS = 12;
  private static final int PANEL = 32;

  private static final String HEADER =
      """
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
      """;

  private static final String MULTIPLY =
      """
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
      """;

  private static final String ACCUMULATE =
      "float[] a, int aAt, int rows, float[] b, int bAt, float[] c, int cAt) {\n";

  private TileSource() {}

  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), write());
  }

  static String write() {
    var source = new StringBuilder(HEADER);
    source.append("\n  static void multiply(\n      int size,\n").append(MULTIPLY);
    choose(source, "multiply", "aStride, inner, b, bAt, start, startAt, startStride");
    source.append("\n  static void accumulate(\n      int size, ").append(ACCUMULATE);
    choose(source, "accumulate", "rows, b, bAt");
    for (int rows = 1; rows <= MOST_ROWS; rows++) {
      multiply(source, rows);
    }
    for (int columns = 1; columns <= MOST_ROWS; columns++) {
      accumulate(source, columns);
    }
    return source.append("}\n").toString();
  }

  private static void choose(StringBuilder out, String product, String between) {
    out.append("    switch (size) {\n");
    for (int size = 1; size <= MOST_ROWS; size++) {
      out.append("      case ").append(size).append(" -> ").append(product).append(size);
      out.append("(a, aAt, ").append(between).append(", c, cAt);\n");
    }
    out.append("      default -> throw new IllegalArgumentException(\"a tile of \" + size);\n");
    out.append("    }\n  }\n");
  }

  private static void multiply(StringBuilder out, int rows) {
    out.append("\n  private static void multiply").append(rows).append("(\n").append(MULTIPLY);
    for (int row = 0; row < rows; row++) {
      load(out, "    ", row, "start", product("startAt", row, "startStride"));
    }
    out.append("    for (int done = 0; done < inner; done += 32, aAt += aStride) {\n");
    out.append("      int end = aAt + Math.min(32, inner - done);\n");
    out.append("      for (int k = aAt; k < end; k++, bAt += 32) {\n");
    products(out, "        ", rows, "k", PANEL);
    out.append("      }\n    }\n");
    store(out, rows);
  }

  private static void accumulate(StringBuilder out, int columns) {
    out.append("\n  private static void accumulate").append(columns).append("(\n      ");
    out.append(ACCUMULATE);
    for (int column = 0; column < columns; column++) {
      load(out, "    ", column, "c", sum("cAt", column * PANEL));
    }
    out.append("    for (int end = aAt + 32 * rows; aAt < end; aAt += 32, bAt += 32) {\n");
    products(out, "      ", columns, "aAt", 1);
    out.append("    }\n");
    store(out, columns);
  }

  private static void load(StringBuilder out, String indent, int i, String array, String at) {
    String vector = indent + "FloatVector %s%s = FloatVector.fromArray(SPECIES, %s, %s);\n";
    out.append(vector.formatted("x", i, array, at));
    out.append(vector.formatted("y", i, array, at + " + LANES"));
  }

  private static void products(StringBuilder out, String indent, int size, String at, int stride) {
    out.append(indent).append("FloatVector p = FloatVector.fromArray(SPECIES, b, bAt);\n");
    out.append(indent).append("FloatVector q = FloatVector.fromArray(SPECIES, b, bAt + LANES);\n");
    for (int i = 0; i < size; i++) {
      out.append(
          """
          %1$sFloatVector f%2$d = FloatVector.broadcast(SPECIES, a[%3$s]);
          %1$sx%2$d = f%2$d.fma(p, x%2$d);
          %1$sy%2$d = f%2$d.fma(q, y%2$d);
          """
              .formatted(indent, i, sum(at, i * stride)));
    }
  }

  private static void store(StringBuilder out, int size) {
    for (int i = 0; i < size; i++) {
      String at = sum("cAt", i * PANEL);
      out.append("    x%d.intoArray(c, %s);\n".formatted(i, at));
      out.append("    y%d.intoArray(c, %s + LANES);\n".formatted(i, at));
    }
    out.append("  }\n");
  }

  private static String sum(String at, int distance) {
    return distance == 0 ? at : at + " + " + distance;
  }

  private static String product(String at, int times, String distance) {
    return times < 2
        ? (times == 0 ? at : at + " + " + distance)
        : at + " + " + times + " * " + distance;
  }
}
