package dev.longhand.nn.layer;

import dev.longhand.random.KeyedRandom;
import java.util.List;

/// {@link DropoutConfig}; it has no parameters.
///
/// @param inputWidth of the output too
public record Dropout(DropoutConfig config, String name, int inputWidth) implements Layer {
  @Override
  public int outputWidth() {
    return inputWidth;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  @Override
  public void initialise(KeyedRandom random, Initialisers initialisers) {}
}
