package dev.longhand.nn.layer;

import dev.longhand.random.KeyedRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// {@link SimpleRnnConfig} with its weights: `output = activation(x W + h U + b)`.
public final class SimpleRnn implements RecurrentLayer {
  private final SimpleRnnConfig config;
  private final String name;
  private final Parameter kernel; // W [F, H]
  private final Parameter recurrentKernel; // U [H or P, H]
  private final Parameter bias; // b [1, H]
  private final Optional<ProjectionWeights> projection;

  SimpleRnn(SimpleRnnConfig config, String name, int inputWidth) {
    this.config = config;
    this.name = name;
    kernel = Parameter.matrix(name + ".kernel", inputWidth, config.units());
    recurrentKernel =
        Parameter.matrix(name + ".recurrent_kernel", config.hiddenWidth(), config.units());
    bias = Parameter.vector(name + ".bias", config.units());
    projection = ProjectionWeights.of(config, name);
  }

  @Override
  public SimpleRnnConfig config() {
    return config;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Parameter kernel() {
    return kernel;
  }

  @Override
  public Parameter recurrentKernel() {
    return recurrentKernel;
  }

  Parameter bias() {
    return bias;
  }

  @Override
  public Optional<ProjectionWeights> projection() {
    return projection;
  }

  @Override
  public List<Parameter> parameters() {
    var all = new ArrayList<Parameter>(List.of(kernel, recurrentKernel, bias));
    projection.ifPresent(weights -> all.addAll(weights.parameters()));
    return List.copyOf(all);
  }

  @Override
  public void initialise(KeyedRandom random, Initialisers initialisers) {
    Initialiser.fill(kernel, initialisers.kernel(), random);
    Initialiser.fill(recurrentKernel, initialisers.recurrentKernel(), random);
    Initialiser.fill(bias, initialisers.bias(), random);
    projection.ifPresent(weights -> weights.initialise(random, initialisers));
  }
}
