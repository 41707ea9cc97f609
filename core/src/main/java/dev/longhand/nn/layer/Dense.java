package dev.longhand.nn.layer;

import dev.longhand.random.KeyedRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// {@link DenseConfig} with its weights: `output = activation(x W + b)`. A tied one has no W of its
/// own.
public final class Dense implements Layer {
  private final DenseConfig config;
  private final String name;
  private final int inputWidth;
  private final Optional<Parameter> kernel; // [F, N]
  private final Parameter bias; // [1, N]

  Dense(DenseConfig config, String name, int inputWidth) {
    this.config = config;
    this.name = name;
    this.inputWidth = inputWidth;
    kernel =
        switch (config.kernel()) {
          case OWN -> Optional.of(Parameter.matrix(name + ".kernel", inputWidth, config.units()));
          case TIED -> Optional.empty();
        };
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
    return inputWidth;
  }

  @Override
  public int outputWidth() {
    return config.units();
  }

  Optional<Parameter> kernel() {
    return kernel;
  }

  Parameter bias() {
    return bias;
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.concat(kernel.stream(), Stream.of(bias)).toList();
  }

  @Override
  public void initialise(KeyedRandom random, Initialisers initialisers) {
    kernel.ifPresent(parameter -> Initialiser.fill(parameter, initialisers.kernel(), random));
    Initialiser.fill(bias, initialisers.bias(), random);
  }
}
