package dev.longhand.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.kernel.ScalarKernels;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Dropped states and dropped weights against the formulas written out in double precision, whose
/// gradients are taken as quotients of differences.
class RecurrenceDropoutTest {
  private static final BatchShape SHAPE = new BatchShape(3, 4);
  private static final int WIDTH = 2;
  private static final int UNITS = 5;
  private static final double RATE = 0.4;
  private static final double DIFFERENCE = 1e-5;

  /// Numbers near one after some hundred sums of floats keep five digits; quotients of differences
  /// in double precision are exact to more.
  private static final double TOLERANCE = 1e-5;

  private static final Kernels KERNELS = new ScalarKernels();

  static List<RecurrentConfig> cells() {
    List<Recurrence> ways =
        List.of(
            Recurrence.PLAIN.withDropout(RATE),
            Recurrence.PLAIN.withWeightDrop(RATE),
            Recurrence.PLAIN.withDropout(RATE).withWeightDrop(RATE));
    List<RecurrentConfig> cells =
        List.of(
            new SimpleRnnConfig(UNITS),
            new GruConfig(UNITS),
            new GruConfig(UNITS).withReset(GruConfig.Reset.BEFORE),
            new LstmConfig(UNITS));
    return cells.stream().flatMap(cell -> ways.stream().map(cell::withRecurrence)).toList();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void outputsAreThoseOfTheFormula(RecurrentConfig config) {
    Run run = new Run(config);
    double[][] expected = run.outputs(run.recurrentKernel(), run.initial());
    for (int row = 0; row < SHAPE.rows(); row++) {
      for (int unit = 0; unit < UNITS; unit++) {
        assertThat((double) run.pass.output().get(row, unit))
            .isCloseTo(expected[row][unit], within(TOLERANCE));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void theGradientOfTheRecurrentKernelIsThatOfTheFormula(RecurrentConfig config) {
    Run run = new Run(config);
    Parameter kernel = run.layer.recurrentKernel();
    float[] found = kernel.toRowMajor(run.gradients.of(kernel).gradient());
    for (int i = 0; i < found.length; i++) {
      double[] more = run.recurrentKernel();
      double[] less = run.recurrentKernel();
      more[i] += DIFFERENCE;
      less[i] -= DIFFERENCE;
      double slope = run.loss(more, run.initial()) - run.loss(less, run.initial());
      assertThat((double) found[i]).isCloseTo(slope / (2 * DIFFERENCE), within(TOLERANCE));
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void theGradientOfTheInitialStateIsThatOfTheFormula(RecurrentConfig config) {
    Run run = new Run(config);
    LayerState found = run.layer.zeroState(SHAPE.sequences());
    run.pass.saveInitialGradient(found);
    for (int b = 0; b < SHAPE.sequences(); b++) {
      for (int unit = 0; unit < UNITS; unit++) {
        double[][] more = run.initial();
        double[][] less = run.initial();
        more[b][unit] += DIFFERENCE;
        less[b][unit] -= DIFFERENCE;
        double slope =
            run.loss(run.recurrentKernel(), more) - run.loss(run.recurrentKernel(), less);
        assertThat((double) found.hidden().get(b, unit))
            .isCloseTo(slope / (2 * DIFFERENCE), within(TOLERANCE));
      }
    }
  }

  /// One run of a cell with the masks that it drew, and what the formulas make of them.
  private static final class Run {
    private final RecurrentLayer layer;
    private final Matrix input;
    private final Matrix weights; // of the outputs in the loss
    private final LayerState state;
    private final Gradients gradients;
    private final RecurrentPass pass;
    private final double[][] stateMask = new double[SHAPE.sequences()][UNITS];
    private final double[] kernelMask;

    Run(RecurrentConfig config) {
      var random = new RandomMatrix(5);
      layer = Layer.cell(config, "cell", WIDTH);
      random.fill(layer);
      input = random.draw(SHAPE.rows(), WIDTH);
      weights = random.draw(SHAPE.rows(), UNITS);
      state = layer.zeroState(SHAPE.sequences());
      random.fill(state.hidden());
      gradients = new Gradients(layer.parameters());
      pass =
          RecurrentPass.of(
              layer,
              new Source.Activations(input, Optional.empty()),
              new RecurrentPass.Plan(
                  new BatchRows(SHAPE), GradientArrives.AT_EVERY_STEP, Optional.of(gradients)));
      kernelMask = new double[(int) layer.recurrentKernel().size()];
      drawMasks(config.recurrence());
      run();
    }

    private void drawMasks(Recurrence recurrence) {
      DropoutKeys keys = keys();
      for (double[] row : stateMask) {
        Arrays.fill(row, 1);
      }
      if (recurrence.dropout() > 0) {
        var mask = new DropoutMask(RATE, SHAPE.sequences(), UNITS);
        mask.begin(keys.next());
        mask.chooseRows(0, SHAPE.sequences());
        for (int b = 0; b < SHAPE.sequences(); b++) {
          for (int unit = 0; unit < UNITS; unit++) {
            stateMask[b][unit] = mask.factors().get(b, unit);
          }
        }
      }
      Arrays.fill(kernelMask, 1);
      if (recurrence.weightDrop() > 0) {
        Parameter kernel = layer.recurrentKernel();
        var mask = new DropoutMask(RATE, kernel.rows(), kernel.value().columns());
        mask.begin(keys.next());
        mask.chooseRows(0, kernel.rows());
        float[] factors = kernel.toRowMajor(mask.factors());
        for (int i = 0; i < factors.length; i++) {
          kernelMask[i] = factors[i];
        }
      }
    }

    private static DropoutKeys keys() {
      var keys = new DropoutKeys();
      keys.begin(1, 2);
      return keys;
    }

    private void run() {
      pass.load(state);
      pass.draw(keys());
      pass.fillTables(KERNELS, 0, pass.tablePanels());
      pass.forward(KERNELS, 0, SHAPE.sequences());
      pass.outputGradient().setRowMajor(weights.toRowMajor());
      pass.backward(KERNELS, 0, SHAPE.sequences());
      pass.formGradients(KERNELS, 0, pass.gradientPanels());
    }

    double[] recurrentKernel() {
      return doubles(layer.recurrentKernel());
    }

    private static double[] doubles(Parameter parameter) {
      float[] values = parameter.toRowMajor();
      double[] doubles = new double[values.length];
      for (int i = 0; i < values.length; i++) {
        doubles[i] = values[i];
      }
      return doubles;
    }

    double[][] initial() {
      double[][] initial = new double[SHAPE.sequences()][UNITS];
      for (int b = 0; b < SHAPE.sequences(); b++) {
        for (int unit = 0; unit < UNITS; unit++) {
          initial[b][unit] = state.hidden().get(b, unit);
        }
      }
      return initial;
    }

    double loss(double[] recurrentKernel, double[][] initial) {
      double[][] outputs = outputs(recurrentKernel, initial);
      double loss = 0;
      for (int row = 0; row < SHAPE.rows(); row++) {
        for (int unit = 0; unit < UNITS; unit++) {
          loss += outputs[row][unit] * weights.get(row, unit);
        }
      }
      return loss;
    }

    double[][] outputs(double[] recurrentKernel, double[][] initial) {
      double[] left = new double[recurrentKernel.length];
      for (int i = 0; i < left.length; i++) {
        left[i] = recurrentKernel[i] * kernelMask[i];
      }
      double[][] outputs = new double[SHAPE.rows()][];
      for (int b = 0; b < SHAPE.sequences(); b++) {
        double[] hidden = initial[b];
        double[] cell = new double[UNITS];
        for (int t = 0; t < SHAPE.steps(); t++) {
          int row = t * SHAPE.sequences() + b;
          double[] seen = new double[UNITS];
          for (int unit = 0; unit < UNITS; unit++) {
            seen[unit] = hidden[unit] * stateMask[b][unit];
          }
          hidden = step(row, seen, hidden, cell, left);
          outputs[row] = hidden;
        }
      }
      return outputs;
    }

    /// One step of one sequence.
    private double[] step(int row, double[] seen, double[] hidden, double[] cell, double[] left) {
      double[] output = new double[UNITS];
      for (int unit = 0; unit < UNITS; unit++) {
        output[unit] =
            switch (layer) {
              case SimpleRnn _ -> Math.tanh(sum(row, 0, unit, seen, left));
              case Gru gru -> gru(gru, row, unit, seen, hidden, left);
              case Lstm _ -> {
                double in = sigmoid(sum(row, 0, unit, seen, left));
                double forget = sigmoid(sum(row, 1, unit, seen, left));
                double candidate = Math.tanh(sum(row, 2, unit, seen, left));
                cell[unit] = forget * cell[unit] + in * candidate;
                yield sigmoid(sum(row, 3, unit, seen, left)) * Math.tanh(cell[unit]);
              }
            };
      }
      return output;
    }

    private double gru(Gru gru, int row, int unit, double[] seen, double[] hidden, double[] left) {
      double update = sigmoid(sum(row, 0, unit, seen, left));
      double sum = inputSum(row, 2, unit);
      if (gru.config().reset() == GruConfig.Reset.AFTER) {
        double recurrent = recurrentSum(2, unit, seen, left) + recurrentBias(2, unit);
        sum += sigmoid(sum(row, 1, unit, seen, left)) * recurrent;
      } else {
        double[] let = new double[UNITS];
        for (int other = 0; other < UNITS; other++) {
          let[other] = sigmoid(sum(row, 1, other, seen, left)) * seen[other];
        }
        sum += recurrentSum(2, unit, let, left);
      }
      return update * hidden[unit] + (1 - update) * Math.tanh(sum);
    }

    private double sum(int row, int block, int unit, double[] seen, double[] left) {
      return inputSum(row, block, unit)
          + recurrentSum(block, unit, seen, left)
          + recurrentBias(block, unit);
    }

    private double inputSum(int row, int block, int unit) {
      double[] kernel = doubles(layer.kernel());
      int columns = layer.kernel().columns();
      double sum = doubles(layer.parameters().get(2))[block * UNITS + unit];
      for (int feature = 0; feature < WIDTH; feature++) {
        sum += input.get(row, feature) * kernel[feature * columns + block * UNITS + unit];
      }
      return sum;
    }

    private double recurrentSum(int block, int unit, double[] read, double[] left) {
      int columns = layer.kernel().columns();
      double sum = 0;
      for (int other = 0; other < UNITS; other++) {
        sum += read[other] * left[other * columns + block * UNITS + unit];
      }
      return sum;
    }

    private double recurrentBias(int block, int unit) {
      boolean present = layer instanceof Gru gru && gru.recurrentBias().isPresent();
      return present ? doubles(layer.parameters().get(3))[block * UNITS + unit] : 0;
    }

    private static double sigmoid(double x) {
      return 1 / (1 + Math.exp(-x));
    }
  }
}
