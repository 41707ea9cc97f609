package dev.longhand.generate.decoder;

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
import dev.longhand.nn.layer.State;
import java.util.Arrays;
import java.util.Optional;

/// Carries the state of each text on, so a token costs the same however long the text is.
///
/// Models that were trained on windows read the whole text here, not its last window.
public final class StateDecoder implements Decoder {
  /// T of the pass that reads long texts; how a text is cut changes no bit.
  private static final int CHUNK = 64;

  private final LanguageModel model;
  private final Kernels kernels;
  private final int capacity;
  private final ModelPass single; // B 1, T 1
  private final State beginning; // of one text
  private final NextLogits next;
  private Optional<ModelPass> chunk = Optional.empty();
  private ModelPass step; // B as many as there are texts, or more
  private State state; // as step
  private State spare; // as step
  private int sequences;
  private Optional<ModelPass> latest = Optional.empty(); // that ran

  /// A decoder that has read nothing.
  ///
  /// @param capacity how many texts there may be side by side
  /// @throws LonghandException `MODEL_BIDIRECTIONAL` when the model has to read a window to its end
  ///   before it can say anything
  public StateDecoder(LanguageModel model, Kernels kernels, int capacity) {
    requireCausal(model);
    if (capacity < 1) {
      throw new IllegalArgumentException(capacity + " texts");
    }
    this.model = model;
    this.kernels = kernels;
    this.capacity = capacity;
    single = plan(new BatchShape(1, 1));
    beginning = model.zeroState(1);
    next = new NextLogits(model);
    step = single;
    state = model.zeroState(1);
    spare = model.zeroState(1);
  }

  /// Refuses a model with a layer that reads from both ends.
  static void requireCausal(LanguageModel model) {
    for (Layer layer : model.layers()) {
      if (layer instanceof Bidirectional) {
        throw new LonghandException(
            ErrorCode.MODEL_BIDIRECTIONAL,
            "the model reads each window from its end too, so it cannot carry on a text that has"
                + " none yet",
            "layer " + layer.name(),
            "let it read a window for each token: --window 50");
      }
    }
  }

  private ModelPass plan(BatchShape shape) {
    return planned(model, shape, kernels);
  }

  /// A pass that is ready to run.
  static ModelPass planned(LanguageModel model, BatchShape shape, Kernels kernels) {
    ModelPass pass = ModelPass.evaluation(model, shape);
    try (var caller = new Workers(1)) {
      pass.fillTables(kernels, caller);
    }
    return pass;
  }

  @Override
  public int vocabulary() {
    return model.config().vocabulary();
  }

  @Override
  public int sequences() {
    return sequences;
  }

  @Override
  public void begin(int[] ids) {
    Places.requireKnown(ids, ids.length, vocabulary());
    if (ids.length == 0) {
      throw new IllegalArgumentException("no token was read");
    }
    beginning.clear();
    int read = 0;
    ModelPass pass = single;
    while (read < ids.length) {
      int count = ids.length - read >= CHUNK ? CHUNK : 1;
      pass = count == 1 ? single : chunk.orElseGet(() -> plan(new BatchShape(1, CHUNK)));
      chunk = count == 1 ? chunk : Optional.of(pass);
      System.arraycopy(ids, read, pass.tokens(), 0, count);
      run(pass, beginning, 1);
      read += count;
    }
    makeRoom(1);
    sequences = 1;
    state.copy(beginning, 0, 0);
    latest = Optional.of(pass);
    if (pass != step) {
      step.logits().copyRows(pass.logits(), pass.logits().rows() - 1, 1, 0);
    }
  }

  /// Plans buffers for so many texts where there are none.
  private void makeRoom(int count) {
    if (count <= step.shape().sequences()) {
      return;
    }
    ModelPass before = step;
    State was = state;
    step = plan(new BatchShape(count, 1));
    state = model.zeroState(count);
    spare = model.zeroState(count);
    for (int i = 0; i < sequences; i++) {
      state.copy(was, i, i);
    }
    step.logits().copyRows(before.logits(), 0, Math.max(1, sequences), 0);
  }

  private void run(ModelPass pass, State of, int count) {
    pass.load(of);
    pass.forward(kernels, 0, count);
    pass.save(of);
  }

  @Override
  public void accept(int[] ids) {
    Places.requireKnown(ids, sequences, vocabulary());
    System.arraycopy(ids, 0, step.tokens(), 0, sequences);
    Arrays.fill(step.tokens(), sequences, step.tokens().length, 0);
    run(step, state, sequences);
    latest = Optional.of(step);
  }

  @Override
  public void keep(int[] from) {
    Places.require(from, sequences, capacity);
    makeRoom(from.length);
    Matrix logits = step.logits();
    Matrix was = Matrix.zeros(Math.max(1, sequences), logits.columns());
    was.copyRows(logits, 0, sequences, 0);
    for (int i = 0; i < from.length; i++) {
      spare.copy(state, from[i], i);
      logits.copyRows(was, from[i], 1, i);
    }
    latest = Optional.empty();
    State kept = spare;
    spare = state;
    state = kept;
    sequences = from.length;
  }

  @Override
  public float[] logits(int sequence) {
    Places.requireText(sequence, sequences);
    return next.row(step.logits(), sequence, Optional.of(state));
  }

  @Override
  public float[] features(int sequence) {
    Places.requireText(sequence, sequences);
    ModelPass pass = latest.orElseThrow(Places::moved);
    Matrix all = pass.features();
    return all.rows(all.rows() - pass.shape().sequences() + sequence, 1).toRowMajor();
  }
}
