package dev.longhand.modelfile;

import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.OneHotConfig;
import dev.longhand.nn.layer.ScaledIdConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The names and shapes that the parameters of an architecture have in a file, known without making
/// the model: a file that claims a network far larger than itself is refused before memory is
/// taken.
final class ParameterShapes {
  private static final int GATES = 4;

  private final Map<String, List<Long>> shapes = new LinkedHashMap<>();

  private ParameterShapes() {}

  /// Name to shape, in the order of the model's parameters.
  static Map<String, List<Long>> of(ModelConfig config) {
    var result = new ParameterShapes();
    List<String> names = LanguageModel.layerNames(config);
    int width = config.vocabulary();
    for (int i = 0; i < names.size(); i++) {
      LayerConfig layer = config.layers().get(i);
      result.add(layer, names.get(i), width);
      width = layer.outputWidth(width);
    }
    return result.shapes;
  }

  private void add(LayerConfig config, String name, long width) {
    switch (config) {
      case EmbeddingConfig embedding ->
          put(name, "embeddings", (long) embedding.vocabulary(), (long) embedding.width());
      case LstmConfig lstm -> {
        long columns = GATES * (long) lstm.units();
        put(name, "kernel", width, columns);
        put(name, "recurrent_kernel", (long) lstm.units(), columns);
        put(name, "bias", columns);
      }
      case DenseConfig dense -> {
        put(name, "kernel", width, (long) dense.units());
        put(name, "bias", (long) dense.units());
      }
      case OneHotConfig oneHot -> {}
      case ScaledIdConfig scaledId -> {}
      case DropoutConfig dropout -> {}
    }
  }

  private void put(String layer, String role, Long... shape) {
    shapes.put(layer + "." + role, List.of(shape));
  }
}
