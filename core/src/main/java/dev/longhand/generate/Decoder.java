package dev.longhand.generate;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.ModelPass;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.Bidirectional;
import dev.longhand.nn.layer.Layer;
import dev.longhand.nn.layer.Parameter;
import dev.longhand.nn.layer.State;
import java.util.Optional;

/// Reads a text token by token and says what may come next; holds the state, so a token costs the
/// same however long the text is.
///
/// The state is carried on for models trained on windows too: they read the whole text, not its
/// last window. Runs on the caller's thread. Works with the parameters as they were when it was
/// made; make a new one after the model has learnt more. Mutable, for one caller at a time.
public final class Decoder {
  /// T of the pass that reads long texts; how a text is cut changes no bit.
  private static final int CHUNK = 64;

  private final LanguageModel model;
  private final Kernels kernels;
  private final State state;
  private final ModelPass step;
  private Optional<ModelPass> chunk = Optional.empty();
  private final float[] logits; // [V]
  private boolean started;

  /// A decoder that has read nothing: its state is zero.
  ///
  /// @throws LonghandException `MODEL_BIDIRECTIONAL` when the model has to read a window to its end
  ///   before it can say anything
  public Decoder(LanguageModel model, Kernels kernels) {
    requireCausal(model);
    this.model = model;
    this.kernels = kernels;
    state = model.zeroState(1);
    step = plan(1);
    logits = new float[model.config().vocabulary()];
  }

  /// Refuses a model with a layer that reads from both ends.
  static void requireCausal(LanguageModel model) {
    for (Layer layer : model.layers()) {
      if (layer instanceof Bidirectional) {
        throw new LonghandException(
            ErrorCode.MODEL_BIDIRECTIONAL,
            "the model reads each window from its end too, so it cannot write a text that has none"
                + " yet",
            "layer " + layer.name(),
            "train one without --bidirectional: longhand train TEXT --out RUN");
      }
    }
  }

  private ModelPass plan(int steps) {
    ModelPass pass = ModelPass.evaluation(model, new BatchShape(1, steps));
    try (var caller = new Workers(1)) {
      pass.fillTables(kernels, caller);
    }
    return pass;
  }

  /// Forgets all that was read.
  public void clear() {
    state.clear();
    started = false;
  }

  /// Reads one token.
  public void accept(int id) {
    requireKnown(id);
    step.tokens()[0] = id;
    run(step);
  }

  /// Reads any number of tokens.
  public void accept(int[] ids) {
    for (int id : ids) {
      requireKnown(id);
    }
    int read = 0;
    while (ids.length - read >= CHUNK) {
      ModelPass pass = chunk.orElseGet(() -> plan(CHUNK));
      chunk = Optional.of(pass);
      System.arraycopy(ids, read, pass.tokens(), 0, CHUNK);
      run(pass);
      read += CHUNK;
    }
    for (int i = read; i < ids.length; i++) {
      accept(ids[i]);
    }
  }

  private void requireKnown(int id) {
    if (id < 0 || id >= logits.length) {
      throw new IllegalArgumentException("token " + id + " of a vocabulary of " + logits.length);
    }
  }

  private void run(ModelPass pass) {
    pass.load(state);
    pass.forward(kernels, 0, 1);
    pass.save(state);
    keepLastLogits(pass.logits());
    started = true;
  }

  private void keepLastLogits(Matrix all) {
    for (int panel = 0; panel < all.panels(); panel++) {
      int first = panel * Matrix.PANEL;
      int count = Math.min(Matrix.PANEL, logits.length - first);
      System.arraycopy(all.values(), all.at(panel, all.rows() - 1), logits, first, count);
    }
  }

  /// `[V]`, the logits of the token that comes next: the decoder's own array, overwritten by the
  /// next `accept`.
  ///
  /// @throws LonghandException `MODEL_NAN` when one is NaN or infinite; names the first layer that
  ///   is to blame
  /// @throws IllegalStateException before any token was read
  public float[] logits() {
    if (!started) {
      throw new IllegalStateException("no token was read yet");
    }
    for (int id = 0; id < logits.length; id++) {
      if (!Float.isFinite(logits[id])) {
        throw notFinite(id);
      }
    }
    return logits;
  }

  private LonghandException notFinite(int id) {
    return new LonghandException(
        ErrorCode.MODEL_NAN,
        "the model computes " + logits[id] + " for token " + id,
        "layer " + firstBroken(),
        "generate from an earlier checkpoint, or train again with a lower --learning-rate");
  }

  /// The first layer with a weight or a state that is not finite; else the last, whose sums are
  /// not.
  private String firstBroken() {
    int recurrent = 0;
    for (Layer layer : model.layers()) {
      if (!layer.parameters().stream().allMatch(Decoder::isFinite)) {
        return layer.name();
      }
      if (layer.config().recurrent() && !isFinite(state.layers().get(recurrent++).hidden())) {
        return layer.name();
      }
    }
    return model.layers().getLast().name();
  }

  private static boolean isFinite(Parameter parameter) {
    return isFinite(parameter.value());
  }

  private static boolean isFinite(Matrix matrix) {
    float[] values = matrix.toRowMajor();
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
