package dev.longhand.nn.layer;

import dev.longhand.random.KeyedRandom;
import java.util.List;

/// {@link LayerNormConfig} with its weights: `output = gamma * (x - mean) / sqrt(variance +
/// epsilon) + beta`.
public final class LayerNorm implements Layer {
  private final LayerNormConfig config;
  private final String name;
  private final Parameter gamma; // [1, F]
  private final Parameter beta; // [1, F]

  LayerNorm(LayerNormConfig config, String name, int inputWidth) {
    this.config = config;
    this.name = name;
    gamma = Parameter.vector(name + ".gamma", inputWidth);
    beta = Parameter.vector(name + ".beta", inputWidth);
  }

  @Override
  public LayerNormConfig config() {
    return config;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int inputWidth() {
    return gamma.columns();
  }

  @Override
  public int outputWidth() {
    return gamma.columns();
  }

  Parameter gamma() {
    return gamma;
  }

  Parameter beta() {
    return beta;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(gamma, beta);
  }

  @Override
  public void initialise(KeyedRandom random, Initialisers initialisers) {
    gamma.setRowMajor(Initialiser.ones(gamma.columns()));
    beta.value().clear();
  }
}
