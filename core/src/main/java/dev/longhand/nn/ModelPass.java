package dev.longhand.nn;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.DropoutKeys;
import dev.longhand.nn.layer.Gradients;
import dev.longhand.nn.layer.Pass;
import dev.longhand.nn.layer.RecurrentPass;
import dev.longhand.nn.layer.State;
import dev.longhand.nn.loss.CrossEntropy;
import java.util.List;
import java.util.Optional;

/// One run of a whole model over a batch: all its buffers, planned once and reused.
///
/// Fill {@link #tokens} (and {@link #targets}), {@link #load} a state, then run. Mutable; one
/// caller at a time, while the jobs inside may be shared among threads.
public final class ModelPass {
  private final BatchShape shape;
  private final int[] tokens;
  private final List<Pass> passes;
  private final List<RecurrentPass> recurrent;
  private final CrossEntropy loss;
  private final DropoutKeys dropoutKeys = new DropoutKeys();
  private final Matrix logits;

  private ModelPass(BatchShape shape, int[] tokens, List<Pass> passes) {
    this.shape = shape;
    this.tokens = tokens;
    this.passes = passes;
    recurrent =
        passes.stream()
            .filter(RecurrentPass.class::isInstance)
            .map(RecurrentPass.class::cast)
            .toList();
    logits = passes.getLast().output();
    loss = new CrossEntropy(logits, shape.sequences());
  }

  /// A pass that trains: it keeps what the way back needs.
  public static ModelPass training(LanguageModel model, BatchShape shape, Gradients gradients) {
    return plan(model, shape, Optional.of(gradients));
  }

  /// A pass that only looks: no dropout, no way back. The caller fills the tables once with {@link
  /// #fillTables} and again after the parameters have changed.
  public static ModelPass evaluation(LanguageModel model, BatchShape shape) {
    return plan(model, shape, Optional.empty());
  }

  private static ModelPass plan(
      LanguageModel model, BatchShape shape, Optional<Gradients> training) {
    int[] tokens = new int[shape.rows()];
    return new ModelPass(shape, tokens, new PassPlan(model, shape, tokens, training).passes());
  }

  public BatchShape shape() {
    return shape;
  }

  /// `[T, B]`, the ids that go in; written by the caller.
  public int[] tokens() {
    return tokens;
  }

  /// `[B]` or `[T, B]` as the loss is taken, the ids that should come out; written by the caller.
  public int[] targets() {
    return loss.targets();
  }

  /// The loss of the last run.
  public CrossEntropy loss() {
    return loss;
  }

  /// [B or T B, V], after forward without a loss.
  public Matrix logits() {
    return logits;
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
    for (Pass pass : passes) {
      if (pass.tablePanels() > 0) {
        workers.runRanges(pass.tablePanels(), (from, to) -> pass.fillTables(kernels, from, to));
      }
    }
  }

  /// Panels of tables of a layer that have to be worked out anew when parameters have changed.
  public int tablePanels(int layer) {
    return passes.get(layer).tablePanels();
  }

  /// Works out some panels of a layer's tables for the present parameters.
  public void fillTables(Kernels kernels, int layer, int fromPanel, int toPanel) {
    passes.get(layer).fillTables(kernels, fromPanel, toPanel);
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

  /// Runs some sequences backward.
  public void backward(Kernels kernels, int from, int to) {
    for (int i = passes.size() - 1; i >= 0; i--) {
      passes.get(i).backward(kernels, from, to);
    }
  }

  /// Panels of output columns over which a layer's gradients can be shared out.
  public int gradientPanels(int layer) {
    return passes.get(layer).gradientPanels();
  }

  /// Forms the gradients of a layer for some of its output panels, after backward.
  public void formGradients(Kernels kernels, int layer, int fromPanel, int toPanel) {
    passes.get(layer).formGradients(kernels, fromPanel, toPanel);
  }

  /// Forms the gradients that need all the others.
  public void formTableGradients(Kernels kernels) {
    for (int i = 0; i < passes.size(); i++) {
      passes.get(i).formTableGradients(kernels);
    }
  }
}
