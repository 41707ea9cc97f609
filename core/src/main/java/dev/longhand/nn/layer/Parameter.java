package dev.longhand.nn.layer;

import dev.longhand.kernel.Matrix;
import java.util.List;

/// A named matrix or vector that training changes; a vector is a matrix of one row.
///
/// Mutable: only the optimizer and whoever loads a model write to it.
public final class Parameter {
  private final String name;
  private final ColumnOrder order;
  private final Matrix value;
  private final boolean vector;

  private Parameter(String name, int rows, ColumnOrder order, boolean vector) {
    this.name = name;
    this.order = order;
    this.value = Matrix.zeros(rows, order.packedColumns());
    this.vector = vector;
  }

  static Parameter matrix(String name, int rows, ColumnOrder order) {
    return new Parameter(name, rows, order, false);
  }

  static Parameter matrix(String name, int rows, int columns) {
    return matrix(name, rows, new ColumnOrder.Plain(columns));
  }

  static Parameter vector(String name, ColumnOrder order) {
    return new Parameter(name, 1, order, true);
  }

  static Parameter vector(String name, int columns) {
    return vector(name, new ColumnOrder.Plain(columns));
  }

  /// Layer and role, such as `lstm_1.recurrent_kernel`.
  public String name() {
    return name;
  }

  /// Whether inputs or states are multiplied by it: a kernel of any role, and no bias, gain or
  /// table of vectors.
  public boolean isKernel() {
    return name.endsWith("kernel");
  }

  public int rows() {
    return value.rows();
  }

  public int columns() {
    return order.columns();
  }

  /// Rows and columns, or the length of a vector.
  public List<Integer> axes() {
    return vector ? List.of(columns()) : List.of(rows(), columns());
  }

  /// How many numbers it has.
  public long size() {
    return (long) rows() * columns();
  }

  /// The values as the engine keeps them.
  public Matrix value() {
    return value;
  }

  /// One row with ones where there is a column, and zeros where a panel is filled up.
  Matrix present() {
    Matrix ones = Matrix.zeros(1, value.columns());
    for (int column = 0; column < columns(); column++) {
      ones.set(0, order.packed(column), 1f);
    }
    return ones;
  }

  /// The values in row-major order, columns as Keras orders them.
  public float[] toRowMajor() {
    return toRowMajor(value);
  }

  /// Another matrix in this parameter's packed order, such as its gradient, in row-major order.
  public float[] toRowMajor(Matrix packed) {
    float[] plain = new float[Math.multiplyExact(rows(), columns())];
    for (int row = 0; row < rows(); row++) {
      for (int column = 0; column < columns(); column++) {
        plain[row * columns() + column] = packed.get(row, order.packed(column));
      }
    }
    return plain;
  }

  /// Takes values in row-major order.
  public void setRowMajor(float[] plain) {
    setRowMajor(plain, value);
  }

  /// Writes row-major values into another matrix in this parameter's packed order.
  public void setRowMajor(float[] plain, Matrix packed) {
    if (plain.length != size()) {
      throw new IllegalArgumentException(
          name + " has " + rows() + " x " + columns() + " values, not " + plain.length);
    }
    for (int row = 0; row < rows(); row++) {
      for (int column = 0; column < columns(); column++) {
        packed.set(row, order.packed(column), plain[row * columns() + column]);
      }
    }
  }
}
