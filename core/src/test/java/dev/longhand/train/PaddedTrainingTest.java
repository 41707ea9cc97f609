package dev.longhand.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.evaluate.Evaluator;
import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.kernel.VectorKernels;
import dev.longhand.kernel.Workers;
import dev.longhand.modelfile.ModelHash;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.LossPositions;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.ModelPass;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.GruConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import dev.longhand.text.example.Batch;
import dev.longhand.text.example.EncodedDocuments;
import dev.longhand.text.example.Examples;
import dev.longhand.text.example.Padding;
import dev.longhand.text.example.Prefixes;
import dev.longhand.text.example.RaggedOptions;
import dev.longhand.text.example.Shuffle;
import dev.longhand.text.example.Wholes;
import dev.longhand.train.optimizer.OptimizerConfig;
import dev.longhand.train.optimizer.UpdateRule;
import dev.longhand.train.schedule.Schedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Training on examples whose sequences enter late.
class PaddedTrainingTest {
  private static final int VOCABULARY = 13;
  private static final int LONGEST = 9;
  private static final int EPOCHS = 4;
  private static final int PADDING = 0;
  private static final UpdateRule RULE =
      UpdateRule.of(OptimizerConfig.Adam.DEFAULTS.withRate(0.01));

  private final Kernels kernels = new ScalarKernels();

  /// What a sequence finds in front of it.
  enum Kind {
    SHARED,
    MASKED,
    WHOLE;

    Examples examples() {
      var options = new RaggedOptions(LONGEST, 8, 1, Shuffle.EACH_EPOCH, 3);
      return switch (this) {
        case SHARED -> Prefixes.of(documents(), options, new Padding.Shared(PADDING, LONGEST));
        case MASKED -> Prefixes.of(documents(), options, Padding.MASKED);
        case WHOLE -> Wholes.of(documents(), options);
      };
    }

    LanguageModel model() {
      LossPositions positions =
          switch (this) {
            case SHARED, MASKED -> LossPositions.LAST;
            case WHOLE -> LossPositions.EVERY;
          };
      return LanguageModel.initialise(
          new ModelConfig(
              List.of(
                  new EmbeddingConfig(VOCABULARY, 6),
                  new LstmConfig(17),
                  new GruConfig(12),
                  new DenseConfig(VOCABULARY, Activation.SOFTMAX)),
              positions),
          8);
    }
  }

  private static EncodedDocuments documents() {
    var random = KeyedRandom.of(6, Purpose.SAMPLE, 0, 0);
    return EncodedDocuments.of(
        IntStream.range(0, 9).mapToObj(i -> random.ints(2 + i, 1, VOCABULARY).toArray()).toList());
  }

  private static List<Double> train(
      LanguageModel model, Examples examples, Kernels kernels, int workerCount) {
    var plan = new TrainingPlan(EPOCHS, 1, RULE, new Schedule.Constant(), 0, Optional.empty());
    var losses = new ArrayList<Double>();
    var listener =
        new TrainingListener() {
          @Override
          public Verdict stepDone(StepResult step) {
            losses.add(step.loss());
            return Verdict.CONTINUE;
          }

          @Override
          public Verdict epochDone(EpochResult epoch) {
            assertThat(epoch.targets()).isEqualTo(examples.targetsPerEpoch());
            return Verdict.CONTINUE;
          }
        };
    try (var workers = new Workers(workerCount)) {
      new Trainer(
              model, plan, examples, Optional.of(new ValidationPart(examples)), kernels, workers)
          .run(listener);
    }
    return losses;
  }

  @Test
  void lossesAreThoseOfPaddingWrittenOut() {
    LanguageModel model = Kind.SHARED.model();
    List<Double> losses = train(model, Kind.SHARED.examples(), kernels, 1);
    List<Double> expected = trainPlainly(Kind.SHARED.model(), Kind.SHARED.examples());
    assertThat(losses).hasSameSizeAs(expected);
    for (int step = 0; step < losses.size(); step++) {
      assertThat(losses.get(step)).isCloseTo(expected.get(step), Offset.offset(1e-4));
    }
    assertThat(losses.getLast()).isLessThan(losses.getFirst());
  }

  /// Every step of every sequence, padding included.
  private List<Double> trainPlainly(LanguageModel model, Examples examples) {
    var losses = new ArrayList<Double>();
    try (var workers = new Workers(1)) {
      var step = new TrainingStep(model, RULE, kernels, workers, 1);
      Batch batch = examples.newBatch();
      for (int epoch = 0; epoch < EPOCHS; epoch++) {
        for (int index = 0; index < examples.batchesPerEpoch(); index++) {
          examples.fill(epoch, index, batch);
          var shape = new BatchShape(batch.sequences(), batch.steps());
          writeOut(batch, step.pass(shape));
          step.run(shape);
          losses.add(step.pass(shape).loss().lossSum() / batch.sequences());
        }
      }
    }
    return losses;
  }

  private static void writeOut(Batch batch, ModelPass pass) {
    Arrays.fill(pass.tokens(), PADDING);
    for (int b = 0; b < batch.sequences(); b++) {
      for (int t = batch.steps() - batch.length(b); t < batch.steps(); t++) {
        pass.tokens()[t * batch.sequences() + b] = batch.input(t, b);
      }
      pass.targets()[b] = batch.target(batch.steps() - 1, b);
    }
  }

  @ParameterizedTest
  @EnumSource
  void neitherWorkersNorVectorsChangeABit(Kind kind) {
    LanguageModel ofOne = kind.model();
    List<Double> losses = train(ofOne, kind.examples(), kernels, 1);
    for (int workers = 1; workers <= 3; workers++) {
      LanguageModel model = kind.model();
      assertThat(train(model, kind.examples(), new VectorKernels(), workers)).isEqualTo(losses);
      assertThat(ModelHash.of(model)).isEqualTo(ModelHash.of(ofOne));
    }
  }

  /// A loss after every token of a document is that after each of its beginnings.
  @Test
  void wholeDocumentsAreMeasuredAsAllTheirBeginnings() {
    LanguageModel every = Kind.WHOLE.model();
    LanguageModel last = Kind.MASKED.model();
    try (var workers = new Workers(2)) {
      var wholes = new Evaluator(every, kernels, workers).evaluate(Kind.WHOLE.examples());
      var beginnings = new Evaluator(last, kernels, workers).evaluate(Kind.MASKED.examples());
      assertThat(wholes.targets()).isEqualTo(beginnings.targets());
      assertThat(wholes.hits()).isEqualTo(beginnings.hits());
      assertThat(wholes.loss()).isCloseTo(beginnings.loss(), Offset.offset(1e-6));
    }
  }
}
