package dev.longhand.generate.decoder;

import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.LossPositions;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.OneHotConfig;
import dev.longhand.nn.layer.Parameter;
import dev.longhand.nn.layer.ScaledIdConfig;
import java.util.List;

/// Models of a few units, each with another way in. Untrained, but with weights four times as large
/// as new ones, so that what was read shows in what is written.
public enum SmallModels {
  EMBEDDING {
    @Override
    List<LayerConfig> layers(int vocabulary) {
      return List.of(
          new EmbeddingConfig(vocabulary, 5),
          new LstmConfig(19),
          new DropoutConfig(0.2),
          new LstmConfig(33),
          new DenseConfig(9, Activation.RELU),
          new DenseConfig(vocabulary, Activation.SOFTMAX));
    }
  },
  ONE_HOT {
    @Override
    List<LayerConfig> layers(int vocabulary) {
      return List.of(
          new OneHotConfig(vocabulary),
          new LstmConfig(17),
          new DenseConfig(vocabulary, Activation.SOFTMAX));
    }
  },
  SCALED_ID {
    @Override
    List<LayerConfig> layers(int vocabulary) {
      return List.of(
          new ScaledIdConfig(vocabulary),
          new LstmConfig(40),
          new DenseConfig(vocabulary, Activation.SOFTMAX));
    }
  };

  abstract List<LayerConfig> layers(int vocabulary);

  public LanguageModel model(int vocabulary, LossPositions positions) {
    LanguageModel model =
        LanguageModel.initialise(new ModelConfig(layers(vocabulary), positions), 42);
    for (Parameter parameter : model.parameters()) {
      float[] weights = parameter.toRowMajor();
      for (int i = 0; i < weights.length; i++) {
        weights[i] *= 4;
      }
      parameter.setRowMajor(weights);
    }
    return model;
  }

  /// Writes one weight of a parameter.
  public static void spoil(LanguageModel model, String name, int index, float value) {
    Parameter parameter =
        model.parameters().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow();
    float[] weights = parameter.toRowMajor();
    weights[index] = value;
    parameter.setRowMajor(weights);
  }
}
