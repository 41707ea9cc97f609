package dev.longhand.evaluate;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.LossPositions;
import dev.longhand.nn.ModelPass;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.State;
import dev.longhand.text.example.TokenSequence;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Reads a text from its beginning and tells how likely every token is behind all in front of it,
/// as a model that writes would choose it.
///
/// A model that reads windows from both ends sees the last window in front of each token, or as
/// much as there is. Works with the parameters as they were when it was made. Mutable, for one
/// caller at a time.
public final class TokenScorer {
  /// T of the passes that read on; how a text is cut changes no bit.
  private static final int CHUNK = 64;

  private final LanguageModel model;
  private final Kernels kernels;
  private final int window;
  private final State state;
  private final Map<Integer, ModelPass> passes = new TreeMap<>(); // by T

  /// @param window how many tokens a model reads that has to know where its text ends
  public TokenScorer(LanguageModel model, Kernels kernels, int window) {
    if (window < 1) {
      throw new IllegalArgumentException("a window of " + window);
    }
    this.model = model;
    this.kernels = kernels;
    this.window = window;
    state = model.zeroState(1);
  }

  /// Tells the score of every token of a text but the first.
  ///
  /// @param at the place of the first token, among whatever tokens the consumer counts
  /// @throws LonghandException `MODEL_NAN` when the model computes no finite loss
  public void score(TokenSequence text, long at, TargetConsumer consumer) {
    state.clear();
    long place = 1; // of the next target
    while (place < text.length()) {
      int steps = steps(place, text.length());
      ModelPass pass = pass(steps);
      int first = Math.toIntExact(model.config().causal() ? place - 1 : place - steps);
      for (int t = 0; t < steps; t++) {
        pass.tokens()[t] = text.at(first + (long) t);
      }
      int targets = model.config().lossPositions() == LossPositions.EVERY ? steps : 1;
      for (int row = 0; row < targets; row++) {
        pass.targets()[row] = text.at(place + row);
      }
      run(pass);
      pass.rankTargets(0, 1);
      pass.runLoss(kernels, 0, 1);
      for (int row = 0; row < targets; row++) {
        float loss = finite(pass.loss().loss(row), at + place + row);
        consumer.target(at + place + row, read(place + row), loss, pass.loss().rankAt(row));
      }
      place += targets;
    }
  }

  private int steps(long place, long length) {
    if (!model.config().causal()) {
      return (int) Math.min(window, place);
    }
    boolean chunks = model.config().lossPositions() == LossPositions.EVERY;
    return chunks && length - place >= CHUNK ? CHUNK : 1;
  }

  private long read(long place) {
    return model.config().causal() ? place : Math.min(window, place);
  }

  /// What comes behind some tokens.
  ///
  /// @param ids at least one, each less than V
  /// @throws LonghandException `MODEL_NAN` when the model computes no finite numbers
  public TokenDistribution next(int[] ids) {
    if (ids.length == 0) {
      throw new IllegalArgumentException("no token was read");
    }
    for (int id : ids) {
      Objects.checkIndex(id, model.config().vocabulary());
    }
    state.clear();
    boolean whole = !model.config().causal();
    int place = whole ? Math.max(0, ids.length - window) : 0;
    ModelPass pass = pass(1);
    while (place < ids.length) {
      int left = ids.length - place;
      int steps = whole ? left : left >= CHUNK ? CHUNK : 1;
      pass = pass(steps);
      System.arraycopy(ids, place, pass.tokens(), 0, steps);
      run(pass);
      place += steps;
    }
    return TokenDistribution.ofLogits(lastLogits(pass.logits()));
  }

  private void run(ModelPass pass) {
    pass.load(state);
    pass.forward(kernels, 0, 1);
    if (model.config().causal()) {
      pass.save(state);
    }
  }

  private ModelPass pass(int steps) {
    return passes.computeIfAbsent(steps, this::plan);
  }

  private ModelPass plan(int steps) {
    ModelPass pass = ModelPass.evaluation(model, new BatchShape(1, steps));
    try (var caller = new Workers(1)) {
      pass.fillTables(kernels, caller);
    }
    return pass;
  }

  private static float[] lastLogits(Matrix logits) {
    var last = new float[logits.columns()];
    for (int id = 0; id < last.length; id++) {
      last[id] = logits.get(logits.rows() - 1, id);
      if (!Float.isFinite(last[id])) {
        throw notFinite("logit", last[id], "token " + id + " of the vocabulary");
      }
    }
    return last;
  }

  private static float finite(float loss, long place) {
    if (!Float.isFinite(loss)) {
      throw notFinite("loss", loss, "token " + Wording.number(place + 1) + " of the text");
    }
    return loss;
  }

  private static LonghandException notFinite(String what, float value, String where) {
    return new LonghandException(
        ErrorCode.MODEL_NAN,
        "the model computes a " + what + " of " + value,
        where,
        "take an earlier model, or train again with a lower --learning-rate");
  }
}
