package dev.longhand.nn.layer;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.kernel.MatrixProduct;
import dev.longhand.nn.layer.HiddenStates.Carry;
import java.util.Optional;

/// A run of {@link SimpleRnn} over a batch. Sums become outputs in place, and on the way back the
/// gradients of outputs those of sums.
public final class SimpleRnnPass extends RecurrentPass {
  private final SimpleRnnConfig.Activation activation;
  private final Matrix sums; // [T B, H], then the outputs
  private final Matrix sumGradients; // [T B, H], of the outputs, then of the sums

  SimpleRnnPass(SimpleRnn layer, Source source, Plan plan) {
    super(
        layer,
        plan,
        new HiddenStates(layer, plan, Carry.NOTHING),
        InputProjection.of(source, layer.kernel(), InputBias.of(layer.bias()), plan.training()));
    activation = layer.config().activation();
    int rows = batch.shape().rows();
    sums = states.outputs().rows(batch.sequences(), rows);
    sumGradients = states.outputGradient().rows(batch.sequences(), rows);
    jobs.add(sums.panels(), this::formSumGradients);
    jobs.add(states.projectionPanels(), states::formProjectionGradient);
  }

  @Override
  Optional<Matrix> kept() {
    return Optional.empty();
  }

  @Override
  Optional<Matrix> keptGradient() {
    return Optional.empty();
  }

  @Override
  int keptGradientRow(int t, int b) {
    return batch.row(t, b);
  }

  @Override
  public void forward(Kernels kernels, int from, int to) {
    states.begin(from, to - from);
    for (int t = batch.entry(from); t < batch.steps(); t++) {
      enter(kernels, t, from, to);
      int row = batch.row(t, from);
      int rows = batch.count(t, from, to);
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
    states.beginBackward(from, to - from);
    for (int t = batch.steps() - 1; t >= batch.entry(from); t--) {
      int row = batch.row(t, from);
      int rows = batch.count(t, from, to);
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

  private void formSumGradients(Kernels kernels, int fromPanel, int toPanel) {
    projection.formGradients(kernels, batch.stretches(), sumGradients, fromPanel, toPanel);
    states.formKernelGradient(kernels, states.seen(), sumGradients, fromPanel, toPanel);
  }
}
