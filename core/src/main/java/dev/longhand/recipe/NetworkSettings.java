package dev.longhand.recipe;

import dev.longhand.nn.LossPositions;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.layer.BidirectionalConfig;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LayerNormConfig;
import dev.longhand.nn.layer.OneHotConfig;
import dev.longhand.nn.layer.RecurrentConfig;
import dev.longhand.nn.layer.ScaledIdConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A network before its vocabulary is known.
///
/// @param input how tokens become numbers
/// @param layers what follows, at least one of them recurrent; the dense softmax over the
///   vocabulary at the end goes without saying
public record NetworkSettings(InputCoding input, List<LayerConfig> layers) {
  private static final int ANY_VOCABULARY = 2;

  public NetworkSettings {
    Objects.requireNonNull(input);
    layers = List.copyOf(layers);
    Setting.LAYERS.require(layers.size());
    layers.forEach(NetworkSettings::requireInRange);
    config(input, layers, ANY_VOCABULARY, LossPositions.EVERY);
  }

  /// The architecture over so many ids.
  ModelConfig config(int ids, LossPositions positions) {
    return config(input, layers, ids, positions);
  }

  private static ModelConfig config(
      InputCoding input, List<LayerConfig> layers, int ids, LossPositions positions) {
    var all = new ArrayList<LayerConfig>();
    all.add(input.layer(ids));
    all.addAll(layers);
    all.add(new DenseConfig(ids, Activation.SOFTMAX));
    return new ModelConfig(all, positions);
  }

  private static void requireInRange(LayerConfig layer) {
    switch (layer) {
      case RecurrentConfig cell -> Setting.UNITS.require(cell.units());
      case BidirectionalConfig bidirectional -> requireInRange(bidirectional.cell());
      case LayerNormConfig layerNorm -> {}
      case DenseConfig dense -> Setting.UNITS.require(dense.units());
      case DropoutConfig dropout -> Setting.DROPOUT.require(dropout.rate());
      case EmbeddingConfig embedding -> {} // refused as a layer that is not the first
      case OneHotConfig oneHot -> {}
      case ScaledIdConfig scaledId -> {}
    }
  }

  /// The same with another width of every recurrent layer.
  NetworkSettings withUnits(int units) {
    return new NetworkSettings(
        input,
        layers.stream()
            .map(layer -> layer instanceof RecurrentConfig cell ? cell.withUnits(units) : layer)
            .toList());
  }

  /// The same with so many recurrent layers: more are put behind the last one and are like it,
  /// surplus ones go from the end.
  NetworkSettings withRecurrentLayers(int count) {
    Setting.LAYERS.require(count);
    var changed = new ArrayList<LayerConfig>();
    int kept = 0;
    int after = 0;
    for (LayerConfig layer : layers) {
      if (layer.recurrent() && kept == count) {
        continue;
      }
      changed.add(layer);
      if (layer.recurrent()) {
        kept++;
        after = changed.size();
      }
    }
    for (; kept < count; kept++) {
      changed.add(after, changed.get(after - 1));
    }
    return new NetworkSettings(input, changed);
  }
}
