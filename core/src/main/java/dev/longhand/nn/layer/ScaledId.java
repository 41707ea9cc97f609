package dev.longhand.nn.layer;

import dev.longhand.random.KeyedRandom;
import java.util.List;

/// {@link ScaledIdConfig}; it has no parameters.
public final class ScaledId implements Layer {
  private final ScaledIdConfig config;
  private final String name;

  ScaledId(ScaledIdConfig config, String name) {
    this.config = config;
    this.name = name;
  }

  @Override
  public ScaledIdConfig config() {
    return config;
  }

  @Override
  public String name() {
    return name;
  }

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
  public void initialise(KeyedRandom random) {}
}
