package dev.longhand.nn.layer;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.kernel.MatrixProduct;
import dev.longhand.nn.layer.HiddenStates.Carry;
import java.util.Optional;

/// A run of {@link SimpleRnn} over a batch. Sums become outputs in place, and on the way back the
/// gradients of outputs those of sums.
public final class SimpleRnnPass implements RecurrentPass {
  private final BatchShape shape;
  private final SimpleRnnConfig.Activation activation;
  private final HiddenStates states;
  private final InputProjection projection;
  private final Optional<TableProjection> tables;
  private final Matrix sums; // [T B, H], then the outputs
  private final Matrix sumGradients; // [T B, H], of the outputs, then of the sums
  private final GradientJobs jobs = new GradientJobs();

  SimpleRnnPass(
      SimpleRnn layer,
      Source source,
      BatchShape shape,
      GradientArrives arrives,
      Optional<Gradients> training) {
    this.shape = shape;
    activation = layer.config().activation();
    states = new HiddenStates(layer, shape, arrives, Carry.NOTHING, training);
    projection = InputProjection.of(source, layer.kernel(), InputBias.of(layer.bias()), training);
    tables = projection.tables();
    sums = states.outputs().rows(shape.sequences(), shape.rows());
    sumGradients = states.outputGradient().rows(shape.sequences(), shape.rows());
    jobs.add(sums.panels(), this::formSumGradients);
    jobs.add(states.projectionPanels(), states::formProjectionGradient);
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

  @Override
  public void load(LayerState state) {
    states.load(state);
  }

  @Override
  public void save(LayerState state) {
    states.save(state);
  }

  @Override
  public void saveInitialGradient(LayerState gradient) {
    states.saveInitialGradient(gradient);
  }

  @Override
  public void draw(DropoutKeys keys) {
    states.draw(keys);
  }

  @Override
  public int tablePanels() {
    return tables.isPresent() || states.preparesKernel() ? sums.panels() : 0;
  }

  @Override
  public void fillTables(Kernels kernels, int fromPanel, int toPanel) {
    states.prepareKernel(kernels, fromPanel, toPanel);
    if (tables.isPresent()) {
      tables.get().fill(kernels, fromPanel, toPanel);
    }
  }

  @Override
  public void forward(Kernels kernels, int from, int to) {
    int rows = to - from;
    states.begin(kernels, from, rows);
    for (int t = 0; t < shape.steps(); t++) {
      int row = t * shape.sequences() + from;
      for (int panel = 0; panel < sums.panels(); panel++) {
        projection.forward(kernels, panel, row, rows, sums);
        MatrixProduct.multiplyOnto(
            kernels, states.seen(), row, rows, states.kernel(), panel, sums, row);
        activate(kernels, sums.at(panel, row), rows * Matrix.PANEL);
      }
      states.finishStep(kernels, t, row, rows);
    }
  }

  private void activate(Kernels kernels, int at, int count) {
    switch (activation) {
      case TANH -> kernels.tanh(sums.values(), at, count);
      case RELU -> kernels.relu(sums.values(), at, count);
    }
  }

  @Override
  public void backward(Kernels kernels, int from, int to) {
    int rows = to - from;
    states.beginBackward(from, rows);
    for (int t = shape.steps() - 1; t >= 0; t--) {
      int row = t * shape.sequences() + from;
      states.backwardOutput(kernels, t, row, rows);
      for (int panel = 0; panel < sums.panels(); panel++) {
        activateBackward(kernels, panel, row, rows * Matrix.PANEL);
      }
      states.backwardHidden(kernels, t, row, rows, sumGradients, states.transposed());
      projection.backward(kernels, row, rows, sumGradients);
      states.finishBackward(kernels, t, row, rows);
    }
  }

  private void activateBackward(Kernels kernels, int panel, int row, int count) {
    float[] outputs = sums.values();
    float[] gradients = sumGradients.values();
    int at = sums.at(panel, row);
    int gradientAt = sumGradients.at(panel, row);
    switch (activation) {
      case TANH -> kernels.tanhBackward(outputs, at, gradients, gradientAt, count);
      case RELU -> kernels.reluBackward(outputs, at, gradients, gradientAt, count);
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

  private void formSumGradients(Kernels kernels, int fromPanel, int toPanel) {
    projection.formGradients(kernels, sumGradients, fromPanel, toPanel);
    states.formKernelGradient(kernels, states.seen(), sumGradients, fromPanel, toPanel);
  }

  @Override
  public void formTableGradients(Kernels kernels) {
    if (tables.isPresent()) {
      tables.get().formTableGradients(kernels);
    }
  }
}
