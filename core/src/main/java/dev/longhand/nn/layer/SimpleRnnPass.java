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

  SimpleRnnPass(
      SimpleRnn layer,
      Source source,
      BatchShape shape,
      GradientArrives arrives,
      Optional<Gradients> training) {
    super(
        shape,
        new HiddenStates(layer, shape, arrives, Carry.NOTHING, training),
        InputProjection.of(source, layer.kernel(), InputBias.of(layer.bias()), training));
    activation = layer.config().activation();
    sums = states.outputs().rows(shape.sequences(), shape.rows());
    sumGradients = states.outputGradient().rows(shape.sequences(), shape.rows());
    jobs.add(sums.panels(), this::formSumGradients);
    jobs.add(states.projectionPanels(), states::formProjectionGradient);
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

  private void formSumGradients(Kernels kernels, int fromPanel, int toPanel) {
    projection.formGradients(kernels, sumGradients, fromPanel, toPanel);
    states.formKernelGradient(kernels, states.seen(), sumGradients, fromPanel, toPanel);
  }
}
