package dev.longhand.nn.layer;

import dev.longhand.random.KeyedRandom;
import java.util.List;

/// {@link OneHotConfig}; it has no parameters.
public final class OneHot implements Layer {
  private final OneHotConfig config;
  private final String name;

  OneHot(OneHotConfig config, String name) {
    this.config = config;
    this.name = name;
  }

  @Override
  public OneHotConfig config() {
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
    return config.vocabulary();
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  @Override
  public void initialise(KeyedRandom random) {}
}
