package dev.longhand.nn.layer;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import java.util.List;
import java.util.Optional;

/// A run of a {@link RecurrentLayer}: what all cells have in common, which is everything but their
/// arithmetic. Mutable buffers; threads work on disjoint ranges.
///
/// A sequence that enters late begins with zeros, or with what a pass over padding alone has come
/// to by then; on the way back that pass gets the gradient of the state which it has lent.
public abstract sealed class RecurrentPass implements Pass
    permits LstmPass, GruPass, SimpleRnnPass {
  final BatchRows batch;
  final HiddenStates states;
  final InputProjection projection;
  final GradientJobs jobs = new GradientJobs();
  private final Optional<TableProjection> tables;
  private final Optional<RecurrentPass> padding;
  private final Optional<Matrix> arrivals; // [(T + 1) B, H], gradients of kept states from outside

  /// How a pass runs.
  ///
  /// @param arrives at which steps whoever reads the output writes a gradient
  /// @param training the gradients to form; absent outside training
  /// @param padding a pass of the same layer over one sequence of padding, T - 1 steps at most,
  ///   that has run before; absent where sequences begin with zeros
  public record Plan(
      BatchRows batch,
      GradientArrives arrives,
      Optional<Gradients> training,
      Optional<RecurrentPass> padding) {
    /// Of a batch without padding.
    public Plan(BatchRows batch, GradientArrives arrives, Optional<Gradients> training) {
      this(batch, arrives, training, Optional.empty());
    }
  }

  /// @param projection of the input
  RecurrentPass(RecurrentLayer layer, Plan plan, HiddenStates states, InputProjection projection) {
    this.batch = plan.batch();
    this.states = states;
    this.projection = projection;
    tables = projection.tables();
    padding = plan.padding();
    boolean lends = plan.arrives() == GradientArrives.IN_EVERY_STATE && plan.training().isPresent();
    arrivals =
        lends && layer.config().carriesCell()
            ? Optional.of(states.room(layer.config().units()))
            : Optional.empty();
  }

  /// A pass of a cell over a source.
  public static RecurrentPass of(RecurrentLayer layer, Source source, Plan plan) {
    return switch (layer) {
      case Lstm lstm -> new LstmPass(lstm, source, plan);
      case Gru gru -> new GruPass(gru, source, plan);
      case SimpleRnn simpleRnn -> new SimpleRnnPass(simpleRnn, source, plan);
    };
  }

  /// The recurrent ones of some passes, in their order.
  public static List<RecurrentPass> among(List<Pass> passes) {
    return passes.stream()
        .filter(RecurrentPass.class::isInstance)
        .map(RecurrentPass.class::cast)
        .toList();
  }

  /// `[(T + 1) B, H]`, what a step hands to the next besides the hidden state, the initial one
  /// first.
  abstract Optional<Matrix> kept();

  /// Its gradient: that of the state before step t of sequence b stands in row {@link
  /// #keptGradientRow} once the way back has come to that sequence's first step.
  abstract Optional<Matrix> keptGradient();

  abstract int keptGradientRow(int t, int b);

  /// `[T B, H or P]`, without the initial state.
  @Override
  public Matrix output() {
    return states.hidden().rows(batch.sequences(), batch.shape().rows());
  }

  @Override
  public Matrix outputGradient() {
    return states.hiddenGradient().rows(batch.sequences(), batch.shape().rows());
  }

  /// Begins the next run with a state.
  public void load(LayerState state) {
    states.hidden().copyRows(state.hidden(), 0, batch.sequences(), 0);
    if (kept().isPresent()) {
      kept().get().copyRows(state.cell().orElseThrow(), 0, batch.sequences(), 0);
    }
  }

  /// Hands the state after the last step out.
  public void save(LayerState state) {
    int last = batch.shape().rows();
    state.hidden().copyRows(states.hidden(), last, batch.sequences(), 0);
    if (kept().isPresent()) {
      state.cell().orElseThrow().copyRows(kept().get(), last, batch.sequences(), 0);
    }
  }

  /// Hands the gradient of the initial state out, after backward over a full batch.
  public void saveInitialGradient(LayerState gradient) {
    gradient.hidden().copyRows(states.hiddenGradient(), 0, batch.sequences(), 0);
    if (keptGradient().isPresent()) {
      gradient.cell().orElseThrow().copyRows(keptGradient().get(), 0, batch.sequences(), 0);
    }
  }

  /// Gives those sequences of a range that enter at step t the state that they begin with.
  final void enter(Kernels kernels, int t, int from, int to) {
    int first = Math.max(from, batch.presentBefore(t));
    int count = batch.count(t, first, to);
    if (count == 0) {
      return;
    }
    int row = batch.row(t, first);
    if (t > 0 && padding.isPresent()) {
      borrow(padding.get(), t, row, count);
    } else if (t > 0 || padding.isPresent()) {
      states.hidden().clearRows(row, count);
      if (kept().isPresent()) {
        kept().get().clearRows(row, count);
      }
    }
    states.show(kernels, row, first, count);
  }

  /// Begins some rows with the state that t steps of padding have led to.
  private void borrow(RecurrentPass lender, int t, int row, int count) {
    int lent = lender.batch.entry(0) + t;
    for (int r = row; r < row + count; r++) {
      states.hidden().copyRows(lender.states.hidden(), lent, 1, r);
      if (kept().isPresent()) {
        kept().get().copyRows(lender.kept().orElseThrow(), lent, 1, r);
      }
    }
  }

  /// Hands the gradients of all states that were borrowed back, in the order of the sequences,
  /// after backward over all of them.
  public void giveBack() {
    RecurrentPass lender = padding.orElseThrow();
    lender.clearArrivals();
    for (int t = 1; t < batch.steps(); t++) {
      for (int b = batch.presentBefore(t); b < batch.present(t); b++) {
        lender.arrive(lender.batch.entry(0) + t, this, t, b);
      }
    }
  }

  private void clearArrivals() {
    if (arrivals.isPresent()) {
      arrivals.get().clear();
    }
  }

  /// Adds the gradient of a state that sequence b of a borrower began step t with.
  ///
  /// @param row of that state here
  private void arrive(int row, RecurrentPass borrower, int t, int b) {
    Matrix hidden = borrower.states.hiddenGradient();
    states.hiddenGradient().addRows(hidden, borrower.batch.row(t, b), 1, row);
    if (arrivals.isPresent()) {
      Matrix gradient = borrower.keptGradient().orElseThrow();
      arrivals.get().addRows(gradient, borrower.keptGradientRow(t, b), 1, row);
    }
  }

  /// Adds what has arrived for the kept states after a step to some rows of their gradient.
  ///
  /// @param row the first row of the step
  final void addArrivals(Matrix gradient, int gradientRow, int row, int count) {
    if (arrivals.isPresent()) {
      gradient.addRows(arrivals.get(), row + batch.sequences(), count, gradientRow);
    }
  }

  @Override
  public void draw(DropoutKeys keys) {
    states.draw(keys);
  }

  @Override
  public int tablePanels() {
    return tables.isPresent() || states.preparesKernel() ? states.kernel().panels() : 0;
  }

  @Override
  public void fillTables(Kernels kernels, int fromPanel, int toPanel) {
    states.prepareKernel(kernels, fromPanel, toPanel);
    if (tables.isPresent()) {
      tables.get().fill(kernels, fromPanel, toPanel);
    }
  }

  @Override
  public int gradientPanels() {
    return jobs.pieces();
  }

  @Override
  public void formGradients(Kernels kernels, int fromPanel, int toPanel) {
    jobs.form(kernels, fromPanel, toPanel);
  }

  @Override
  public void formTableGradients(Kernels kernels) {
    if (tables.isPresent()) {
      tables.get().formTableGradients(kernels);
    }
  }
}
