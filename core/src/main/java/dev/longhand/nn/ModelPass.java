package dev.longhand.nn;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.layer.BatchRows;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.DropoutKeys;
import dev.longhand.nn.layer.Gradients;
import dev.longhand.nn.layer.Pass;
import dev.longhand.nn.layer.RecurrentPass;
import dev.longhand.nn.layer.State;
import dev.longhand.nn.loss.CrossEntropy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// One run of a whole model over a batch: all its buffers, planned once and reused.
///
/// Fill {@link #tokens} (and {@link #targets}), {@link #load} a state or tell the lengths of the
/// sequences, then run: padding forward, ranges of sequences forward, their loss and backward,
/// padding backward, gradients. Mutable; one caller at a time, while the jobs inside may be shared
/// among threads.
public final class ModelPass {
  private final LanguageModel model;
  private final BatchRows batch;
  private final int[] tokens;
  private final Optional<PaddingChain> padding;
  private final List<Pass> passes;
  private final List<RecurrentPass> recurrent;
  private final List<Optional<Pass>> chained; // by pass, the same layer over padding alone
  private final CrossEntropy loss;
  private final DropoutKeys dropoutKeys = new DropoutKeys();
  private final Matrix logits;
  private final Matrix features;

  private ModelPass(LanguageModel model, BatchShape shape, Optional<Gradients> training) {
    this.model = model;
    batch = new BatchRows(shape);
    tokens = new int[shape.rows()];
    padding = PaddingChain.of(model, shape, training);
    Optional<Gradients> own = padding.isPresent() ? training.map(Gradients::first) : training;
    PassPlan plan = PassPlan.ofBatch(model, batch, tokens, own, padding);
    passes = plan.passes();
    recurrent = RecurrentPass.among(passes);
    chained = IntStream.range(0, passes.size()).mapToObj(this::chained).toList();
    logits = passes.getLast().output();
    features = plan.features();
    loss = new CrossEntropy(logits, shape.sequences(), plan.lossRows().stretches());
  }

  private Optional<Pass> chained(int index) {
    return padding.flatMap(chain -> chain.below(passes.indexOf(recurrent.getLast()) - index));
  }

  /// A pass that trains: it keeps what the way back needs.
  public static ModelPass training(LanguageModel model, BatchShape shape, Gradients gradients) {
    return new ModelPass(model, shape, Optional.of(gradients));
  }

  /// A pass that only looks: no dropout, no way back. The caller fills the tables once with {@link
  /// #fillTables} and again after the parameters have changed.
  public static ModelPass evaluation(LanguageModel model, BatchShape shape) {
    return new ModelPass(model, shape, Optional.empty());
  }

  public BatchShape shape() {
    return batch.shape();
  }

  /// `[T, B]`, the ids that go in; written by the caller.
  public int[] tokens() {
    return tokens;
  }

  /// `[B]` or `[T, B]` as the loss is taken, the ids that should come out; written by the caller.
  public int[] targets() {
    return loss.targets();
  }

  /// Lets all sequences take part in all steps from now on, as they do at first.
  public void setFull() {
    batch.setFull();
  }

  /// Lets sequence b take part in its last `lengths[b]` steps from now on. One that enters after
  /// the first step begins with zeros.
  ///
  /// @param lengths 1 to T for each of B sequences, never rising; may be longer
  /// @throws IllegalArgumentException when the lengths are others, or short where a layer reads
  ///   sequences from their end
  public void setLengths(int[] lengths) {
    requireLengths(lengths);
    if (!model.config().causal() && lengths[batch.sequences() - 1] < batch.steps()) {
      throw new IllegalArgumentException(
          "a bidirectional layer reads sequences of one length; pad the shorter ones");
    }
    batch.setLengths(lengths);
  }

  /// The same where a sequence has read `id` at each step before it enters; the pass was planned
  /// for padding, its loss is taken after the last step alone, and the tokens are written.
  ///
  /// Where sequences do not all see the same padding, because each drops something of its own below
  /// the last recurrent layer or reads the padding last, it is written into the tokens instead, and
  /// all steps are run.
  ///
  /// @param lengths as in {@link #setLengths}
  /// @throws IllegalArgumentException when one of these is not so
  public void setLengths(int[] lengths, int id) {
    requireLengths(lengths);
    if (batch.shape().start() != BatchShape.Start.PADDING) {
      throw new IllegalArgumentException("this pass was planned for a batch without padding");
    }
    if (model.config().lossPositions() == LossPositions.EVERY) {
      throw new IllegalArgumentException("a loss at every step would foretell padding");
    }
    batch.setLengths(lengths);
    if (padding.isPresent()) {
      padding.get().begin(id, batch.entry(batch.sequences() - 1));
    } else {
      writePadding(id);
      batch.setFull();
    }
  }

  private void requireLengths(int[] lengths) {
    if (lengths.length < batch.sequences() || lengths[batch.sequences() - 1] < 1) {
      throw new IllegalArgumentException(
          "a length of at least 1 is needed for each of " + batch.sequences() + " sequences");
    }
  }

  private void writePadding(int id) {
    for (int t = 0; t < batch.steps(); t++) {
      Arrays.fill(tokens, batch.row(t, batch.present(t)), batch.row(t + 1, 0), id);
    }
  }

