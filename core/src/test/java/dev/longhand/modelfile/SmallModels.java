package dev.longhand.modelfile;

import dev.longhand.modelfile.Provenance.Software;
import dev.longhand.modelfile.Provenance.TrainingText;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.LossPositions;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.layer.BidirectionalConfig;
import dev.longhand.nn.layer.BidirectionalConfig.Merge;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.DenseConfig.Kernel;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.DropoutConfig.Mask;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.GateActivation;
import dev.longhand.nn.layer.GruConfig;
import dev.longhand.nn.layer.GruConfig.Reset;
import dev.longhand.nn.layer.LayerNormConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.LstmConfig.ForgetBias;
import dev.longhand.nn.layer.OneHotConfig;
import dev.longhand.nn.layer.Projection;
import dev.longhand.nn.layer.Projection.Bias;
import dev.longhand.nn.layer.Recurrence;
import dev.longhand.nn.layer.ScaledIdConfig;
import dev.longhand.nn.layer.SimpleRnnConfig;
import dev.longhand.text.corpus.TextCleaning;
import dev.longhand.text.token.CharacterTokenizer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Models of a few numbers, with everything around them.
final class SmallModels {
  /// Seven characters, among them a line end, quotes' enemy and one outside of the basic plane.
  static final CharacterTokenizer TOKENIZER = CharacterTokenizer.fit("ab\"\n\\é😀");

  private static final int TOKENS = 7;
  private static final DenseConfig HEAD = new DenseConfig(TOKENS, Activation.SOFTMAX);

  private SmallModels() {}

  /// Every kind of layer somewhere among these.
  static List<ModelConfig> architectures() {
    return List.of(
        new ModelConfig(
            List.of(
                new EmbeddingConfig(TOKENS, 3),
                new LstmConfig(5),
                new DropoutConfig(0.25),
                new LstmConfig(2, ForgetBias.ZERO),
                new DenseConfig(6, Activation.RELU),
                new DenseConfig(4, Activation.TANH),
                new DenseConfig(4, Activation.LINEAR),
                HEAD),
            LossPositions.EVERY),
        new ModelConfig(
            List.of(new OneHotConfig(TOKENS), new LstmConfig(3), HEAD), LossPositions.LAST),
        new ModelConfig(
            List.of(new ScaledIdConfig(TOKENS), new LstmConfig(1), HEAD), LossPositions.LAST),
        new ModelConfig(
            List.of(
                new EmbeddingConfig(TOKENS, 3, 0.125),
                new LstmConfig(5).withPeepholes().withCellNorm().withRecurrence(narrow(2)),
                new LstmConfig(4).withCoupledGates().withPeepholes(),
                new DropoutConfig(0.5, Mask.EACH_SEQUENCE),
                new GruConfig(3).withReset(Reset.BEFORE),
                new LayerNormConfig(0.01),
                new GruConfig(2).withGateActivation(GateActivation.HARD_SIGMOID),
                new SimpleRnnConfig(3, SimpleRnnConfig.Activation.RELU, narrow(3)),
                new DenseConfig(TOKENS, Activation.SOFTMAX, Kernel.TIED)),
            LossPositions.EVERY),
        new ModelConfig(
            List.of(
                new OneHotConfig(TOKENS),
                new BidirectionalConfig(new SimpleRnnConfig(2)),
                new BidirectionalConfig(
                    new GruConfig(2).withRecurrence(Recurrence.PLAIN.withWeightDrop(0.25)),
                    Merge.MUL),
                HEAD),
            LossPositions.LAST));
  }

  private static Recurrence narrow(int units) {
    return Recurrence.PLAIN
        .withProjection(new Projection(units, units == 2 ? Bias.PRESENT : Bias.ABSENT))
        .withDropout(0.25);
  }

  /// About two kilobytes in all.
  static ModelFile tiny() {
    return around(LanguageModel.initialise(architectures().get(2), 7));
  }

  static ModelFile around(LanguageModel model) {
    return new ModelFile(model, TOKENIZER, TextCleaning.DEFAULTS, provenance(), history());
  }

  static Provenance provenance() {
    return new Provenance(
        "units: 1\nseed: 7\n",
        new TrainingText("poems.txt", "ab".repeat(32), 1234),
        Long.MIN_VALUE,
        2,
        OptionalDouble.of(1.25),
        new Software("0.1.0", 1));
  }

  static List<EpochFigures> history() {
    return List.of(
        new EpochFigures(
            1,
            new EpochFigures.Training(
                2.5,
                OptionalDouble.of(0.125),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                3,
                1e6),
            Optional.of(
                new EpochFigures.Validation(
                    2.25, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty())),
            "cd".repeat(32)),
        new EpochFigures(
            2,
            new EpochFigures.Training(
                0.1,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                2.5,
                12345.678),
            Optional.empty(),
            "ef".repeat(32)));
  }
}
