package dev.longhand.nn.layer;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.random.KeyedRandom;
import java.util.Optional;

/// A run of {@link Dropout} while training. Whether an element stays is a hash of the step's key
/// and of the element's place, so no thread and no cut can change it.
public final class DropoutPass implements Pass {
  private static final int BITS = 24;

  private final Source.Activations source;
  private final BatchShape shape;
  private final long threshold;
  private final float scale;
  private final Matrix output;
  private final Matrix outputGradient;
  private final Matrix mask;
  private long key;

  /// @param shape the rows of the source as sequences and steps
  public DropoutPass(Dropout layer, Source.Activations source, BatchShape shape) {
    this.source = source;
    this.shape = shape;
    double rate = layer.config().rate();
    threshold = Math.round(rate * (1 << BITS));
    scale = (float) (1 / (1 - rate));
    output = Matrix.zeros(shape.rows(), layer.outputWidth());
    outputGradient = Matrix.zeros(shape.rows(), layer.outputWidth());
    mask = Matrix.zeros(shape.rows(), layer.outputWidth());
  }

  @Override
  public void draw(DropoutKeys keys) {
    begin(keys.next());
  }

  /// Chooses the elements to drop from now on.
  void begin(long newKey) {
    key = newKey;
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
    for (int t = 0; t < shape.steps(); t++) {
      for (int row = t * shape.sequences() + from; row < t * shape.sequences() + to; row++) {
        for (int panel = 0; panel < output.panels(); panel++) {
          drawRow(row, panel);
          apply(row, panel, source.values(), output);
        }
      }
    }
  }

  private void drawRow(int row, int panel) {
    int at = mask.at(panel, row);
    int first = panel * Matrix.PANEL;
    int count = Math.min(Matrix.PANEL, mask.columns() - first);
    long place = (long) row * mask.columns() + first;
    for (int column = 0; column < count; column++) {
      long bits = KeyedRandom.at(key, place + column) >>> (Long.SIZE - BITS);
      mask.values()[at + column] = bits < threshold ? 0f : scale;
    }
  }

  private void apply(int row, int panel, Matrix in, Matrix out) {
    int maskAt = mask.at(panel, row);
    int inAt = in.at(panel, row);
    int outAt = out.at(panel, row);
    for (int column = 0; column < Matrix.PANEL; column++) {
      out.values()[outAt + column] = in.values()[inAt + column] * mask.values()[maskAt + column];
    }
  }

  @Override
  public void backward(Kernels kernels, int from, int to) {
    Optional<Matrix> gradient = source.gradient();
    if (gradient.isEmpty()) {
      return;
    }
    for (int t = 0; t < shape.steps(); t++) {
      for (int row = t * shape.sequences() + from; row < t * shape.sequences() + to; row++) {
        for (int panel = 0; panel < output.panels(); panel++) {
          apply(row, panel, outputGradient, gradient.get());
        }
      }
    }
  }
}
