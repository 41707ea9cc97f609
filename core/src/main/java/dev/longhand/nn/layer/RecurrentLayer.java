package dev.longhand.nn.layer;

import dev.longhand.kernel.Matrix;
import java.util.Optional;

/// A cell with its weights.
public sealed interface RecurrentLayer extends Layer permits Lstm, Gru, SimpleRnn {
  @Override
  RecurrentConfig config();

  /// What the input is multiplied by: W.
  Parameter kernel();

  /// What the hidden state is multiplied by: U.
  Parameter recurrentKernel();

  /// What makes the hidden state narrower.
  Optional<ProjectionWeights> projection();

  @Override
  default int inputWidth() {
    return kernel().rows();
  }

  @Override
  default int outputWidth() {
    return config().hiddenWidth();
  }

  /// A state of zeros for some sequences.
  default LayerState zeroState(int sequences) {
    Matrix hidden = Matrix.zeros(sequences, outputWidth());
    Optional<Matrix> cell =
        config().carriesCell()
            ? Optional.of(Matrix.zeros(sequences, config().units()))
            : Optional.empty();
    return new LayerState(hidden, cell);
  }
}
