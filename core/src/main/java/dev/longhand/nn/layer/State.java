package dev.longhand.nn.layer;

import java.util.List;

/// What a model knows between two steps: one state for every recurrent layer, first layer first.
/// Passed in and handed back, so nobody can forget a reset. Mutable buffers; one per stream of
/// text.
public record State(List<LayerState> layers) {
  public State {
    layers = List.copyOf(layers);
  }

  /// Forgets one sequence.
  public void clear(int sequence) {
    for (LayerState layer : layers) {
      layer.clear(sequence);
    }
  }

  /// Makes a sequence what one of another state of the same model is.
  public void copy(State source, int from, int to) {
    for (int i = 0; i < layers.size(); i++) {
      layers.get(i).copy(source.layers.get(i), from, to);
    }
  }

  /// Forgets everything.
  public void clear() {
    layers.forEach(LayerState::clear);
  }
}
