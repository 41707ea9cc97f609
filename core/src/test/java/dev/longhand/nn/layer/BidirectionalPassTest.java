package dev.longhand.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.kernel.VectorKernels;
import dev.longhand.nn.layer.BidirectionalConfig.Merge;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Both directions against two passes of the cells alone, one over an input that was turned round
/// by hand: bit for bit, for the cells have tests of their own.
class BidirectionalPassTest {
  private static final BatchShape SHAPE = new BatchShape(5, 4);
  private static final int WIDTH = 35;
  private static final int UNITS = 33;
  private static final Kernels KERNELS = new ScalarKernels();

  static List<Arguments> layers() {
    var all = new ArrayList<Arguments>();
    Recurrence dropping = Recurrence.PLAIN.withDropout(0.3).withWeightDrop(0.2);
    for (GradientArrives arrives :
        List.of(GradientArrives.AT_EVERY_STEP, GradientArrives.AT_LAST_STEP)) {
      for (Merge merge : Merge.values()) {
        all.add(Arguments.of(new LstmConfig(UNITS), merge, arrives));
        all.add(Arguments.of(new GruConfig(UNITS).withRecurrence(dropping), merge, arrives));
        Recurrence projected = Recurrence.PLAIN.withProjection(new Projection(7));
        all.add(Arguments.of(new SimpleRnnConfig(UNITS).withRecurrence(projected), merge, arrives));
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("layers")
  void outputsAreThoseOfBothCellsMerged(
      RecurrentConfig cell, Merge merge, GradientArrives arrives) {
    Both both = new Both(cell, merge, arrives, KERNELS, 0, SHAPE.sequences());
    Matrix output = both.pass.output();
    int steps = arrives == GradientArrives.AT_EVERY_STEP ? SHAPE.steps() : 1;
    assertThat(output.rows()).isEqualTo(steps * SHAPE.sequences());
    for (int t = 0; t < steps; t++) {
      for (int b = 0; b < SHAPE.sequences(); b++) {
        for (int j = 0; j < cell.hiddenWidth(); j++) {
          int ahead = row(steps == 1 ? SHAPE.steps() - 1 : t, b);
          int back = row(SHAPE.steps() - 1 - t, b);
          float first = both.forward.output().get(ahead, j);
          float second = both.backward.output().get(back, j);
          assertMerged(merge, output, row(t, b), j, first, second);
        }
      }
    }
  }

  private static void assertMerged(
      Merge merge, Matrix output, int row, int j, float first, float second) {
    switch (merge) {
      case CONCAT -> {
        assertThat(output.get(row, j)).isEqualTo(first);
        assertThat(output.get(row, output.columns() / 2 + j)).isEqualTo(second);
      }
      case SUM -> assertThat(output.get(row, j)).isEqualTo(first + second);
      case MUL -> assertThat(output.get(row, j)).isEqualTo(first * second);
      case AVE -> assertThat(output.get(row, j)).isEqualTo(0.5f * (first + second));
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void gradientsAreThoseOfBothCells(RecurrentConfig cell, Merge merge, GradientArrives arrives) {
    Both both = new Both(cell, merge, arrives, KERNELS, 0, SHAPE.sequences());
    both.runCellsBack(merge, arrives);
    for (int t = 0; t < SHAPE.steps(); t++) {
      for (int b = 0; b < SHAPE.sequences(); b++) {
        for (int j = 0; j < WIDTH; j++) {
          float ahead = both.forwardBelow.get(row(t, b), j);
          float back = both.backwardBelow.get(row(SHAPE.steps() - 1 - t, b), j);
          assertThat(both.below.get(row(t, b), j)).isEqualTo(ahead + back);
        }
      }
    }
    for (Parameter parameter : both.layer.parameters()) {
      assertThat(parameter.toRowMajor(both.gradients.of(parameter).gradient()))
          .as(parameter.name())
          .containsExactly(parameter.toRowMajor(both.cellGradients.of(parameter).gradient()));
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void neitherCutsNorVectorsChangeABit(RecurrentConfig cell, Merge merge, GradientArrives arrives) {
    Both whole = new Both(cell, merge, arrives, KERNELS, 0, SHAPE.sequences());
    Both cut = new Both(cell, merge, arrives, new VectorKernels(), 0, 2, 3, SHAPE.sequences());
    assertThat(cut.pass.output().toRowMajor()).containsExactly(whole.pass.output().toRowMajor());
    assertThat(cut.below.toRowMajor()).containsExactly(whole.below.toRowMajor());
    for (int i = 0; i < whole.layer.parameters().size(); i++) {
      assertThat(cut.gradients.inOrder().get(i).gradient().toRowMajor())
          .containsExactly(whole.gradients.inOrder().get(i).gradient().toRowMajor());
    }
  }

  @Test
  void tokensAreReadInReverseToo() {
    int[] ids = {0, 1, 2, 2, 1, 0, 1, 0};
    var shape = new BatchShape(2, 4);
    var config = new BidirectionalConfig(new LstmConfig(3));
    var layer = (Bidirectional) Layer.of(config, "bidirectional", 3);
    new RandomMatrix(1).fill(layer);
    Source source = new Source.Tokens(ids, new OneHot(new OneHotConfig(3), "one_hot"));
    Source reversed =
        new Source.Tokens(
            new int[] {1, 0, 1, 0, 2, 2, 0, 1}, new OneHot(new OneHotConfig(3), "one_hot"));
    var pass =
        new BidirectionalPass(
            layer, source, shape, GradientArrives.AT_EVERY_STEP, Optional.empty());
    RecurrentPass alone =
        RecurrentPass.of(
            layer.backward(),
            reversed,
            new RecurrentPass.Plan(
                new BatchRows(shape), GradientArrives.AT_EVERY_STEP, Optional.empty()));
    for (Pass each : List.of(pass, alone)) {
      each.fillTables(KERNELS, 0, each.tablePanels());
      each.forward(KERNELS, 0, 2);
    }
    for (int j = 0; j < 3; j++) {
      assertThat(pass.output().get(0, 3 + j)).isEqualTo(alone.output().get(6, j));
      assertThat(pass.output().get(7, 3 + j)).isEqualTo(alone.output().get(1, j));
    }
  }

  private static int row(int t, int sequence) {
    return t * SHAPE.sequences() + sequence;
  }

  /// One run of the layer, and one of each of its cells alone.
  private static final class Both {
    private final Bidirectional layer;
    private final Matrix below;
    private final Matrix forwardBelow = Matrix.zeros(SHAPE.rows(), WIDTH);
    private final Matrix backwardBelow = Matrix.zeros(SHAPE.rows(), WIDTH);
    private final Gradients gradients;
    private final Gradients cellGradients;
    private final BidirectionalPass pass;
    private final RecurrentPass forward;
    private final RecurrentPass backward;
    private final float[] gradientAbove;

    Both(RecurrentConfig cell, Merge merge, GradientArrives arrives, Kernels kernels, int... cuts) {
      layer = (Bidirectional) Layer.of(new BidirectionalConfig(cell, merge), "both", WIDTH);
      var random = new RandomMatrix(3);
      random.fill(layer);
      Matrix input = random.draw(SHAPE.rows(), WIDTH);
      below = random.draw(SHAPE.rows(), WIDTH);
      gradients = new Gradients(layer.parameters());
      cellGradients = new Gradients(layer.parameters());
      var source = new Source.Activations(input, Optional.of(below));
      pass = new BidirectionalPass(layer, source, SHAPE, arrives, Optional.of(gradients));
      forward = cell(layer.forward(), input, forwardBelow, arrives);
      backward = cell(layer.backward(), reversed(input), backwardBelow, arrives);
      Matrix output = pass.output();
      gradientAbove = new RandomMatrix(4).draw(output.rows(), output.columns()).toRowMajor();
      run(kernels, cuts);
    }

    private RecurrentPass cell(
        RecurrentLayer cell, Matrix input, Matrix gradient, GradientArrives arrives) {
      var source = new Source.Activations(input, Optional.of(gradient));
      var plan = new RecurrentPass.Plan(new BatchRows(SHAPE), arrives, Optional.of(cellGradients));
      return RecurrentPass.of(cell, source, plan);
    }

    private static Matrix reversed(Matrix input) {
      Matrix reversed = Matrix.zeros(SHAPE.rows(), WIDTH);
      for (int t = 0; t < SHAPE.steps(); t++) {
        reversed.copyRows(input, row(t, 0), SHAPE.sequences(), row(SHAPE.steps() - 1 - t, 0));
      }
      return reversed;
    }

    private void run(Kernels kernels, int[] cuts) {
      var keys = new DropoutKeys();
      keys.begin(1, 2);
      pass.draw(keys);
      for (int panel = pass.tablePanels() - 1; panel >= 0; panel--) {
        pass.fillTables(kernels, panel, panel + 1);
      }
      for (int i = 1; i < cuts.length; i++) {
        pass.forward(kernels, cuts[i - 1], cuts[i]);
      }
      pass.outputGradient().setRowMajor(gradientAbove);
      for (int i = 1; i < cuts.length; i++) {
        pass.backward(kernels, cuts[i - 1], cuts[i]);
      }
      for (int panel = pass.gradientPanels() - 1; panel >= 0; panel--) {
        pass.formGradients(kernels, panel, panel + 1);
      }
      keys.begin(1, 2);
      for (RecurrentPass cell : List.of(forward, backward)) {
        cell.draw(keys);
        cell.fillTables(KERNELS, 0, cell.tablePanels());
        cell.forward(KERNELS, 0, SHAPE.sequences());
      }
    }

    /// Brings each cell its part of the gradient and runs it back.
    void runCellsBack(Merge merge, GradientArrives arrives) {
      int steps = arrives == GradientArrives.AT_EVERY_STEP ? SHAPE.steps() : 1;
      int width = forward.output().columns();
      int outputWidth = pass.output().columns();
      for (int t = 0; t < steps; t++) {
        for (int b = 0; b < SHAPE.sequences(); b++) {
          int ahead = row(SHAPE.steps() - steps + t, b);
          int back = row(SHAPE.steps() - 1 - t, b);
          for (int j = 0; j < width; j++) {
            float above = gradientAbove[row(t, b) * outputWidth + j];
            float other =
                merge == Merge.CONCAT ? gradientAbove[row(t, b) * outputWidth + width + j] : above;
            float factor = merge == Merge.AVE ? 0.5f : 1f;
            float first = merge == Merge.MUL ? backward.output().get(back, j) : factor;
            float second = merge == Merge.MUL ? forward.output().get(ahead, j) : factor;
            forward.outputGradient().set(ahead, j, above * first);
            backward.outputGradient().set(back, j, other * second);
          }
        }
      }
      for (RecurrentPass cell : List.of(forward, backward)) {
        cell.backward(KERNELS, 0, SHAPE.sequences());
        cell.formGradients(KERNELS, 0, cell.gradientPanels());
      }
    }
  }

  @Test
  void bothCellsDrawTheirFirstWeightsOneAfterTheOther() {
    var config = new BidirectionalConfig(new GruConfig(3));
    var layer = (Bidirectional) Layer.of(config, "bidirectional", 2);
    var alone = Layer.cell(new GruConfig(3), "gru", 2);
    KeyedRandom random = KeyedRandom.of(1, Purpose.INITIAL_WEIGHTS, 0, 0);
    layer.initialise(KeyedRandom.of(1, Purpose.INITIAL_WEIGHTS, 0, 0), Initialisers.DEFAULTS);
    for (RecurrentLayer cell : List.of(layer.forward(), layer.backward())) {
      alone.initialise(random, Initialisers.DEFAULTS);
      for (int i = 0; i < alone.parameters().size(); i++) {
        assertThat(cell.parameters().get(i).toRowMajor())
            .containsExactly(alone.parameters().get(i).toRowMajor());
      }
    }
  }
}
