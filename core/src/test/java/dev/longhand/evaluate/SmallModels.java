package dev.longhand.evaluate;

import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.LossPositions;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.layer.BidirectionalConfig;
import dev.longhand.nn.layer.BidirectionalConfig.Merge;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.Parameter;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import dev.longhand.text.example.TokenSequence;
import java.util.List;

/// Models with random weights and texts of random tokens, to be measured.
final class SmallModels {
  static final int VOCABULARY = 23;

  private SmallModels() {}

  static LanguageModel causal(LossPositions positions) {
    return model(new LstmConfig(9), positions);
  }

  static LanguageModel bidirectional() {
    return model(new BidirectionalConfig(new LstmConfig(9), Merge.CONCAT), LossPositions.LAST);
  }

  private static LanguageModel model(LayerConfig recurrent, LossPositions positions) {
    var config =
        new ModelConfig(
            List.of(
                new EmbeddingConfig(VOCABULARY, 5),
                recurrent,
                new DenseConfig(VOCABULARY, Activation.SOFTMAX)),
            positions);
    LanguageModel model = LanguageModel.initialise(config, 3);
    for (Parameter parameter : model.parameters()) {
      float[] weights = parameter.toRowMajor();
      for (int i = 0; i < weights.length; i++) {
        weights[i] *= 5; // so that tokens differ in probability
      }
      parameter.setRowMajor(weights);
    }
    return model;
  }

  static TokenSequence text(int length) {
    var random = KeyedRandom.of(5, Purpose.SAMPLE, 0, length);
    return TokenSequence.of(random.ints(length, 0, VOCABULARY).toArray());
  }

  /// Makes a model compute NaN.
  static void poison(LanguageModel model) {
    Parameter bias = model.parameters().getLast();
    float[] weights = bias.toRowMajor();
    weights[3] = Float.NaN;
    bias.setRowMajor(weights);
  }
}
