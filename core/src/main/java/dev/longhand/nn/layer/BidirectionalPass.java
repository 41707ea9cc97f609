package dev.longhand.nn.layer;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import java.util.Optional;

/// A run of {@link Bidirectional}: a pass of each cell, the second over the steps in reverse.
///
/// Both begin with zeros and hand no state on. Row `t B + b` of the output holds what both cells
/// have to say of step t; where only the last step is asked for, row b holds what each of them says
/// when it has read everything.
public final class BidirectionalPass implements Pass {
  private final BidirectionalConfig.Merge merge;
  private final BatchShape shape;
  private final GradientArrives arrives;
  private final ReversedSource reversed;
  private final RecurrentPass forward;
  private final RecurrentPass backward;
  private final Matrix ahead; // [T B, H or P], what the first cell puts out, steps ascending
  private final Matrix back; // [T B, H or P], what the second does, steps descending
  private final Matrix aheadGradient;
  private final Matrix backGradient;
  private final Matrix output; // [T B, width], at the last step alone [B, width]
  private final Matrix outputGradient;
  private final GradientJobs jobs = new GradientJobs();

  /// A pass over a source.
  ///
  /// @param arrives at which steps whoever reads the output writes a gradient: every one, or only
  ///   once both cells have read everything
  /// @param training the gradients to form; absent outside training
  public BidirectionalPass(
      Bidirectional layer,
      Source source,
      BatchShape shape,
      GradientArrives arrives,
      Optional<Gradients> training) {
    this.merge = layer.config().merge();
    this.shape = shape;
    this.arrives = arrives;
    var plan = new RecurrentPass.Plan(new BatchRows(shape), arrives, training);
    reversed = ReversedSource.of(source, shape);
    forward = RecurrentPass.of(layer.forward(), source, plan);
    backward = RecurrentPass.of(layer.backward(), reversed.source(), plan);
    ahead = forward.output();
    back = backward.output();
    aheadGradient = forward.outputGradient();
    backGradient = backward.outputGradient();
    int rows = shown() * shape.sequences();
    output = Matrix.zeros(rows, layer.outputWidth());
    outputGradient = training.isPresent() ? Matrix.zeros(rows, layer.outputWidth()) : output;
    jobs.add(forward.gradientPanels(), forward::formGradients);
    jobs.add(backward.gradientPanels(), backward::formGradients);
  }

  /// How many steps the output has.
  private int shown() {
    return switch (arrives) {
      case AT_EVERY_STEP -> shape.steps();
      case AT_LAST_STEP -> 1;
      case IN_EVERY_STATE ->
          throw new IllegalArgumentException("a layer that reads both ways hands no state on");
    };
  }

  @Override
  public Matrix output() {
    return output;
  }

  @Override
  public Matrix outputGradient() {
    return outputGradient;
  }

  @Override
  public void draw(DropoutKeys keys) {
    forward.draw(keys);
    backward.draw(keys);
  }

  @Override
  public int tablePanels() {
    return forward.tablePanels() + backward.tablePanels();
  }

  @Override
  public void fillTables(Kernels kernels, int fromPanel, int toPanel) {
    int first = forward.tablePanels();
    int middle = Math.clamp(first, fromPanel, toPanel);
    forward.fillTables(kernels, fromPanel, middle);
    if (middle < toPanel) {
      backward.fillTables(kernels, middle - first, toPanel - first);
    }
  }

  @Override
  public void forward(Kernels kernels, int from, int to) {
    reversed.read(from, to);
    forward.forward(kernels, from, to);
    backward.forward(kernels, from, to);
    for (int t = 0; t < shown(); t++) {
      for (int b = from; b < to; b++) {
        merge(t, b);
      }
    }
  }

  /// The row of the cell that reads forward, at a step of the output.
  private int forwardRow(int t, int sequence) {
    return row(shape.steps() - shown() + t, sequence);
  }

  /// The row of the cell that reads backward, which comes to step t after the `T - 1 - t` behind
  /// it.
  private int backwardRow(int t, int sequence) {
    return row(shape.steps() - 1 - t, sequence);
  }

  private int row(int t, int sequence) {
    return t * shape.sequences() + sequence;
  }

  private void merge(int t, int sequence) {
    int to = row(t, sequence);
    int first = forwardRow(t, sequence);
    int second = backwardRow(t, sequence);
    for (int column = 0; column < ahead.columns(); column++) {
      float a = ahead.get(first, column);
      float b = back.get(second, column);
      switch (merge) {
        case CONCAT -> {
          output.set(to, column, a);
          output.set(to, ahead.columns() + column, b);
        }
        case SUM -> output.set(to, column, a + b);
        case MUL -> output.set(to, column, a * b);
        case AVE -> output.set(to, column, (a + b) / 2);
      }
    }
  }

  @Override
  public void backward(Kernels kernels, int from, int to) {
    for (int t = 0; t < shown(); t++) {
      for (int b = from; b < to; b++) {
        split(t, b);
      }
    }
    forward.backward(kernels, from, to);
    backward.backward(kernels, from, to);
    reversed.addGradient(from, to);
  }

  /// Hands each cell its part of the gradient of one row.
  private void split(int t, int sequence) {
    int from = row(t, sequence);
    int first = forwardRow(t, sequence);
    int second = backwardRow(t, sequence);
    for (int column = 0; column < ahead.columns(); column++) {
      float gradient = outputGradient.get(from, column);
      switch (merge) {
        case CONCAT -> {
          aheadGradient.set(first, column, gradient);
          backGradient.set(second, column, outputGradient.get(from, ahead.columns() + column));
        }
        case SUM -> {
          aheadGradient.set(first, column, gradient);
          backGradient.set(second, column, gradient);
        }
        case MUL -> {
          aheadGradient.set(first, column, gradient * back.get(second, column));
          backGradient.set(second, column, gradient * ahead.get(first, column));
        }
        case AVE -> {
          aheadGradient.set(first, column, gradient / 2);
          backGradient.set(second, column, gradient / 2);
        }
      }
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
    forward.formTableGradients(kernels);
    backward.formTableGradients(kernels);
  }
}
