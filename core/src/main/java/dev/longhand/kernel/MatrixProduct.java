package dev.longhand.kernel;

/// Products of whole matrices, cut so that what is read again is still in a near cache.
public final class MatrixProduct {
  /// Rows whose operands stay in the second cache while panels pass by.
  private static final int BLOCK_ROWS = 256;

  private MatrixProduct() {}

  /// `c[rows, panels] = start + a[rows] b[panels]`.
  ///
  /// @param start one row, such as a bias, that every row begins with
  public static void multiply(
      Kernels kernels, Matrix a, int row, int rows, Matrix b, int panel, Matrix start, Matrix c) {
    multiply(kernels, a, row, rows, b, panel, start, c, row);
  }

  /// The same where c's rows begin at `row` and a's at `aRow`.
  public static void multiply(
      Kernels kernels,
      Matrix a,
      int aRow,
      int rows,
      Matrix b,
      int panel,
      Matrix start,
      Matrix c,
      int row) {
    kernels.multiply(
        rows,
        b.rows(),
        a.values(),
        a.at(0, aRow),
        a.panelStride(),
        b.values(),
        b.at(panel, 0),
        start.values(),
        start.at(panel, 0),
        0,
        c.values(),
        c.at(panel, row));
  }

  /// `c[rows, panel] += a[aRow ...] b[panel]`, where c's rows begin at `row` and a's at `aRow`.
  public static void multiplyOnto(
      Kernels kernels, Matrix a, int aRow, int rows, Matrix b, int panel, Matrix c, int row) {
    kernels.multiply(
        rows,
        b.rows(),
        a.values(),
        a.at(0, aRow),
        a.panelStride(),
        b.values(),
        b.at(panel, 0),
        c.values(),
        c.at(panel, row),
        Matrix.PANEL,
        c.values(),
        c.at(panel, row));
  }

  /// `c[., panels] += transpose(a) b[., panels]`, over all rows of a and b.
  public static void accumulate(
      Kernels kernels, Matrix a, Matrix b, Matrix c, int fromPanel, int toPanel) {
    accumulate(kernels, a, 0, a.panels(), b, c, fromPanel, toPanel);
  }

  /// The rows of c that belong to some panels of a: `c += transpose(a[., panels]) b`, over all rows
  /// of a and b.
  public static void accumulateRows(
      Kernels kernels, Matrix a, Matrix b, Matrix c, int fromPanel, int toPanel) {
    accumulate(kernels, a, fromPanel, toPanel, b, c, 0, c.panels());
  }

  private static void accumulate(
      Kernels kernels,
      Matrix a,
      int fromRowPanel,
      int toRowPanel,
      Matrix b,
      Matrix c,
      int fromPanel,
      int toPanel) {
    for (int row = 0; row < a.rows(); row += BLOCK_ROWS) {
      int rows = Math.min(BLOCK_ROWS, a.rows() - row);
      for (int panel = fromPanel; panel < toPanel; panel++) {
        for (int rowPanel = fromRowPanel; rowPanel < toRowPanel; rowPanel++) {
          int first = rowPanel * Matrix.PANEL;
          kernels.accumulate(
              rows,
              Math.min(Matrix.PANEL, a.columns() - first),
              a.values(),
              a.at(rowPanel, row),
              b.values(),
              b.at(panel, row),
              c.values(),
              c.at(panel, first));
        }
      }
    }
  }

  /// `sums[panels] += column sums of a[., panels]`; sums is one row.
  public static void sumRows(Kernels kernels, Matrix a, Matrix sums, int fromPanel, int toPanel) {
    for (int panel = fromPanel; panel < toPanel; panel++) {
      kernels.sumRows(a.rows(), a.values(), a.at(panel, 0), sums.values(), sums.at(panel, 0));
    }
  }

  /// `sums[panels] += column sums of a * b, element by element`; sums is one row.
  public static void sumProducts(
      Kernels kernels, Matrix a, Matrix b, Matrix sums, int fromPanel, int toPanel) {
    for (int panel = fromPanel; panel < toPanel; panel++) {
      kernels.sumProducts(
          a.rows(),
          Matrix.PANEL,
          a.values(),
          a.at(panel, 0),
          b.values(),
          b.at(panel, 0),
          sums.values(),
          sums.at(panel, 0));
    }
  }
}
