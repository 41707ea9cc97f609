package dev.longhand.nn.layer;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.kernel.MatrixProduct;
import dev.longhand.kernel.RowStretches;
import java.util.Optional;

/// The hidden states of a recurrent pass: how what a cell puts out at one step reaches the sums of
/// the next, by way of projection and dropout, and how the gradient comes back.
///
/// Initial states stand in front as step -1, so the state before a step is just B rows up. Without
/// a projection, output and hidden state are one matrix.
final class HiddenStates {
  /// Whether the next step of the cell reads its output itself, besides the hidden state.
  enum Carry {
    NOTHING,
    OUTPUT
  }

  private final BatchRows batch;
  private final GradientArrives arrives;
  private final Carry carry;
  private final Parameter recurrentKernel;
  private final Optional<ProjectionWeights> projection;
  private final Optional<Gradients> training;
  private final Optional<SequenceDropout> dropout;
  private final Optional<WeightDrop> weightDrop;
  private final boolean preparesKernel;
  private final Matrix outputs; // [(T + 1) B, H]
  private final Matrix hidden; // [(T + 1) B, H or P]
  private final Matrix outputGradient; // as outputs
  private final Matrix hiddenGradient; // as hidden
  private final Matrix seen; // [T B, H or P], what the next step multiplies
  private final Matrix seenGradient; // as seen
  private final Matrix putOut; // [T B, H], outputs without the initial one
  private final Matrix hiddenGradients; // [T B, H or P], likewise
  private final Matrix noHidden; // [1, H or P]
  private final Matrix noOutput; // [1, H]

  HiddenStates(RecurrentLayer layer, RecurrentPass.Plan plan, Carry carry) {
    this.batch = plan.batch();
    this.arrives = plan.arrives();
    this.carry = carry;
    this.training = plan.training();
    recurrentKernel = layer.recurrentKernel();
    projection = layer.projection();
    Recurrence recurrence = layer.config().recurrence();
    int width = layer.outputWidth();
    int units = layer.config().units();
    hidden = room(width);
    hiddenGradient = training.isPresent() ? room(width) : hidden;
    if (projection.isPresent()) {
      outputs = room(units);
      outputGradient = training.isPresent() ? room(units) : outputs;
    } else {
      outputs = hidden;
      outputGradient = hiddenGradient;
    }
    boolean drops = training.isPresent() && recurrence.dropout() > 0;
    dropout =
        drops
            ? Optional.of(new SequenceDropout(recurrence.dropout(), batch.sequences(), width))
            : Optional.empty();
    int rows = batch.shape().rows();
    seen = drops ? Matrix.zeros(rows, width) : hidden.rows(0, rows);
    seenGradient = drops ? Matrix.zeros(rows, width) : hiddenGradient;
    weightDrop = weightDrop(plan, recurrence.weightDrop());
    preparesKernel = weightDrop.isPresent() && plan.padding().isEmpty();
    putOut = outputs.rows(batch.sequences(), rows);
    hiddenGradients = hiddenGradient.rows(batch.sequences(), rows);
    noHidden = Matrix.zeros(1, width);
    noOutput = Matrix.zeros(1, units);
    training.ifPresent(this::keepTransposed);
  }

  /// The pass over padding drops the same weights, and prepares them.
  private Optional<WeightDrop> weightDrop(RecurrentPass.Plan plan, double rate) {
    if (training.isEmpty() || rate == 0) {
      return Optional.empty();
    }
    return plan.padding().isPresent()
        ? plan.padding().get().states.weightDrop
        : Optional.of(new WeightDrop(recurrentKernel, rate));
  }

  /// `[(T + 1) B, width]`, with room for an initial state.
  Matrix room(int width) {
    return Matrix.zeros(Math.addExact(batch.shape().rows(), batch.sequences()), width);
  }

  private void keepTransposed(Gradients gradients) {
    if (weightDrop.isEmpty()) {
      gradients.of(recurrentKernel).transposed();
    }
    projection.ifPresent(weights -> gradients.of(weights.kernel()).transposed());
  }

