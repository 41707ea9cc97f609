package dev.longhand.nn;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.longhand.nn.ModelMemory.Use;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.BidirectionalConfig;
import dev.longhand.nn.layer.BidirectionalConfig.Merge;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.DenseConfig.Kernel;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.DropoutConfig.Mask;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.Gradients;
import dev.longhand.nn.layer.GruConfig;
import dev.longhand.nn.layer.GruConfig.Reset;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LayerNormConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.OneHotConfig;
import dev.longhand.nn.layer.Projection;
import dev.longhand.nn.layer.Recurrence;
import dev.longhand.nn.layer.RecurrentConfig;
import dev.longhand.nn.layer.ScaledIdConfig;
import dev.longhand.nn.layer.SimpleRnnConfig;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is added up from a configuration is what passes really take.
class ModelMemoryTest {
  private static final int VOCABULARY = 60;
  private static final int UNITS = 100;
  private static final BatchShape SHAPE = new BatchShape(40, 25);

  /// So few sequences that padding is a good part of all.
  private static final BatchShape LONG = new BatchShape(5, 500);

  private static final Recurrence NARROW = Recurrence.PLAIN.withProjection(new Projection(64));

  static Stream<List<LayerConfig>> networks() {
    var embedding = new EmbeddingConfig(VOCABULARY, 64);
    var oneHot = new OneHotConfig(VOCABULARY);
    Stream<List<LayerConfig>> singles =
        cells()
            .flatMap(cell ->
                Stream.of(
                    List.<LayerConfig>of(embedding, new DropoutConfig(0.2), cell),
                    List.<LayerConfig>of(
                        oneHot, cell, new DropoutConfig(0.2, Mask.EACH_SEQUENCE))));
    var dropped = new EmbeddingConfig(VOCABULARY, 64, 0.1);
    var gru = new GruConfig(UNITS);
    Stream<List<LayerConfig>> others =
        Stream.of(
            List.of(new ScaledIdConfig(VOCABULARY), gru, new LayerNormConfig(0.1), gru),
            List.of(dropped, new LstmConfig(UNITS).withRecurrence(NARROW)),
            List.of(oneHot, both(Merge.CONCAT), both(Merge.SUM)),
            List.of(embedding, both(Merge.MUL), new DenseConfig(70, Activation.RELU)));
    return Stream.concat(singles, others);
  }

  private static Stream<RecurrentConfig> cells() {
    var lstm = new LstmConfig(UNITS);
    return Stream.of(
        lstm,
        lstm.withPeepholes().withCoupledGates(),
        lstm.withCellNorm(),
        lstm.withRecurrence(NARROW.withDropout(0.2).withWeightDrop(0.5)),
        new GruConfig(UNITS),
        new GruConfig(UNITS).withReset(Reset.BEFORE),
        new GruConfig(UNITS).withRecurrence(NARROW),
        new SimpleRnnConfig(UNITS),
        new SimpleRnnConfig(UNITS).withRecurrence(Recurrence.PLAIN.withDropout(0.2)));
  }

  private static BidirectionalConfig both(Merge merge) {
    return new BidirectionalConfig(new LstmConfig(UNITS), merge);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void trainingTakesWhatIsAddedUpAndHardlyLess(List<LayerConfig> layers) {
    requireLearning(config(layers, Kernel.OWN));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void measuringTakesWhatIsAddedUpAndHardlyLess(List<LayerConfig> layers) {
    requireMeasuring(config(layers, Kernel.OWN));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void sharedPaddingTakesWhatIsAddedUpAndHardlyLess(List<LayerConfig> layers) {
    requireLearning(config(layers, Kernel.OWN), LONG.withPadding());
    requireMeasuring(config(layers, Kernel.OWN), LONG.withPadding());
  }

  @Test
  void aTiedOutputTakesATransposedCopyOfTheEmbedding() {
    ModelConfig config =
        config(List.of(new EmbeddingConfig(VOCABULARY, 64), new LstmConfig(64)), Kernel.TIED);

    requireLearning(config);
    requireMeasuring(config);
  }

  private static void requireLearning(ModelConfig config) {
    requireLearning(config, SHAPE);
  }

  private static void requireLearning(ModelConfig config, BatchShape shape) {
    long planned = 2 * ModelMemory.weights(config) + ModelMemory.pass(config, shape, Use.LEARNING);
    learn(config, new BatchShape(1, 1)); // what Java itself takes for new classes

    requireClose(planned, learn(config, shape));
  }

  private static void requireMeasuring(ModelConfig config) {
    requireMeasuring(config, SHAPE);
  }

  private static void requireMeasuring(ModelConfig config, BatchShape shape) {
    long planned = ModelMemory.weights(config) + ModelMemory.pass(config, shape, Use.MEASURING);
    measure(config, new BatchShape(1, 1));

    requireClose(planned, measure(config, shape));
  }

  /// The plan counts states too, which a run carries from batch to batch.
  private static void requireClose(long planned, long taken) {
    assertThat(planned).isGreaterThan((long) (0.98 * taken)).isLessThan((long) (1.2 * taken));
  }

  private static long learn(ModelConfig config, BatchShape shape) {
    long before = allocated();
    LanguageModel model = LanguageModel.blank(config);
    ModelPass.training(model, shape, new Gradients(model.parameters()));
    return allocated() - before;
  }

  private static long measure(ModelConfig config, BatchShape shape) {
    long before = allocated();
    ModelPass.evaluation(LanguageModel.blank(config), shape);
    return allocated() - before;
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  private static ModelConfig config(List<LayerConfig> layers, Kernel kernel) {
    var all = new ArrayList<>(layers);
    all.add(new DenseConfig(VOCABULARY, Activation.SOFTMAX, kernel));
    return new ModelConfig(all, LossPositions.LAST);
  }
}
