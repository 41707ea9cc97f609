package dev.longhand.generate.decoder;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.kernel.Matrix;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.layer.Layer;
import dev.longhand.nn.layer.Parameter;
import dev.longhand.nn.layer.State;
import java.util.Optional;

/// Hands rows of logits out as plain arrays, and makes sure that they are numbers. Mutable.
final class NextLogits {
  private final LanguageModel model;
  private final float[] logits; // [V]

  NextLogits(LanguageModel model) {
    this.model = model;
    logits = new float[model.config().vocabulary()];
  }

  /// `[V]`, a row of logits; the same array every time.
  ///
  /// @param state after that row, if one is carried, to find the layer that is to blame
  /// @throws LonghandException `MODEL_NAN`
  float[] row(Matrix all, int row, Optional<State> state) {
    for (int panel = 0; panel < all.panels(); panel++) {
      int first = panel * Matrix.PANEL;
      int count = Math.min(Matrix.PANEL, logits.length - first);
      System.arraycopy(all.values(), all.at(panel, row), logits, first, count);
    }
    for (int id = 0; id < logits.length; id++) {
      if (!Float.isFinite(logits[id])) {
        throw notFinite(id, state);
      }
    }
    return logits;
  }

  private LonghandException notFinite(int id, Optional<State> state) {
    return new LonghandException(
        ErrorCode.MODEL_NAN,
        "the model computes " + logits[id] + " for token " + id,
        "layer " + firstBroken(state),
        "generate from an earlier checkpoint, or train again with a lower --learning-rate");
  }

  /// The first layer with a weight or a state that is not finite; else the last, whose sums are
  /// not.
  private String firstBroken(Optional<State> state) {
    int recurrent = 0;
    for (Layer layer : model.layers()) {
      if (!layer.parameters().stream().map(Parameter::value).allMatch(NextLogits::isFinite)) {
        return layer.name();
      }
      if (state.isPresent() && layer.config().recurrent()) {
        if (!isFinite(state.get().layers().get(recurrent).hidden())) {
          return layer.name();
        }
        recurrent++;
      }
    }
    return model.layers().getLast().name();
  }

  private static boolean isFinite(Matrix matrix) {
    for (float value : matrix.toRowMajor()) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
