package dev.longhand.kernel;

/// Products of whole matrices, cut so that what is read again is still in a near cache.
public final class MatrixProduct {
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

  /// `c[., panels] += transpose(a) b[., panels]`, over some rows of a and b.
  public static void accumulate(
      Kernels kernels,
      RowStretches rows,
      Matrix a,
      Matrix b,
      Matrix c,
      int fromPanel,
      int toPanel) {
    accumulate(kernels, rows, a, 0, a.panels(), b, c, fromPanel, toPanel);
  }

  /// The rows of c that belong to some panels of a: `c += transpose(a[., panels]) b`, over some
  /// rows of a and b.
  public static void accumulateRows(
      Kernels kernels,
      RowStretches rows,
      Matrix a,
      Matrix b,
      Matrix c,
      int fromPanel,
      int toPanel) {
    accumulate(kernels, rows, a, fromPanel, toPanel, b, c, 0, c.panels());
  }

  private static void accumulate(
      Kernels kernels,
      RowStretches rows,
      Matrix a,
      int fromRowPanel,
      int toRowPanel,
      Matrix b,
      Matrix c,
      int fromPanel,
      int toPanel) {
    for (int block = 0; block < rows.size(); block = rows.blockEnd(block)) {
      for (int panel = fromPanel; panel < toPanel; panel++) {
        for (int rowPanel = fromRowPanel; rowPanel < toRowPanel; rowPanel++) {
          accumulateBlock(kernels, rows, block, a, rowPanel, b, panel, c);
        }
      }
    }
  }

  private static void accumulateBlock(
      Kernels kernels,
      RowStretches rows,
      int block,
      Matrix a,
      int rowPanel,
      Matrix b,
      int panel,
      Matrix c) {
    int first = rowPanel * Matrix.PANEL;
    int columns = Math.min(Matrix.PANEL, a.columns() - first);
    int end = rows.blockEnd(block);
    for (int stretch = block; stretch < end; stretch++) {
      int row = rows.first(stretch);
      kernels.accumulate(
          rows.count(stretch),
          columns,
          a.values(),
          a.at(rowPanel, row),
          b.values(),
          b.at(panel, row),
          c.values(),
          c.at(panel, first));
    }
  }

  /// `sums[panels] += column sums of some rows of a[., panels]`; sums is one row.
  public static void sumRows(
      Kernels kernels, RowStretches rows, Matrix a, Matrix sums, int fromPanel, int toPanel) {
    for (int panel = fromPanel; panel < toPanel; panel++) {
      for (int stretch = 0; stretch < rows.size(); stretch++) {
        kernels.sumRows(
            rows.count(stretch),
            a.values(),
            a.at(panel, rows.first(stretch)),
            sums.values(),
            sums.at(panel, 0));
      }
    }
  }

  /// `sums[panels] += column sums of some rows of a * b, element by element`; sums is one row.
  public static void sumProducts(
      Kernels kernels,
      RowStretches rows,
      Matrix a,
      Matrix b,
      Matrix sums,
      int fromPanel,
      int toPanel) {
    for (int panel = fromPanel; panel < toPanel; panel++) {
      for (int stretch = 0; stretch < rows.size(); stretch++) {
        int row = rows.first(stretch);
        kernels.sumProducts(
            rows.count(stretch),
            Matrix.PANEL,
            a.values(),
            a.at(panel, row),
            b.values(),
            b.at(panel, row),
            sums.values(),
            sums.at(panel, 0));
      }
    }
  }

  /// Adds rows of a to those of sums that ids name, for some panels: `sums[ids[r]] += a[r]`.
  public static void scatter(
      Kernels kernels,
      RowStretches rows,
      int[] ids,
      Matrix a,
      Matrix sums,
      int fromPanel,
      int toPanel) {
    for (int panel = fromPanel; panel < toPanel; panel++) {
      for (int stretch = 0; stretch < rows.size(); stretch++) {
        int row = rows.first(stretch);
        kernels.scatter(
            rows.count(stretch),
            ids,
            row,
            a.values(),
            a.at(panel, row),
            sums.values(),
            sums.at(panel, 0));
      }
    }
  }
}
