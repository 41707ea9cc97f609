package dev.longhand.nn.layer;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import java.util.Optional;

/// A run of {@link Dropout} while training.
public final class DropoutPass implements Pass {
  private final Source.Activations source;
  private final BatchShape shape;
  private final Matrix output; // [T B, F]
  private final Matrix outputGradient;
  private final DropoutMask mask; // [T B, F], or for all steps of a sequence [B, F]

  /// @param shape the rows of the source as sequences and steps
  public DropoutPass(Dropout layer, Source.Activations source, BatchShape shape) {
    this.source = source;
    this.shape = shape;
    int width = layer.outputWidth();
    output = Matrix.zeros(shape.rows(), width);
    outputGradient = Matrix.zeros(shape.rows(), width);
    int rows =
        switch (layer.config().mask()) {
          case EACH_STEP -> shape.rows();
          case EACH_SEQUENCE -> shape.sequences();
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
    for (int first = 0; first < mask.factors().rows(); first += shape.sequences()) {
      mask.chooseRows(first + from, first + to);
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
    for (int t = 0; t < shape.steps(); t++) {
      for (int row = t * shape.sequences() + from; row < t * shape.sequences() + to; row++) {
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
