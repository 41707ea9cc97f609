package dev.longhand.train.optimizer;

import dev.longhand.kernel.Matrix;
import dev.longhand.nn.layer.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The values that an optimizer keeps for every number of every parameter. Mutable.
final class Slots {
  private final List<Parameter> parameters;
  private final List<List<Optimizer.Slot>> byParameter = new ArrayList<>();

  Slots(List<Parameter> parameters) {
    this.parameters = List.copyOf(parameters);
    parameters.forEach(parameter -> byParameter.add(new ArrayList<>()));
  }

  /// A value a number, all equal at first.
  ///
  /// @return a matrix for each parameter, in their order
  List<Matrix> keep(String role, float initial) {
    var values = new ArrayList<Matrix>();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      Matrix value = Matrix.zeros(parameter.value().rows(), parameter.value().columns());
      Arrays.fill(value.values(), initial);
      byParameter.get(i).add(new Optimizer.Slot(parameter.name() + "." + role, parameter, value));
      values.add(value);
    }
    return List.copyOf(values);
  }

  /// All of them, parameter by parameter.
  List<Optimizer.Slot> all() {
    return byParameter.stream().flatMap(List::stream).toList();
  }
}