  /// Where one of several ranges of sequences begins that cost about the same.
  public int cut(int range, int ranges) {
    return batch.cut(range, ranges);
  }

  /// The loss of the last run.
  public CrossEntropy loss() {
    return loss;
  }

  /// [B or T B, V], after forward without a loss.
  public Matrix logits() {
    return logits;
  }

  /// What the last layer reads, after forward: the rows of {@link #logits}.
  public Matrix features() {
    return features;
  }

  /// How many layers take part.
  public int layers() {
    return passes.size();
  }

  /// Begins the next run with a state.
  public void load(State state) {
    for (int i = 0; i < recurrent.size(); i++) {
      recurrent.get(i).load(state.layers().get(i));
    }
  }

  /// Hands the state after the last step out.
  public void save(State state) {
    for (int i = 0; i < recurrent.size(); i++) {
      recurrent.get(i).save(state.layers().get(i));
    }
  }

  /// Hands the gradient of the initial state out, after backward.
  public void saveInitialGradient(State gradient) {
    for (int i = 0; i < recurrent.size(); i++) {
      recurrent.get(i).saveInitialGradient(gradient.layers().get(i));
    }
  }

  /// Chooses what dropout drops: the same seed and step always drop the same, whatever the shape of
  /// the batch makes of the layers below.
  public void drawDropout(long seed, long step) {
    dropoutKeys.begin(seed, step);
    for (int i = 0; i < passes.size(); i++) {
      passes.get(i).draw(dropoutKeys);
    }
  }

  /// Works out every table for the present parameters.
  public void fillTables(Kernels kernels, Workers workers) {
    for (int i = 0; i < passes.size(); i++) {
      int layer = i;
      if (tablePanels(layer) > 0) {
        workers.runRanges(tablePanels(layer), (from, to) -> fillTables(kernels, layer, from, to));
      }
    }
  }

  /// Panels of tables of a layer that have to be worked out anew when parameters have changed.
  public int tablePanels(int layer) {
    int own = passes.get(layer).tablePanels();
    Optional<Pass> overPadding = chained.get(layer);
    return overPadding.isPresent() ? Math.max(own, overPadding.get().tablePanels()) : own;
  }

  /// Works out some panels of a layer's tables for the present parameters.
  public void fillTables(Kernels kernels, int layer, int fromPanel, int toPanel) {
    if (passes.get(layer).tablePanels() > 0) {
      passes.get(layer).fillTables(kernels, fromPanel, toPanel);
    }
    Optional<Pass> overPadding = chained.get(layer);
    if (overPadding.isPresent() && overPadding.get().tablePanels() > 0) {
      overPadding.get().fillTables(kernels, fromPanel, toPanel);
    }
  }

  /// Runs the padding forward, on one thread before all sequences.
  public void forwardPadding(Kernels kernels) {
    if (padding.isPresent()) {
      padding.get().forward(kernels);
    }
  }

  /// Runs some sequences forward to their logits.
  public void forward(Kernels kernels, int from, int to) {
    for (int i = 0; i < passes.size(); i++) {
      passes.get(i).forward(kernels, from, to);
    }
  }

  /// Turns the logits of some sequences into their losses and gradients.
  public void runLoss(Kernels kernels, int from, int to) {
    loss.run(kernels, from, to);
  }

  /// Notes the ranks of the targets of some sequences; for measuring, between {@link #forward} and
  /// {@link #runLoss}.
  public void rankTargets(int from, int to) {
    loss.rank(from, to);
  }

  /// Runs some sequences backward.
  public void backward(Kernels kernels, int from, int to) {
    for (int i = passes.size() - 1; i >= 0; i--) {
      passes.get(i).backward(kernels, from, to);
    }
  }

  /// Runs the padding backward, on one thread after all sequences.
  public void backwardPadding(Kernels kernels) {
    if (padding.isPresent()) {
      padding.get().backward(kernels, recurrent);
    }
  }

  /// Panels of output columns over which a layer's gradients can be shared out.
  public int gradientPanels(int layer) {
    return passes.get(layer).gradientPanels();
  }

  /// Forms the gradients of a layer for some of its output panels, after backward. May run beside
  /// {@link #backwardPadding}.
  public void formGradients(Kernels kernels, int layer, int fromPanel, int toPanel) {
    passes.get(layer).formGradients(kernels, fromPanel, toPanel);
  }

  /// Whether padding runs by itself, so that its gradients have to be formed besides.
  public boolean runsPadding() {
    return padding.isPresent();
  }

  /// Adds the gradients of the padding to those of the sequences, after both have run backward.
  public void formPaddingGradients(Kernels kernels, int layer, int fromPanel, int toPanel) {
    Optional<Pass> overPadding = chained.get(layer);
    if (overPadding.isPresent()) {
      overPadding.get().formGradients(kernels, fromPanel, toPanel);
    }
  }

  /// Forms the gradients that need all the others.
  public void formTableGradients(Kernels kernels) {
    for (int i = 0; i < passes.size(); i++) {
      passes.get(i).formTableGradients(kernels);
    }
    if (padding.isPresent()) {
      padding.get().formTokenGradients(kernels);
    }
  }
}
