package dev.longhand.nn.layer;

import dev.longhand.random.KeyedRandom;
import java.util.List;
import java.util.stream.Stream;

/// {@link BidirectionalConfig} with its two cells.
///
/// @param forward reads from the first step to the last
/// @param backward reads from the last step to the first
public record Bidirectional(
    BidirectionalConfig config, String name, RecurrentLayer forward, RecurrentLayer backward)
    implements Layer {
  static Bidirectional of(BidirectionalConfig config, String name, int inputWidth) {
    return new Bidirectional(
        config,
        name,
        Layer.cell(config.cell(), name + ".forward", inputWidth),
        Layer.cell(config.cell(), name + ".backward", inputWidth));
  }

  @Override
  public int inputWidth() {
    return forward.inputWidth();
  }

  @Override
  public int outputWidth() {
    return config.outputWidth();
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.concat(forward.parameters().stream(), backward.parameters().stream()).toList();
  }

  @Override
  public void initialise(KeyedRandom random, Initialisers initialisers) {
    forward.initialise(random, initialisers);
    backward.initialise(random, initialisers);
  }
}