  /// [(T + 1) B, H], what the cell puts out, the initial one first.
  Matrix outputs() {
    return outputs;
  }

  /// As {@link #outputs}.
  Matrix outputGradient() {
    return outputGradient;
  }

  /// [(T + 1) B, H or P], the hidden states, the initial one first.
  Matrix hidden() {
    return hidden;
  }

  /// As {@link #hidden}.
  Matrix hiddenGradient() {
    return hiddenGradient;
  }

  /// [T B, H or P], what the recurrent kernel multiplies at each step.
  Matrix seen() {
    return seen;
  }

  Optional<SequenceDropout> dropout() {
    return dropout;
  }

  /// The recurrent kernel as it multiplies in this step.
  Matrix kernel() {
    return weightDrop.isPresent() ? weightDrop.get().kernel() : recurrentKernel.value();
  }

  /// Its transpose; only in training.
  Matrix transposed() {
    return weightDrop.isPresent()
        ? weightDrop.get().transposed()
        : training.orElseThrow().of(recurrentKernel).transposed();
  }

  /// Takes keys for whatever drops.
  void draw(DropoutKeys keys) {
    if (dropout.isPresent()) {
      dropout.get().begin(keys.next());
    }
    if (weightDrop.isPresent()) {
      weightDrop.get().begin(keys.next());
    }
  }

  /// Whether the recurrent kernel has to be prepared before every step.
  boolean preparesKernel() {
    return preparesKernel;
  }

  /// Prepares some panels of the recurrent kernel.
  void prepareKernel(Kernels kernels, int fromPanel, int toPanel) {
    if (preparesKernel) {
      weightDrop.orElseThrow().fill(kernels, fromPanel, toPanel);
    }
  }

  /// Begins a run of some sequences.
  void begin(int from, int count) {
    if (dropout.isPresent()) {
      dropout.get().choose(from, count);
    }
  }

  /// Shows the state that some sequences enter with to their first step.
  ///
  /// @param row the first row of that step
  void show(Kernels kernels, int row, int sequence, int rows) {
    if (dropout.isPresent()) {
      dropout.get().apply(kernels, row, rows, sequence, hidden, seen);
    }
  }

  /// Makes the hidden state of what the cell has put out at step t, and shows it to the next step.
  ///
  /// @param row the first row of the step: t B + b
  void finishStep(Kernels kernels, int t, int row, int rows) {
    int next = row + batch.sequences();
    if (projection.isPresent()) {
      project(kernels, projection.get(), next, rows);
    }
    if (t < batch.steps() - 1) {
      show(kernels, next, row - batch.row(t, 0), rows);
    }
  }

  private void project(Kernels kernels, ProjectionWeights weights, int row, int rows) {
    Matrix start = weights.bias().isPresent() ? weights.bias().get().value() : noHidden;
    Matrix kernel = weights.kernel().value();
    for (int panel = 0; panel < kernel.panels(); panel++) {
      MatrixProduct.multiply(kernels, outputs, row, rows, kernel, panel, start, hidden);
    }
  }

  /// Begins the way back: nothing of the last output is carried on.
  void beginBackward(int from, int rows) {
    if (carry == Carry.OUTPUT && projection.isPresent()) {
      outputGradient.clearRows(batch.shape().rows() + from, rows);
    }
  }

  /// Brings the gradient of the hidden state after step t to the output of the cell at step t, and
  /// makes room for what the cell adds to that of the output before.
  void backwardOutput(Kernels kernels, int t, int row, int rows) {
    clearEntered(t, row, rows);
    if (projection.isPresent()) {
      backwardProjection(kernels, projection.get(), row + batch.sequences(), rows);
    }
    boolean kept = projection.isEmpty() && hasReader(t);
    if (carry == Carry.OUTPUT && !kept) {
      outputGradient.clearRows(row, rows);
    }
  }

  /// Nobody besides step t has read the state that a sequence enters it with.
  private void clearEntered(int t, int row, int rows) {
    int sequence = row - batch.row(t, 0);
    int first = Math.max(sequence, batch.presentBefore(t));
    int end = sequence + rows;
    if (first < end && hasReader(t)) {
      hiddenGradient.clearRows(batch.row(t, first), end - first);
    }
  }

