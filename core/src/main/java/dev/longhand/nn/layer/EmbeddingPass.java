package dev.longhand.nn.layer;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import java.util.Optional;

/// A run of {@link Embedding} that writes out every token's vector.
public final class EmbeddingPass implements Pass {
  private final int[] ids;
  private final BatchShape shape;
  private final Parameter vectors;
  private final Optional<Gradients> training;
  private final Optional<DropoutChoice> dropout; // by id
  private final FormedBy formedBy;
  private final Matrix output; // [T B, E]
  private final Matrix outputGradient;

  /// Who forms the gradient of the vectors.
  public enum FormedBy {
    THIS_PASS,
    /// The pass of the output that is tied to them, which has a part in it.
    TIED_OUTPUT
  }

  /// @param ids `[T, B]`, filled by whoever runs the pass
  public EmbeddingPass(
      Embedding layer,
      int[] ids,
      BatchShape shape,
      Optional<Gradients> training,
      FormedBy formedBy) {
    this.ids = ids;
    this.formedBy = formedBy;
    this.shape = shape;
    this.vectors = layer.vectors();
    this.training = training;
    double rate = layer.config().dropout();
    dropout =
        training.isPresent() && rate > 0 ? Optional.of(new DropoutChoice(rate)) : Optional.empty();
    output = Matrix.zeros(shape.rows(), layer.outputWidth());
    outputGradient =
        training.isPresent() ? Matrix.zeros(shape.rows(), layer.outputWidth()) : output;
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
  public void draw(DropoutKeys keys) {
    if (dropout.isPresent()) {
      dropout.get().begin(keys.next());
    }
  }

  @Override
  public void forward(Kernels kernels, int from, int to) {
    for (int t = 0; t < shape.steps(); t++) {
      int row = t * shape.sequences() + from;
      for (int panel = 0; panel < output.panels(); panel++) {
        kernels.gather(
            to - from,
            ids,
            row,
            vectors.value().values(),
            vectors.value().at(panel, 0),
            output.values(),
            output.at(panel, row));
      }
    }
    drop(output, from, to);
  }

  /// Tokens have no gradient; their vectors have none where they were dropped.
  @Override
  public void backward(Kernels kernels, int from, int to) {
    drop(outputGradient, from, to);
  }

  private void drop(Matrix rows, int from, int to) {
    if (dropout.isEmpty()) {
      return;
    }
    for (int t = 0; t < shape.steps(); t++) {
      for (int row = t * shape.sequences() + from; row < t * shape.sequences() + to; row++) {
        scale(rows, row, dropout.get().factor(ids[row]));
      }
    }
  }

  private static void scale(Matrix rows, int row, float factor) {
    for (int panel = 0; panel < rows.panels(); panel++) {
      int at = rows.at(panel, row);
      for (int column = 0; column < Matrix.PANEL; column++) {
        rows.values()[at + column] *= factor;
      }
    }
  }

  @Override
  public int gradientPanels() {
    return switch (formedBy) {
      case THIS_PASS -> output.panels();
      case TIED_OUTPUT -> 0;
    };
  }

  @Override
  public void formGradients(Kernels kernels, int fromPanel, int toPanel) {
    Matrix gradient = training.orElseThrow().of(vectors).gradient();
    gradient.clearPanels(fromPanel, toPanel);
    for (int panel = fromPanel; panel < toPanel; panel++) {
      kernels.scatter(
          shape.rows(),
          ids,
          0,
          outputGradient.values(),
          outputGradient.at(panel, 0),
          gradient.values(),
          gradient.at(panel, 0));
    }
  }

  /// Forms the gradient of some tokens' vectors, as far as reading them goes: the same sums in the
  /// same order, cut by tokens.
  void formGradientRows(int fromId, int toId) {
    Matrix gradient = training.orElseThrow().of(vectors).gradient();
    gradient.clearRows(fromId, toId - fromId);
    for (int row = 0; row < ids.length; row++) {
      if (ids[row] >= fromId && ids[row] < toId) {
        addRow(gradient, ids[row], row);
      }
    }
  }

  private void addRow(Matrix gradient, int id, int row) {
    float[] sums = gradient.values();
    float[] added = outputGradient.values();
    for (int panel = 0; panel < gradient.panels(); panel++) {
      int at = gradient.at(panel, id);
      int from = outputGradient.at(panel, row);
      for (int column = 0; column < Matrix.PANEL; column++) {
        sums[at + column] += added[from + column];
      }
    }
  }

  Parameter vectors() {
    return vectors;
  }
}
