package dev.longhand.nn;

import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.ParameterShape;
import java.util.ArrayList;
import java.util.List;

/// What a model consists of, counted from its architecture alone: no model is made for it.
///
/// @param rows one a layer, first to last
public record ModelSummary(List<Row> rows) {
  /// One layer.
  ///
  /// @param name in the model, such as `lstm_1`
  /// @param positions the steps of a sequence that it has an output at
  /// @param width of the output at each of them
  /// @param parameters how many numbers it learns
  public record Row(String name, LossPositions positions, int width, long parameters) {}

  public ModelSummary {
    rows = List.copyOf(rows);
  }

  /// The summary of an architecture.
  public static ModelSummary of(ModelConfig model) {
    var rows = new ArrayList<Row>();
    List<String> names = LanguageModel.layerNames(model);
    int width = model.vocabulary();
    for (int i = 0; i < names.size(); i++) {
      LayerConfig layer = model.layers().get(i);
      long parameters =
          ParameterShape.of(layer, width).stream().mapToLong(ParameterShape::size).sum();
      width = layer.outputWidth(width);
      LossPositions positions =
          i < model.lastRecurrent() ? LossPositions.EVERY : model.lossPositions();
      rows.add(new Row(names.get(i), positions, width, parameters));
    }
    return new ModelSummary(rows);
  }

  /// How many numbers the model learns.
  public long parameters() {
    return rows.stream().mapToLong(Row::parameters).sum();
  }
}
