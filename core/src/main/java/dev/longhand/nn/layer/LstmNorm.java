package dev.longhand.nn.layer;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.kernel.MatrixProduct;
import dev.longhand.kernel.RowNorm;
import dev.longhand.nn.layer.Lstm.CellNormWeights;
import java.util.Optional;

/// Layer normalisation inside an LSTM (Ba et al. 2016):
///
///     sums   = norm(x W) * kernel gamma + norm(h U) * recurrent gamma + b
///     output = output gate * tanh(norm(cell) * cell gamma + cell beta)
///
/// where a norm runs over all columns of all gates, or over the units of the cell.
final class LstmNorm {
  private static final float EPSILON = 1e-5f;

  private final Lstm layer;
  private final CellNormWeights weights;
  private final HiddenStates states;
  private final BatchRows batch;
  private final Optional<Gradients> training;
  private final RowNorm inputNorm; // [T B, 4H]
  private final RowNorm recurrentNorm; // [T B, 4H]
  private final RowNorm cellNorm; // [T B, H]
  private final Matrix inputGradient; // [T B, 4H]
  private final Matrix recurrentGradient; // [T B, 4H]
  private final Matrix throughSquash; // [B, H]
  private final Matrix zero; // [1, 4H]

  LstmNorm(
      Lstm layer,
      CellNormWeights weights,
      HiddenStates states,
      BatchRows batch,
      Optional<Gradients> training) {
    this.layer = layer;
    this.weights = weights;
    this.states = states;
    this.batch = batch;
    this.training = training;
    int columns = layer.order().packedColumns();
    int units = layer.config().units();
    inputNorm = norm(columns, weights.kernelGamma());
    recurrentNorm = norm(columns, weights.recurrentGamma());
    cellNorm = norm(units, weights.cellGamma());
    boolean learns = training.isPresent();
    inputGradient = learns ? Matrix.zeros(batch.shape().rows(), columns) : inputNorm.rows();
    recurrentGradient = learns ? Matrix.zeros(batch.shape().rows(), columns) : recurrentNorm.rows();
    throughSquash = Matrix.zeros(batch.sequences(), units);
    zero = Matrix.zeros(1, columns);
  }

  private RowNorm norm(int columns, Parameter gamma) {
    return new RowNorm(
        Matrix.zeros(batch.shape().rows(), columns), gamma.present(), EPSILON, batch.sequences());
  }

  /// `[B, H]`, the gradient that reaches the cells through their norm.
  Matrix throughSquash() {
    return throughSquash;
  }

  /// The gradient of x W.
  Matrix inputGradient() {
    return inputGradient;
  }

  /// The gradient of h U.
  Matrix recurrentGradient() {
    return recurrentGradient;
  }

  /// The sums of one step, before peepholes.
  void forwardSums(Kernels kernels, InputProjection projection, int row, int rows, Matrix gates) {
    for (int panel = 0; panel < gates.panels(); panel++) {
      projection.forward(kernels, panel, row, rows, inputNorm.rows());
      MatrixProduct.multiply(
          kernels, states.seen(), row, rows, states.kernel(), panel, zero, recurrentNorm.rows());
    }
    kernels.normalise(inputNorm, row, rows);
    kernels.normalise(recurrentNorm, row, rows);
    Matrix bias = layer.bias().value();
    for (int panel = 0; panel < gates.panels(); panel++) {
      scale(kernels, panel, row, rows, inputNorm.rows(), weights.kernelGamma(), bias, gates);
      scaleOnto(kernels, panel, row, rows, recurrentNorm.rows(), weights.recurrentGamma(), gates);
    }
  }

  /// Brings the new cell states, which stand in `squashed`, to what tanh is taken of.
  void forwardCells(Kernels kernels, int row, int rows, Matrix squashed) {
    cellNorm.rows().copyRows(squashed, row, rows, row);
    kernels.normalise(cellNorm, row, rows);
    Matrix beta = weights.cellBeta().value();
    for (int panel = 0; panel < squashed.panels(); panel++) {
      scale(kernels, panel, row, rows, cellNorm.rows(), weights.cellGamma(), beta, squashed);
    }
  }

  private static void scale(
      Kernels kernels,
      int panel,
      int row,
      int rows,
      Matrix normal,
      Parameter gamma,
      Matrix start,
      Matrix to) {
    kernels.scaleColumns(
        rows,
        Matrix.PANEL,
        normal.values(),
        normal.at(panel, row),
        gamma.value().values(),
        gamma.value().at(panel, 0),
        start.values(),
        start.at(panel, 0),
        0,
        to.values(),
        to.at(panel, row));
  }

  private static void scaleOnto(
      Kernels kernels, int panel, int row, int rows, Matrix normal, Parameter gamma, Matrix to) {
    kernels.scaleColumns(
        rows,
        Matrix.PANEL,
        normal.values(),
        normal.at(panel, row),
        gamma.value().values(),
        gamma.value().at(panel, 0),
        to.values(),
        to.at(panel, row),
        Matrix.PANEL,
        to.values(),
        to.at(panel, row));
  }

  /// From the gradient of what tanh was taken of to that of the cell states.
  void backwardCells(Kernels kernels, int row, int sequence, int rows, Matrix squashed) {
    Matrix gamma = weights.cellGamma().value();
    kernels.normaliseBackward(cellNorm, row, rows, gamma, squashed, throughSquash, sequence);
  }

  /// From the gradient of the sums to those of both of their parts.
  void backwardSums(Kernels kernels, int row, int rows, Matrix gates) {
    Matrix kernelGamma = weights.kernelGamma().value();
    Matrix recurrentGamma = weights.recurrentGamma().value();
    kernels.normaliseBackward(inputNorm, row, rows, kernelGamma, gates, inputGradient, row);
    kernels.normaliseBackward(
        recurrentNorm, row, rows, recurrentGamma, gates, recurrentGradient, row);
  }

  /// Adds the pieces of all gradients that a norm has a part in.
  void addJobs(GradientJobs jobs, InputProjection projection, Matrix gates, Matrix squashed) {
    jobs.add(
        gates.panels(),
        (kernels, from, to) -> {
          projection.formGradients(kernels, batch.stretches(), inputGradient, from, to);
          states.formKernelGradient(kernels, states.seen(), recurrentGradient, from, to);
          sum(kernels, gates, layer.bias(), from, to);
          sumProducts(kernels, gates, inputNorm, weights.kernelGamma(), from, to);
          sumProducts(kernels, gates, recurrentNorm, weights.recurrentGamma(), from, to);
        });
    jobs.add(
        squashed.panels(),
        (kernels, from, to) -> {
          sum(kernels, squashed, weights.cellBeta(), from, to);
          sumProducts(kernels, squashed, cellNorm, weights.cellGamma(), from, to);
        });
  }

  private void sum(Kernels kernels, Matrix gradient, Parameter shift, int from, int to) {
    Matrix sums = training.orElseThrow().begin(shift, from, to);
    MatrixProduct.sumRows(kernels, batch.stretches(), gradient, sums, from, to);
  }

  private void sumProducts(
      Kernels kernels, Matrix gradient, RowNorm norm, Parameter gamma, int from, int to) {
    Matrix sums = training.orElseThrow().begin(gamma, from, to);
    MatrixProduct.sumProducts(kernels, batch.stretches(), gradient, norm.rows(), sums, from, to);
  }
}
