package dev.longhand.modelfile;

import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.ParameterShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The names and shapes that the parameters of an architecture have in a file, known without making
/// the model: a file that claims a network far larger than itself is refused before memory is
/// taken.
final class ParameterShapes {
  private final Map<String, List<Long>> shapes = new LinkedHashMap<>();

  private ParameterShapes() {}

  /// Name to shape, in the order of the model's parameters.
  static Map<String, List<Long>> of(ModelConfig config) {
    var result = new ParameterShapes();
    List<String> names = LanguageModel.layerNames(config);
    int width = config.vocabulary();
    for (int i = 0; i < names.size(); i++) {
      LayerConfig layer = config.layers().get(i);
      for (ParameterShape shape : ParameterShape.of(layer, width)) {
        result.shapes.put(names.get(i) + "." + shape.role(), shape.axes());
      }
      width = layer.outputWidth(width);
    }
    return result.shapes;
  }
}
