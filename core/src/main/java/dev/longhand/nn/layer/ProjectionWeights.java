package dev.longhand.nn.layer;

import dev.longhand.random.KeyedRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// {@link Projection} with its weights: `hidden = output V + d`.
///
/// @param kernel V, [H, P]
/// @param bias d, [1, P]
public record ProjectionWeights(Parameter kernel, Optional<Parameter> bias) {
  /// The weights that a configuration describes, for the cell of this name.
  static Optional<ProjectionWeights> of(RecurrentConfig config, String name) {
    return config
        .recurrence()
        .projection()
        .map(projection -> {
          int width = projection.units();
          Parameter kernel = Parameter.matrix(name + ".projection_kernel", config.units(), width);
          return switch (projection.bias()) {
            case ABSENT -> new ProjectionWeights(kernel, Optional.empty());
            case PRESENT ->
                new ProjectionWeights(
                    kernel, Optional.of(Parameter.vector(name + ".projection_bias", width)));
          };
        });
  }

  List<Parameter> parameters() {
    var all = new ArrayList<Parameter>();
    all.add(kernel);
    bias.ifPresent(all::add);
    return all;
  }

  void initialise(KeyedRandom random, Initialisers initialisers) {
    Initialiser.fill(kernel, initialisers.kernel(), random);
    bias.ifPresent(parameter -> Initialiser.fill(parameter, initialisers.bias(), random));
  }
}
