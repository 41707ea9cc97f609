package dev.longhand.nn.layer;

import dev.longhand.kernel.Matrix;

/// A named matrix that training changes; a bias is a matrix of one row.
///
/// Mutable: only the optimizer and whoever loads a model write to it.
public final class Parameter {
  private final String name;
  private final int columns;
  private final ColumnOrder order;
  private final Matrix value;

  Parameter(String name, int rows, int columns, ColumnOrder order) {
    this.name = name;
    this.columns = columns;
    this.order = order;
    this.value = Matrix.zeros(rows, order.packedColumns());
  }

  static Parameter plain(String name, int rows, int columns) {
    return new Parameter(name, rows, columns, new ColumnOrder.Plain(columns));
  }

  static Parameter gates(String name, int rows, ColumnOrder.Gates order) {
    return new Parameter(name, rows, order.units() * Gate.values().length, order);
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
    return columns;
  }

  /// How many numbers it has.
  public long size() {
    return (long) rows() * columns;
  }

  /// The values as the engine keeps them.
  public Matrix value() {
    return value;
  }

  /// The values in row-major order, columns as Keras orders them.
  public float[] toRowMajor() {
    return toRowMajor(value);
  }

  /// Another matrix in this parameter's packed order, such as its gradient, in row-major order.
  public float[] toRowMajor(Matrix packed) {
    float[] plain = new float[Math.multiplyExact(rows(), columns)];
    for (int row = 0; row < rows(); row++) {
      for (int column = 0; column < columns; column++) {
        plain[row * columns + column] = packed.get(row, order.packed(column));
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
          name + " has " + rows() + " x " + columns + " values, not " + plain.length);
    }
    for (int row = 0; row < rows(); row++) {
      for (int column = 0; column < columns; column++) {
        packed.set(row, order.packed(column), plain[row * columns + column]);
      }
    }
  }
}
