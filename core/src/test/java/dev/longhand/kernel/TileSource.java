package dev.longhand.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes the source of {@link VectorTiles}: 2 x 12 methods that differ only in their length.
///
/// `java TileSource.java PATH` writes the file anew; a test compares it with what is checked in.
final class TileSource {
  private static final int MOST_ROWS = 12;

  private TileSource() {}

  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), write(), StandardCharsets.UTF_8);
  }

  static String write() {
    var source = new StringBuilder(HEADER);
    dispatch(source, "multiply", "int aStride, int inner", "aStride, inner, ", true);
    dispatch(source, "accumulate", "int rows", "rows, ", false);
    for (int rows = 1; rows <= MOST_ROWS; rows++) {
      multiply(source, rows);
    }
    for (int columns = 1; columns <= MOST_ROWS; columns++) {
      accumulate(source, columns);
    }
    return source.append("}\n").toString();
  }

  private static final String HEADER =
      """
      package dev.longhand.kernel;

      import jdk.incubator.vector.FloatVector;
      import jdk.incubator.vector.VectorSpecies;

      /// Register tiles of the two products: 1 to 12 rows by two vectors, all sums in registers.
      ///
      /// Written by TileSource among the tests; do not edit. The methods differ only in their length: the
      /// compiler keeps vectors in registers only when each has a name and no call stands between.
      @SuppressWarnings("UnusedVariable") // a tile of one row has no stride
      final class VectorTiles {
        private static final VectorSpecies<Float> S = VectorKernels.SPECIES;
        private static final int LANES = S.length();

        private VectorTiles() {}
      """;

  private static void dispatch(
      StringBuilder out, String name, String declared, String passed, boolean hasStart) {
    String startDeclared = hasStart ? "      float[] start,\n      int startAt,\n      int startStride,\n" : "";
    String startPassed = hasStart ? "start, startAt, startStride, " : "";
    out.append("\n  static void ").append(name).append("(\n      int size,\n      float[] a,\n      int aAt,\n");
    for (String parameter : declared.split(", ", -1)) {
      out.append("      ").append(parameter).append(",\n");
    }
    out.append("      float[] b,\n      int bAt,\n").append(startDeclared);
    out.append("      float[] c,\n      int cAt) {\n    switch (size) {\n");
    for (int size = 1; size <= MOST_ROWS; size++) {
      out.append("      case ").append(size).append(" ->\n          ").append(name).append(size);
      out.append("(a, aAt, ").append(passed).append("b, bAt, ").append(startPassed).append("c, cAt);\n");
    }
    out.append("      default -> throw new IllegalArgumentException(\"a tile of \" + size);\n    }\n  }\n");
  }

  private static void multiply(StringBuilder out, int rows) {
    out.append("\n  private static void multiply").append(rows);
    out.append(
        """
        (
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
        """);
    for (int row = 0; row < rows; row++) {
      String at = row == 0 ? "startAt" : row == 1 ? "startAt + startStride" : "startAt + " + row + " * startStride";
      out.append("    FloatVector x").append(row).append(" = FloatVector.fromArray(S, start, ").append(at).append(");\n");
      out.append("    FloatVector y").append(row).append(" = FloatVector.fromArray(S, start, ").append(at).append(" + LANES);\n");
    }
    out.append("    for (int done = 0; done < inner; done += 32, aAt += aStride) {\n");
    out.append("      int end = aAt + Math.min(32, inner - done);\n");
    out.append("      for (int k = aAt; k < end; k++, bAt += 32) {\n");
    products(out, "        ", rows, "k", Matrix.PANEL);
    out.append("      }\n    }\n");
    store(out, rows);
  }

  private static void accumulate(StringBuilder out, int columns) {
    out.append("\n  private static void accumulate").append(columns);
    out.append("(\n      float[] a, int aAt, int rows, float[] b, int bAt, float[] c, int cAt) {\n");
    for (int column = 0; column < columns; column++) {
      String at = offset("cAt", column * Matrix.PANEL);
      out.append("    FloatVector x").append(column).append(" = FloatVector.fromArray(S, c, ").append(at).append(");\n");
      out.append("    FloatVector y").append(column).append(" = FloatVector.fromArray(S, c, ").append(at).append(" + LANES);\n");
    }
    out.append("    for (int end = aAt + 32 * rows; aAt < end; aAt += 32, bAt += 32) {\n");
    products(out, "      ", columns, "aAt", 1);
    out.append("    }\n");
    store(out, columns);
  }

  private static void products(StringBuilder out, String indent, int size, String at, int stride) {
    out.append(indent).append("FloatVector p = FloatVector.fromArray(S, b, bAt);\n");
    out.append(indent).append("FloatVector q = FloatVector.fromArray(S, b, bAt + LANES);\n");
    for (int i = 0; i < size; i++) {
      out.append(indent).append("FloatVector f").append(i).append(" = FloatVector.broadcast(S, a[");
      out.append(offset(at, i * stride)).append("]);\n");
      out.append(indent).append("x%d = f%d.fma(p, x%d);\n".formatted(i, i, i));
      out.append(indent).append("y%d = f%d.fma(q, y%d);\n".formatted(i, i, i));
    }
  }

  private static void store(StringBuilder out, int size) {
    for (int i = 0; i < size; i++) {
      String at = offset("cAt", i * Matrix.PANEL);
      out.append("    x").append(i).append(".intoArray(c, ").append(at).append(");\n");
      out.append("    y").append(i).append(".intoArray(c, ").append(at).append(" + LANES);\n");
    }
    out.append("  }\n");
  }

  private static String offset(String at, int distance) {
    return distance == 0 ? at : at + " + " + distance;
  }
}
