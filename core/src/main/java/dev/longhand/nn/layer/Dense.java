package dev.longhand.nn.layer;

import dev.longhand.random.KeyedRandom;
import java.util.List;

/// {@link DenseConfig} with its weights: `output = activation(x W + b)`.
public final class Dense implements Layer {
  private final DenseConfig config;
  private final String name;
  private final Parameter kernel; // [F, N]
  private final Parameter bias; // [1, N]

  Dense(DenseConfig config, String name, int inputWidth) {
    this.config = config;
    this.name = name;
    this.kernel = Parameter.matrix(name + ".kernel", inputWidth, config.units());
    this.bias = Parameter.vector(name + ".bias", config.units());
  }

  @Override
  public DenseConfig config() {
    return config;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int inputWidth() {
    return kernel.rows();
  }

  @Override
  public int outputWidth() {
    return config.units();
  }

  Parameter kernel() {
    return kernel;
  }

  Parameter bias() {
    return bias;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(kernel, bias);
  }

  @Override
  public void initialise(KeyedRandom random) {
    kernel.setRowMajor(Initialiser.glorotUniform(random, inputWidth(), config.units()));
    bias.value().clear();
  }
}
