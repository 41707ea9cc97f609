package dev.longhand.nn.layer;

import dev.longhand.random.KeyedRandom;
import java.util.List;

/// {@link DropoutConfig}; it has no parameters.
public final class Dropout implements Layer {
  private final DropoutConfig config;
  private final String name;
  private final int width;

  Dropout(DropoutConfig config, String name, int width) {
    this.config = config;
    this.name = name;
    this.width = width;
  }

  @Override
  public DropoutConfig config() {
    return config;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int inputWidth() {
    return width;
  }

  @Override
  public int outputWidth() {
    return width;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  @Override
  public void initialise(KeyedRandom random) {}
}
