package dev.longhand.kernel;

import java.util.Arrays;
import java.util.Locale;

/// A matrix of floats in panels of 32 columns, the one packed layout of the engine.
///
/// Panel p holds columns 32 p to 32 p + 31, row after row, so a kernel reads it in order and its
/// row stride is a constant. Columns beyond the last are zero and stay zero. A matrix may be a view
/// on a range of another's rows or panels. Mutable; not thread-safe, though threads may write
/// disjoint parts.
///
/// `float[] values; // [panels][rows of the whole][32], from origin`
public final class Matrix {
  /// Columns in a panel.
  public static final int PANEL = 32;

  /// Index of the first element: 16 bytes of array header and 12 floats fill one cache line, so
  /// panels start on a line when the JVM aligns objects to 64 bytes.
  private static final int ORIGIN = 12;

  private final float[] values;
  private final int origin;
  private final int panelStride;
  private final int rows;
  private final int columns;

  private Matrix(float[] values, int origin, int panelStride, int rows, int columns) {
    this.values = values;
    this.origin = origin;
    this.panelStride = panelStride;
    this.rows = rows;
    this.columns = columns;
  }

  /// A matrix of zeros; both sizes at least 1.
  public static Matrix zeros(int rows, int columns) {
    if (rows < 1 || columns < 1) {
      throw new IllegalArgumentException("a matrix of " + rows + " x " + columns);
    }
    int panelStride = Math.multiplyExact(rows, PANEL);
    int length = Math.addExact(ORIGIN, Math.multiplyExact(panels(columns), panelStride));
    return new Matrix(new float[length], ORIGIN, panelStride, rows, columns);
  }

  /// How many panels hold that many columns.
  public static int panels(int columns) {
    return (columns + PANEL - 1) / PANEL;
  }

  /// The bytes that a matrix of this shape occupies.
  public static long bytes(long rows, long columns) {
    return 4 * Math.multiplyExact(rows, (columns + PANEL - 1) / PANEL * PANEL);
  }

  /// A view on some of the rows; it shares their values.
  public Matrix rows(int from, int count) {
    if (from < 0 || count < 1 || count > rows - from) {
      throw new IllegalArgumentException(
          "rows " + from + " to " + (from + count) + " of a matrix with " + rows);
    }
    return new Matrix(values, origin + from * PANEL, panelStride, count, columns);
  }

  /// A view on the columns from the first of a panel on; it shares their values.
  public Matrix panels(int first, int columnCount) {
    if (first < 0 || columnCount < 1 || columnCount > columns - first * PANEL) {
      throw new IllegalArgumentException(
          columnCount + " columns from panel " + first + " on of a matrix with " + columns);
    }
    return new Matrix(values, at(first, 0), panelStride, rows, columnCount);
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  public int panels() {
    return panels(columns);
  }

  /// The array behind the matrix, for kernels.
  public float[] values() {
    return values;
  }

  /// Index of the first element of a row within a panel.
  public int at(int panel, int row) {
    return origin + panel * panelStride + row * PANEL;
  }

  /// Distance between the same row of two neighbouring panels.
  public int panelStride() {
    return panelStride;
  }

  public float get(int row, int column) {
    return values[at(column / PANEL, row) + column % PANEL];
  }

  public void set(int row, int column, float value) {
    values[at(column / PANEL, row) + column % PANEL] = value;
  }

  /// Writes zeros into all rows of some panels.
  public void clearPanels(int from, int to) {
    for (int panel = from; panel < to; panel++) {
      Arrays.fill(values, at(panel, 0), at(panel, 0) + rows * PANEL, 0f);
    }
  }

  /// Writes zeros everywhere.
  public void clear() {
    clearPanels(0, panels());
  }

  /// Writes zeros into some rows.
  public void clearRows(int from, int count) {
    for (int panel = 0; panel < panels(); panel++) {
      Arrays.fill(values, at(panel, from), at(panel, from) + count * PANEL, 0f);
    }
  }

  /// Adds some rows of another matrix of the same width to the rows from `to` on.
  public void addRows(Matrix source, int from, int count, int to) {
    requireFit(source, from, count, to);
    for (int panel = 0; panel < panels(); panel++) {
      int sourceAt = source.at(panel, from);
      int at = at(panel, to);
      for (int i = 0; i < count * PANEL; i++) {
        values[at + i] += source.values[sourceAt + i];
      }
    }
  }

  /// Copies some rows of another matrix of the same width to the rows from `to` on.
  public void copyRows(Matrix source, int from, int count, int to) {
    requireFit(source, from, count, to);
    for (int panel = 0; panel < panels(); panel++) {
      System.arraycopy(source.values, source.at(panel, from), values, at(panel, to), count * PANEL);
    }
  }

  private void requireFit(Matrix source, int from, int count, int to) {
    boolean fits = from >= 0 && to >= 0 && count <= source.rows - from && count <= rows - to;
    if (!fits || source.columns != columns) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "rows %d to %d of %d x %d for rows from %d on of %d x %d",
              from,
              from + count,
              source.rows,
              source.columns,
              to,
              rows,
              columns));
    }
  }

  /// Writes one panel of a matrix as the rows that it becomes in the transpose.
  ///
  /// @param transposed of `columns` or more rows and `rows()` columns
  public void transposePanel(int panel, Matrix transposed) {
    int first = panel * PANEL;
    int count = Math.min(PANEL, transposed.rows - first);
    for (int row = 0; row < rows; row++) {
      int source = at(panel, row);
      int target = transposed.at(row / PANEL, first) + row % PANEL;
      for (int column = 0; column < count; column++) {
        transposed.values[target + column * PANEL] = values[source + column];
      }
    }
  }

  /// The values in plain row-major order, without padding.
  public float[] toRowMajor() {
    float[] plain = new float[Math.multiplyExact(rows, columns)];
    for (int row = 0; row < rows; row++) {
      for (int panel = 0; panel < panels(); panel++) {
        int first = panel * PANEL;
        System.arraycopy(
            values, at(panel, row), plain, row * columns + first, Math.min(PANEL, columns - first));
      }
    }
    return plain;
  }

  /// Takes values in plain row-major order.
  public void setRowMajor(float[] plain) {
    if (plain.length != rows * columns) {
      throw new IllegalArgumentException(
          plain.length + " values for a matrix of " + rows + " x " + columns);
    }
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        set(row, column, plain[row * columns + column]);
      }
    }
  }
}