  private void backwardProjection(Kernels kernels, ProjectionWeights weights, int row, int rows) {
    Matrix back = training.orElseThrow().of(weights.kernel()).transposed();
    for (int panel = 0; panel < back.panels(); panel++) {
      if (carry == Carry.OUTPUT) {
        MatrixProduct.multiplyOnto(
            kernels, hiddenGradient, row, rows, back, panel, outputGradient, row);
      } else {
        MatrixProduct.multiply(
            kernels, hiddenGradient, row, rows, back, panel, noOutput, outputGradient);
      }
    }
  }

  /// Whether somebody besides the next step reads the hidden state before step t.
  private boolean hasReader(int t) {
    return t > 0 && arrives != GradientArrives.AT_LAST_STEP;
  }

  /// The gradient of the hidden state before step t from that of the step's sums.
  ///
  /// @param sums their gradients
  /// @param back the part of the transposed recurrent kernel that belongs to them
  void backwardHidden(Kernels kernels, int t, int row, int rows, Matrix sums, Matrix back) {
    boolean carried = carry == Carry.OUTPUT && projection.isEmpty();
    boolean onto = dropout.isEmpty() && (hasReader(t) || carried);
    for (int panel = 0; panel < back.panels(); panel++) {
      if (onto) {
        MatrixProduct.multiplyOnto(kernels, sums, row, rows, back, panel, seenGradient, row);
      } else {
        MatrixProduct.multiply(kernels, sums, row, rows, back, panel, noHidden, seenGradient);
      }
    }
  }

  /// More of the same, from other sums.
  void addBackwardHidden(Kernels kernels, int row, int rows, Matrix sums, Matrix back) {
    for (int panel = 0; panel < back.panels(); panel++) {
      MatrixProduct.multiplyOnto(kernels, sums, row, rows, back, panel, seenGradient, row);
    }
  }

  /// Ends a step of the way back: what the step did not see, it cannot have changed.
  void finishBackward(Kernels kernels, int t, int row, int rows) {
    if (dropout.isPresent()) {
      boolean carried = carry == Carry.OUTPUT && projection.isEmpty();
      if (!hasReader(t) && !carried) {
        hiddenGradient.clearRows(row, rows);
      }
      int sequence = row - batch.row(t, 0);
      dropout.get().add(kernels, row, rows, sequence, seenGradient, hiddenGradient);
    }
  }

  /// Forms the gradient of the recurrent kernel for some panels.
  ///
  /// @param read what the kernel multiplied
  /// @param sums the gradients of what came of it, panels as those of the kernel
  void formKernelGradient(Kernels kernels, Matrix read, Matrix sums, int fromPanel, int toPanel) {
    Gradients gradients = training.orElseThrow();
    Matrix gradient = gradients.begin(recurrentKernel, fromPanel, toPanel);
    MatrixProduct.accumulate(kernels, batch.stretches(), read, sums, gradient, fromPanel, toPanel);
    if (weightDrop.isPresent() && gradients.completed()) {
      weightDrop.get().backward(kernels, gradient, fromPanel, toPanel);
    }
  }

  /// Panels over which the gradient of the projection can be shared out.
  int projectionPanels() {
    return projection.isPresent() ? projection.get().kernel().value().panels() : 0;
  }

  /// Forms the gradient of the projection for some panels.
  void formProjectionGradient(Kernels kernels, int fromPanel, int toPanel) {
    ProjectionWeights weights = projection.orElseThrow();
    Gradients gradients = training.orElseThrow();
    RowStretches rows = batch.stretches();
    Matrix gradient = gradients.begin(weights.kernel(), fromPanel, toPanel);
    MatrixProduct.accumulate(kernels, rows, putOut, hiddenGradients, gradient, fromPanel, toPanel);
    if (weights.bias().isPresent()) {
      Matrix sums = gradients.begin(weights.bias().get(), fromPanel, toPanel);
      MatrixProduct.sumRows(kernels, rows, hiddenGradients, sums, fromPanel, toPanel);
    }
  }
}
