package dev.longhand.nn.layer;

import dev.longhand.random.KeyedRandom;
import java.util.List;

/// {@link ScaledIdConfig}; it has no parameters.
public record ScaledId(ScaledIdConfig config, String name) implements Layer {
  @Override
  public int inputWidth() {
    return config.vocabulary();
  }

  @Override
  public int outputWidth() {
    return 1;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  @Override
  public void initialise(KeyedRandom random, Initialisers initialisers) {}
}
