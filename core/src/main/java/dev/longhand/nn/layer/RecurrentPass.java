package dev.longhand.nn.layer;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import java.util.Optional;

/// A run of a {@link RecurrentLayer}: what all cells have in common, which is everything but their
/// arithmetic. Mutable buffers; threads work on disjoint ranges.
public abstract sealed class RecurrentPass implements Pass
    permits LstmPass, GruPass, SimpleRnnPass {
  final BatchShape shape;
  final HiddenStates states;
  final InputProjection projection;
  final GradientJobs jobs = new GradientJobs();
  private final Optional<TableProjection> tables;

  /// @param projection of the input
  RecurrentPass(BatchShape shape, HiddenStates states, InputProjection projection) {
    this.shape = shape;
    this.states = states;
    this.projection = projection;
    tables = projection.tables();
  }

  /// A pass of a cell over a source.
  ///
  /// @param arrives at which steps whoever reads the output writes a gradient
  /// @param training the gradients to form; absent outside training
  public static RecurrentPass of(
      RecurrentLayer layer,
      Source source,
      BatchShape shape,
      GradientArrives arrives,
      Optional<Gradients> training) {
    return switch (layer) {
      case Lstm lstm -> new LstmPass(lstm, source, shape, arrives, training);
      case Gru gru -> new GruPass(gru, source, shape, arrives, training);
      case SimpleRnn simpleRnn -> new SimpleRnnPass(simpleRnn, source, shape, arrives, training);
    };
  }

  /// `[T B, H or P]`, without the initial state.
  @Override
  public Matrix output() {
    return states.hidden().rows(shape.sequences(), shape.rows());
  }

  @Override
  public Matrix outputGradient() {
    return states.hiddenGradient().rows(shape.sequences(), shape.rows());
  }

  /// Begins the next run with a state.
  public void load(LayerState state) {
    states.load(state);
  }

  /// Hands the state after the last step out.
  public void save(LayerState state) {
    states.save(state);
  }

  /// Hands the gradient of the initial state out, after backward.
  public void saveInitialGradient(LayerState gradient) {
    states.saveInitialGradient(gradient);
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
