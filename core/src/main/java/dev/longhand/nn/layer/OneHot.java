package dev.longhand.nn.layer;

import dev.longhand.random.KeyedRandom;
import java.util.List;

/// {@link OneHotConfig}; it has no parameters.
public record OneHot(OneHotConfig config, String name) implements Layer {
  @Override
  public int inputWidth() {
    return config.vocabulary();
  }

  @Override
  public int outputWidth() {
    return config.vocabulary();
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  @Override
  public void initialise(KeyedRandom random, Initialisers initialisers) {}
}
