package dev.longhand.nn.layer;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import java.util.Optional;

/// A run of {@link Dropout} while training.
public final class DropoutPass implements Pass {
  private final Source.Activations source;
  private final BatchRows batch;
  private final Matrix output; // [T B, F]
  private final Matrix outputGradient;
  private final DropoutMask mask; // [T B, F], or for all steps of a sequence [B, F]

  /// @param batch the rows of the source that take part
  public DropoutPass(Dropout layer, Source.Activations source, BatchRows batch) {
    this.source = source;
    this.batch = batch;
    int width = layer.outputWidth();
    output = Matrix.zeros(batch.shape().rows(), width);
    outputGradient = Matrix.zeros(batch.shape().rows(), width);
    int rows =
        switch (layer.config().mask()) {
          case EACH_STEP -> batch.shape().rows();
          case EACH_SEQUENCE -> batch.sequences();
        };
    mask = new DropoutMask(layer.config().rate(), rows, width);
  }

  @Override
  public void draw(DropoutKeys keys) {
    begin(keys.next());
  }

  /// Chooses the elements to drop from now on.
  void begin(long key) {
    mask.begin(key);
  }

  @Override
  public Matrix output() {
    return output;
  }

  @Override
  public Matrix outputGradient() {
    return outputGradient;
  }

  @Override
  public void forward(Kernels kernels, int from, int to) {
    int masked = mask.factors().rows() / batch.sequences(); // steps that have a mask of their own
    for (int t = Math.min(batch.entry(from), masked - 1); t < masked; t++) {
      int rows = masked == 1 ? to - from : batch.count(t, from, to);
      mask.chooseRows(batch.row(t, from), batch.row(t, from) + rows);
    }
    apply(from, to, source.values(), output);
  }

  @Override
  public void backward(Kernels kernels, int from, int to) {
    Optional<Matrix> gradient = source.gradient();
    if (gradient.isPresent()) {
      apply(from, to, outputGradient, gradient.get());
    }
  }

  private void apply(int from, int to, Matrix in, Matrix out) {
    for (int t = batch.entry(from); t < batch.steps(); t++) {
      int end = batch.row(t, from) + batch.count(t, from, to);
      for (int row = batch.row(t, from); row < end; row++) {
        for (int panel = 0; panel < output.panels(); panel++) {
          applyToRow(row, panel, in, out);
        }
      }
    }
  }

  private void applyToRow(int row, int panel, Matrix in, Matrix out) {
    float[] factors = mask.factors().values();
    int factorsAt = mask.factors().at(panel, row % mask.factors().rows());
    int inAt = in.at(panel, row);
    int outAt = out.at(panel, row);
    for (int column = 0; column < Matrix.PANEL; column++) {
      out.values()[outAt + column] = in.values()[inAt + column] * factors[factorsAt + column];
    }
  }
}
