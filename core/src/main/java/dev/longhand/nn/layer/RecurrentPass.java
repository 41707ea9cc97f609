package dev.longhand.nn.layer;

import java.util.Optional;

/// A run of a {@link RecurrentLayer}.
public sealed interface RecurrentPass extends Pass permits LstmPass, GruPass, SimpleRnnPass {
  /// Begins the next run with a state.
  void load(LayerState state);

  /// Hands the state after the last step out.
  void save(LayerState state);

  /// Hands the gradient of the initial state out, after backward.
  void saveInitialGradient(LayerState gradient);

  /// A pass of a cell over a source.
  ///
  /// @param arrives at which steps whoever reads the output writes a gradient
  /// @param training the gradients to form; absent outside training
  static RecurrentPass of(
      RecurrentLayer layer,
      Source source,
      BatchShape shape,
      GradientArrives arrives,
      Optional<Gradients> training) {
    return switch (layer) {
      case Lstm lstm -> new LstmPass(lstm, source, shape, arrives, training);
      case Gru gru -> new GruPass(gru, source, shape, arrives, training);
      case SimpleRnn simpleRnn -> new SimpleRnnPass(simpleRnn, source, shape, arrives, training);
    };
  }
}
