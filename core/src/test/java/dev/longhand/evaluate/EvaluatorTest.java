package dev.longhand.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.kernel.VectorKernels;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.LossPositions;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.Parameter;
import dev.longhand.nn.oracle.Named;
import dev.longhand.nn.oracle.OracleCell;
import dev.longhand.nn.oracle.OracleLayer;
import dev.longhand.nn.oracle.OracleLayer.Positions;
import dev.longhand.nn.oracle.OracleRun;
import dev.longhand.nn.oracle.OracleStack;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import dev.longhand.text.example.Batch;
import dev.longhand.text.example.Examples;
import dev.longhand.text.example.TokenSequence;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EvaluatorTest {
  private static final int VOCABULARY = 37;
  private static final int WIDTH = 6;
  private static final int UNITS = 20;

  /// Sums of at most 21 products below 1 are wrong by less than 21 * 2^-24, about 1.3e-6; the gates
  /// flatten that by 4 and the next sum weighs it again, so a loss may be off by some of these.
  private static final double ROUNDING = 5e-6;

  /// Doubles summed in another order: some hundred roundings of numbers below 1000.
  private static final double ORDER = 1e-10;

  /// Bytes; a compiler may spare some objects of a whole evaluation in one call and not in another.
  private static final int SMALLEST_OBJECT = 16;

  private final Kernels kernels = new ScalarKernels();
  private final Workers alone = new Workers(1);

  @ParameterizedTest
  @EnumSource
  void agreesWithTheSameSumsInDoublePrecision(LossPositions positions) {
    LanguageModel model = model(positions, 1);
    Examples examples = Evaluator.examples(model, text(59), new BatchShape(4, 5));
    Evaluation found = new Evaluator(model, kernels, alone).evaluate(examples);
    Evaluation expected = inDoublePrecision(model, examples);
    assertThat(found.targets()).isEqualTo(expected.targets());
    assertThat(found.loss()).isCloseTo(expected.loss(), within(ROUNDING));
    assertThat(found.hits()).isEqualTo(expected.hits()).isPositive();
    assertThat(found.topFive()).isEqualTo(expected.topFive()).isGreaterThan(expected.hits());
  }

  @ParameterizedTest
  @EnumSource
  void theNumberOfWorkersChangesNoBit(LossPositions positions) {
    LanguageModel model = model(positions, 2);
    Examples examples = Evaluator.examples(model, text(200), new BatchShape(7, 6));
    Evaluation expected = new Evaluator(model, kernels, alone).evaluate(examples);
    for (int count = 1; count <= 3; count++) {
      try (var workers = new Workers(count)) {
        var evaluator = new Evaluator(model, new VectorKernels(), workers);
        assertThat(evaluator.evaluate(examples)).isEqualTo(expected);
      }
    }
  }

  @Test
  void theStateIsCarriedFromBatchToBatch() {
    LanguageModel model = model(LossPositions.EVERY, 3);
    TokenSequence text = text(61);
    var evaluator = new Evaluator(model, kernels, alone);
    Evaluation whole = evaluator.evaluate(Evaluator.examples(model, text, new BatchShape(2, 30)));
    Evaluation pieces = evaluator.evaluate(Evaluator.examples(model, text, new BatchShape(2, 4)));
    assertThat(pieces.loss()).isCloseTo(whole.loss(), within(ORDER));
    assertThat(pieces.hits()).isEqualTo(whole.hits());
  }

  @Test
  void everyTokenAfterTheFirstWindowIsATargetOnce() {
    LanguageModel model = model(LossPositions.LAST, 4);
    Examples examples = Evaluator.examples(model, text(50), new BatchShape(8, 10));
    assertThat(new Evaluator(model, kernels, alone).evaluate(examples).targets()).isEqualTo(40);
  }

  @Test
  void measuresTheParametersAsTheyAreAtEachCall() {
    LanguageModel model = model(LossPositions.EVERY, 5);
    Examples examples = Evaluator.examples(model, text(100), new BatchShape(3, 8));
    var evaluator = new Evaluator(model, kernels, alone);
    Evaluation before = evaluator.evaluate(examples);
    assertThat(evaluator.evaluate(examples)).isEqualTo(before);
    Parameter vectors = model.parameters().getFirst();
    float[] weights = vectors.toRowMajor();
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= 3;
    }
    vectors.setRowMajor(weights);
    Evaluation after = evaluator.evaluate(examples);
    assertThat(after.loss()).isNotEqualTo(before.loss());
    assertThat(after).isEqualTo(new Evaluator(model, kernels, alone).evaluate(examples));
  }

  @Test
  void aModelOfZerosFindsEveryTokenEquallyLikely() {
    LanguageModel model = LanguageModel.blank(config(LossPositions.EVERY));
    Examples examples = Evaluator.examples(model, text(60), new BatchShape(2, 8));
    Evaluation found = new Evaluator(model, kernels, alone).evaluate(examples);
    assertThat(found.perplexity()).isCloseTo(VOCABULARY, within(VOCABULARY * ROUNDING));
  }

  @Test
  void aModelThatComputesNanHasALossOfNan() {
    LanguageModel model = model(LossPositions.EVERY, 6);
    Parameter bias = model.parameters().getLast();
    float[] weights = bias.toRowMajor();
    weights[3] = Float.NaN;
    bias.setRowMajor(weights);
    Examples examples = Evaluator.examples(model, text(60), new BatchShape(2, 8));
    assertThat(new Evaluator(model, kernels, alone).evaluate(examples).loss()).isNaN();
    assertThat(new Evaluator(model, new VectorKernels(), alone).evaluate(examples).loss()).isNaN();
  }

  @Test
  void examplesWithTargetsElsewhereAreRefused() {
    LanguageModel last = model(LossPositions.LAST, 7);
    LanguageModel every = model(LossPositions.EVERY, 7);
    Examples examples = Evaluator.examples(every, text(60), new BatchShape(2, 8));
    var evaluator = new Evaluator(last, kernels, alone);
    assertThatThrownBy(() -> evaluator.evaluate(examples))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("EVERY")
        .hasMessageContaining("LAST");
  }

  @ParameterizedTest
  @EnumSource
  void aBatchAllocatesNothing(LossPositions positions) {
    LanguageModel model = model(positions, 8);
    var shape = new BatchShape(4, 5);
    Examples few = Evaluator.examples(model, text(100), shape);
    Examples many = Evaluator.examples(model, text(1000), shape);
    var evaluator = new Evaluator(model, kernels, alone);
    evaluator.evaluate(few);
    evaluator.evaluate(many);
    long fewBytes = allocatedBy(evaluator, few);
    long manyBytes = allocatedBy(evaluator, many);
    int moreBatches = many.batchesPerEpoch() - few.batchesPerEpoch();
    assertThat(manyBytes).isLessThan(fewBytes + (long) SMALLEST_OBJECT * moreBatches);
  }

  private static long allocatedBy(Evaluator evaluator, Examples examples) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    evaluator.evaluate(examples);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static ModelConfig config(LossPositions positions) {
    return new ModelConfig(
        List.of(
            new EmbeddingConfig(VOCABULARY, WIDTH),
            new LstmConfig(UNITS),
            new DenseConfig(VOCABULARY, Activation.SOFTMAX)),
        positions);
  }

  private static LanguageModel model(LossPositions positions, long seed) {
    return LanguageModel.initialise(config(positions), seed);
  }

  private static TokenSequence text(int length) {
    var random = KeyedRandom.of(11, Purpose.SAMPLE, 0, length);
    return TokenSequence.of(random.ints(length, 0, VOCABULARY).toArray());
  }

  /// The same figures from the oracle, batch by batch.
  private static Evaluation inDoublePrecision(LanguageModel model, Examples examples) {
    OracleStack oracle = oracle(model.config().lossPositions());
    SequencedMap<String, double[][]> weights = new LinkedHashMap<>();
    for (Parameter parameter : model.parameters()) {
      weights.put(parameter.name().replace('.', '/'), inRows(parameter));
    }
    Named<double[][]> states = Named.none();
    double loss = 0;
    long hits = 0;
    long topFive = 0;
    Batch batch = examples.newBatch();
    for (int index = 0; index < examples.batchesPerEpoch(); index++) {
      examples.fill(0, index, batch);
      int[][] targets = targets(batch);
      OracleRun run =
          oracle.run(
              new Named<>(weights),
              batch.continues() ? states : Named.none(),
              inputs(batch),
              targets);
      states = run.finalStates();
      double[][] probabilities = run.matrices().get("probabilities");
      int[] flat = Arrays.stream(targets).flatMapToInt(Arrays::stream).toArray();
      for (int row = 0; row < flat.length; row++) {
        loss -= StrictMath.log(probabilities[row][flat[row]]);
        double most = Arrays.stream(probabilities[row]).max().orElseThrow();
        hits += probabilities[row][flat[row]] == most ? 1 : 0;
        double reached = probabilities[row][flat[row]];
        topFive += Arrays.stream(probabilities[row]).filter(p -> p > reached).count() < 5 ? 1 : 0;
      }
    }
    long targets = examples.targetsPerEpoch();
    return new Evaluation(targets, loss / targets, hits, topFive);
  }

  private static OracleStack oracle(LossPositions positions) {
    Positions handedOn =
        switch (positions) {
          case LAST -> Positions.LAST;
          case EVERY -> Positions.EVERY;
        };
    return OracleStack.of(
        VOCABULARY,
        new OracleLayer.Embedding(WIDTH),
        new OracleLayer.Recurrent(new OracleCell.Lstm(UNITS), handedOn),
        new OracleLayer.Dense(VOCABULARY, OracleLayer.Activation.LINEAR));
  }

  private static double[][] inRows(Parameter parameter) {
    float[] plain = parameter.toRowMajor();
    var rows = new double[parameter.rows()][parameter.columns()];
    for (int i = 0; i < plain.length; i++) {
      rows[i / parameter.columns()][i % parameter.columns()] = plain[i];
    }
    return rows;
  }

  private static int[][] inputs(Batch batch) {
    var ids = new int[batch.sequences()][batch.steps()];
    for (int b = 0; b < batch.sequences(); b++) {
      for (int t = 0; t < batch.steps(); t++) {
        ids[b][t] = batch.input(t, b);
      }
    }
    return ids;
  }

  private static int[][] targets(Batch batch) {
    int count = batch.targetCount() / batch.sequences();
    var ids = new int[batch.sequences()][count];
    for (int b = 0; b < batch.sequences(); b++) {
      for (int i = 0; i < count; i++) {
        ids[b][i] = batch.target(batch.steps() - count + i, b);
      }
    }
    return ids;
  }
}
