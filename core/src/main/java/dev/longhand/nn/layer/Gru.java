package dev.longhand.nn.layer;

import dev.longhand.nn.layer.GruConfig.Reset;
import dev.longhand.random.KeyedRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// {@link GruConfig} with its weights.
///
///     update, reset gate = sigmoid(x W + b + h U + d)
///     candidate = tanh(x W + b + reset gate * (h U + d))        reset after
///     candidate = tanh(x W + b + (reset gate * h) U)            reset before, without d
///     output    = update gate * output before + (1 - update gate) * candidate
///
/// each with its own columns of W, U, b and d, in Keras's order: update, reset, candidate.
public final class Gru implements RecurrentLayer {
  private final GruConfig config;
  private final String name;
  private final Parameter kernel; // W [F, 3H]
  private final Parameter recurrentKernel; // U [H or P, 3H]
  private final Parameter bias; // b [1, 3H]
  private final Optional<Parameter> recurrentBias; // d [1, 3H]
  private final Optional<ProjectionWeights> projection;

  Gru(GruConfig config, String name, int inputWidth) {
    this.config = config;
    this.name = name;
    ColumnOrder order = ColumnOrder.of(config);
    kernel = Parameter.matrix(name + ".kernel", inputWidth, order);
    recurrentKernel = Parameter.matrix(name + ".recurrent_kernel", config.hiddenWidth(), order);
    bias = Parameter.vector(name + ".bias", order);
    recurrentBias =
        config.reset() == Reset.AFTER
            ? Optional.of(Parameter.vector(name + ".recurrent_bias", order))
            : Optional.empty();
    projection = ProjectionWeights.of(config, name);
  }

  @Override
  public GruConfig config() {
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

  Optional<Parameter> recurrentBias() {
    return recurrentBias;
  }

  @Override
  public Optional<ProjectionWeights> projection() {
    return projection;
  }

  @Override
  public List<Parameter> parameters() {
    var all = new ArrayList<Parameter>(List.of(kernel, recurrentKernel, bias));
    recurrentBias.ifPresent(all::add);
    projection.ifPresent(weights -> all.addAll(weights.parameters()));
    return List.copyOf(all);
  }

  @Override
  public void initialise(KeyedRandom random, Initialisers initialisers) {
    Initialiser.fill(kernel, initialisers.kernel(), random);
    Initialiser.fill(recurrentKernel, initialisers.recurrentKernel(), random);
    Initialiser.fill(bias, initialisers.bias(), random);
    recurrentBias.ifPresent(parameter -> Initialiser.fill(parameter, initialisers.bias(), random));
    projection.ifPresent(weights -> weights.initialise(random, initialisers));
  }
}
