package dev.longhand.nn.layer;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;

/// A run of {@link ScaledId}: `output = id / V`, one number a row.
public final class ScaledIdPass implements Pass {
  private final int[] ids;
  private final BatchShape shape;
  private final float vocabulary;
  private final Matrix output; // [T B, 1]

  /// @param ids `[T, B]`, filled by whoever runs the pass
  public ScaledIdPass(ScaledId layer, int[] ids, BatchShape shape) {
    this.ids = ids;
    this.shape = shape;
    this.vocabulary = layer.inputWidth();
    output = Matrix.zeros(shape.rows(), 1);
  }

  @Override
  public Matrix output() {
    return output;
  }

  /// Never written: tokens have no gradient.
  @Override
  public Matrix outputGradient() {
    return output;
  }

  @Override
  public void forward(Kernels kernels, int from, int to) {
    for (int t = 0; t < shape.steps(); t++) {
      for (int row = t * shape.sequences() + from; row < t * shape.sequences() + to; row++) {
        output.set(row, 0, ids[row] / vocabulary);
      }
    }
  }

  @Override
  public void backward(Kernels kernels, int from, int to) {}
}
