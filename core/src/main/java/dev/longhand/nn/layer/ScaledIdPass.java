package dev.longhand.nn.layer;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;

/// A run of {@link ScaledId}: `output = id / V`, one number a row.
public final class ScaledIdPass implements Pass {
  private final int[] ids;
  private final BatchRows batch;
  private final float vocabulary;
  private final Matrix output; // [T B, 1]

  /// @param ids `[T, B]`, filled by whoever runs the pass
  public ScaledIdPass(ScaledId layer, int[] ids, BatchRows batch) {
    this.ids = ids;
    this.batch = batch;
    this.vocabulary = layer.inputWidth();
    output = Matrix.zeros(batch.shape().rows(), 1);
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
    for (int t = batch.entry(from); t < batch.steps(); t++) {
      int end = batch.row(t, from) + batch.count(t, from, to);
      for (int row = batch.row(t, from); row < end; row++) {
        output.set(row, 0, ids[row] / vocabulary);
      }
    }
  }

  @Override
  public void backward(Kernels kernels, int from, int to) {}
}
