package dev.longhand.nn;

import dev.longhand.nn.layer.Initialisers;
import dev.longhand.nn.layer.Layer;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LayerState;
import dev.longhand.nn.layer.Parameter;
import dev.longhand.nn.layer.RecurrentLayer;
import dev.longhand.nn.layer.State;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A model that gives every token a probability of coming next: layers with their parameters.
///
/// Many threads may run passes of one model at once as long as none of them trains it.
public final class LanguageModel {
  private final ModelConfig config;
  private final List<Layer> layers;

  private LanguageModel(ModelConfig config, List<Layer> layers) {
    this.config = config;
    this.layers = List.copyOf(layers);
  }

  /// A model whose parameters are all zero, to be filled from a file.
  public static LanguageModel blank(ModelConfig config) {
    var layers = new ArrayList<Layer>();
    int width = config.vocabulary();
    List<String> names = layerNames(config);
    for (int i = 0; i < names.size(); i++) {
      Layer layer = Layer.of(config.layers().get(i), names.get(i), width);
      width = layer.outputWidth();
      layers.add(layer);
    }
    return new LanguageModel(config, layers);
  }

  /// A new model that begins as Keras's models do; the same seed draws the same parameters.
  public static LanguageModel initialise(ModelConfig config, long seed) {
    return initialise(config, Initialisers.DEFAULTS, seed);
  }

  /// A new model; the same seed draws the same parameters.
  public static LanguageModel initialise(ModelConfig config, Initialisers initialisers, long seed) {
    LanguageModel model = blank(config);
    for (int i = 0; i < model.layers.size(); i++) {
      KeyedRandom random = KeyedRandom.of(seed, Purpose.INITIAL_WEIGHTS, 0, i);
      model.layers.get(i).initialise(random, initialisers);
    }
    return model;
  }

  /// The kind of each layer, numbered where a kind occurs more than once.
  public static List<String> layerNames(ModelConfig model) {
    List<LayerConfig> configs = model.layers();
    Map<String, Integer> counts = new LinkedHashMap<>();
    configs.forEach(config -> counts.merge(config.kind(), 1, Integer::sum));
    Map<String, Integer> used = new LinkedHashMap<>();
    var names = new ArrayList<String>();
    for (LayerConfig config : configs) {
      int number = used.merge(config.kind(), 1, Integer::sum);
      boolean several = counts.getOrDefault(config.kind(), 0) > 1;
      names.add(several ? config.kind() + "_" + number : config.kind());
    }
    return names;
  }

  public ModelConfig config() {
    return config;
  }

  /// First to last.
  public List<Layer> layers() {
    return layers;
  }

  /// Of all layers, first to last.
  public List<Parameter> parameters() {
    return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
  }

  /// How many numbers the model has learnt.
  public long parameterCount() {
    return parameters().stream().mapToLong(Parameter::size).sum();
  }

  /// A state of zeros for some sequences, with which a text begins.
  public State zeroState(int sequences) {
    var states = new ArrayList<LayerState>();
    for (Layer layer : layers) {
      if (layer instanceof RecurrentLayer recurrent) {
        states.add(recurrent.zeroState(sequences));
      }
    }
    return new State(states);
  }
}
