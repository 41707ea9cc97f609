package dev.longhand.train;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.LossPositions;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.ModelPass;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.BidirectionalConfig;
import dev.longhand.nn.layer.BidirectionalConfig.Merge;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.DenseConfig.Kernel;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.DropoutConfig.Mask;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.GruConfig;
import dev.longhand.nn.layer.GruConfig.Reset;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LayerNormConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.OneHotConfig;
import dev.longhand.nn.layer.Parameter;
import dev.longhand.nn.layer.Projection;
import dev.longhand.nn.layer.Recurrence;
import dev.longhand.nn.layer.ScaledIdConfig;
import dev.longhand.nn.layer.SimpleRnnConfig;
import dev.longhand.random.KeyedRandom;
import dev.longhand.train.optimizer.Optimizer;
import dev.longhand.train.optimizer.OptimizerConfig;
import dev.longhand.train.optimizer.UpdateRule;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// A small model in training, the same in every test: what is fed in at a step depends on the step
/// and on the shape of the batch alone.
final class TrainingScene {
  static final int VOCABULARY = 37;

  private final LanguageModel model;
  private final TrainingStep step;

  private TrainingScene(LanguageModel model, TrainingStep step) {
    this.model = model;
    this.step = step;
  }

  /// An embedding, two LSTMs with dropout between them, a dense layer, a loss at every step.
  static ModelConfig characters() {
    return new ModelConfig(
        List.of(
            new EmbeddingConfig(VOCABULARY, 11),
            new LstmConfig(33),
            new DropoutConfig(0.3),
            new LstmConfig(17),
            new DenseConfig(20, Activation.TANH),
            softmax()),
        LossPositions.EVERY);
  }

  /// One LSTM over one-hot tokens, a loss at the last step.
  static ModelConfig poem() {
    return config(new OneHotConfig(VOCABULARY), new LstmConfig(19), softmax());
  }

  /// One LSTM over scaled ids, dropout, a loss at the last step.
  static ModelConfig dracula() {
    return config(
        new ScaledIdConfig(VOCABULARY), new LstmConfig(32), new DropoutConfig(0.2), softmax());
  }

  private static ModelConfig config(LayerConfig... layers) {
    return new ModelConfig(List.of(layers), LossPositions.LAST);
  }

  private static LayerConfig softmax() {
    return new DenseConfig(VOCABULARY, Activation.SOFTMAX);
  }

  /// Every cell, with whatever a step has to prepare anew for it: dropped tokens, dropped weights,
  /// tables of two cells, a projection, norms, and an output that is tied to the embedding.
  static List<ModelConfig> cells() {
    Recurrence dropped = Recurrence.PLAIN.withDropout(0.2).withWeightDrop(0.3);
    Recurrence projected = dropped.withProjection(new Projection(9, Projection.Bias.PRESENT));
    var lstm = new LstmConfig(19).withPeepholes().withCellNorm();
    var gru = new GruConfig(17);
    return List.of(
        stream(new OneHotConfig(VOCABULARY), gru.withRecurrence(projected), softmax()),
        stream(
            new EmbeddingConfig(VOCABULARY, 11),
            gru.withReset(Reset.BEFORE).withRecurrence(dropped),
            LayerNormConfig.DEFAULTS,
            new SimpleRnnConfig(12),
            softmax()),
        config(
            new EmbeddingConfig(VOCABULARY, 11, 0.2),
            new DropoutConfig(0.2, Mask.EACH_SEQUENCE),
            lstm.withRecurrence(projected),
            softmax()),
        config(
            new OneHotConfig(VOCABULARY),
            new BidirectionalConfig(lstm.withCoupledGates()),
            new BidirectionalConfig(gru, Merge.SUM),
            softmax()),
        stream(
            new EmbeddingConfig(VOCABULARY, 18),
            new LstmConfig(18),
            new DenseConfig(VOCABULARY, Activation.SOFTMAX, Kernel.TIED)));
  }

  private static ModelConfig stream(LayerConfig... layers) {
    return new ModelConfig(List.of(layers), LossPositions.EVERY);
  }

  static List<ModelConfig> all() {
    return List.of(characters(), poem(), dracula());
  }

  /// Adam at 0.01, clipped where gradients begin to be large.
  static TrainingScene adam(ModelConfig config, Kernels kernels, Workers workers) {
    return of(
        LanguageModel.initialise(config, 42),
        UpdateRule.of(OptimizerConfig.Adam.DEFAULTS.withRate(0.01)).withClipNorm(0.5),
        kernels,
        workers);
  }

  static TrainingScene of(LanguageModel model, UpdateRule rule, Kernels kernels, Workers workers) {
    return new TrainingScene(model, new TrainingStep(model, rule, kernels, workers, 42));
  }

  LanguageModel model() {
    return model;
  }

  TrainingStep step() {
    return step;
  }

  /// Trains a step on random text and returns the mean loss before it.
  double train(BatchShape shape) {
    if (!tryTrain(shape)) {
      throw new IllegalStateException("loss or gradients are no finite numbers");
    }
    return loss(shape);
  }

  /// Whether a step on random text was taken.
  boolean tryTrain(BatchShape shape) {
    fill(shape);
    return step.run(shape);
  }

  double loss(BatchShape shape) {
    ModelPass pass = step.pass(shape);
    return pass.loss().lossSum() / pass.loss().rows();
  }

  private void fill(BatchShape shape) {
    ModelPass pass = step.pass(shape);
    long count = step.optimizer().steps();
    long key = key(count, shape.rows());
    fill(pass.tokens(), key, 0);
    fill(pass.targets(), key, pass.tokens().length);
  }

  /// The key of {@link KeyedRandom} for seed 9 and a fifth purpose that nothing else draws from;
  /// the fingerprints of {@link AcrossJvmTest} rest on it.
  private static long key(long epoch, long index) {
    long golden = 0x9E3779B97F4A7C15L;
    long key = KeyedRandom.at(9, 0);
    key = KeyedRandom.at((key ^ (5 * golden)) - golden, 0);
    key = KeyedRandom.at((key ^ (epoch + golden)) - golden, 0);
    return KeyedRandom.at((key ^ (index * golden + 1)) - golden, 0);
  }

  private static void fill(int[] ids, long key, int from) {
    for (int i = 0; i < ids.length; i++) {
      ids[i] = (int) Math.floorMod(KeyedRandom.at(key, from + i), (long) VOCABULARY);
    }
  }

  /// Every number that training changes: parameters and slots of the optimizer.
  List<float[]> numbers() {
    var numbers = new ArrayList<float[]>();
    for (Parameter parameter : model.parameters()) {
      numbers.add(parameter.toRowMajor());
    }
    for (Optimizer.Slot slot : step.optimizer().slots()) {
      numbers.add(slot.parameter().toRowMajor(slot.value()));
    }
    return numbers;
  }

  /// A copy of the model as it stands.
  LanguageModel copyOfModel() {
    LanguageModel copy = LanguageModel.blank(model.config());
    for (int i = 0; i < copy.parameters().size(); i++) {
      copy.parameters().get(i).setRowMajor(model.parameters().get(i).toRowMajor());
    }
    return copy;
  }

  /// SHA-256 over the bits of {@link #numbers}.
  String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (float[] values : numbers()) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
        bytes.asFloatBuffer().put(values);
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
