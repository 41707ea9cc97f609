package dev.longhand.train.optimizer;

import dev.longhand.kernel.Kernels;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.Gradients;
import dev.longhand.nn.layer.Layer;
import dev.longhand.nn.layer.Parameter;
import dev.longhand.nn.oracle.Named;
import dev.longhand.nn.oracle.OracleOptimizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A kernel and a bias under an optimizer, moved by gradients that are given. Mutable.
final class UpdateScene {
  private final Kernels kernels;
  private final Gradients gradients;
  private final List<Parameter> parameters;
  private final Optimizer optimizer;

  UpdateScene(UpdateRule rule, Kernels kernels, int inputs, int units) {
    this.kernels = kernels;
    parameters = Layer.of(new DenseConfig(units, Activation.LINEAR), "dense", inputs).parameters();
    gradients = new Gradients(parameters);
    optimizer = new Optimizer(rule, gradients.inOrder());
  }

  Optimizer optimizer() {
    return optimizer;
  }

  List<String> names() {
    return List.of("kernel", "bias");
  }

  Parameter of(String name) {
    return parameters.get(names().indexOf(name));
  }

  float[] weights(String name) {
    return of(name).toRowMajor();
  }

  /// The averages where the optimizer keeps them already, else the weights.
  float[] kept(String name) {
    return optimizer.averagedSteps() == 0
        ? weights(name)
        : of(name).toRowMajor(optimizer.averages().get(names().indexOf(name)));
  }

  /// One update as a training step makes it.
  void update(Named<double[][]> slopes) {
    var penalised = new ArrayList<double[][]>();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      parameter.setRowMajor(flat(slopes.get(names().get(i))), gradients.of(parameter).gradient());
      optimizer.addPenalty(kernels, i, 0, parameter.value().panels());
      penalised.add(rows(parameter));
    }
    double norm = OracleOptimizer.norm(penalised);
    optimizer.begin(optimizer.rule().clipping().scaleFor(norm));
    for (int i = 0; i < parameters.size(); i++) {
      optimizer.update(kernels, i, 0, parameters.get(i).value().panels());
    }
  }

  private double[][] rows(Parameter parameter) {
    float[] values = parameter.toRowMajor(gradients.of(parameter).gradient());
    double[][] row = new double[1][values.length];
    for (int i = 0; i < values.length; i++) {
      row[0][i] = values[i];
    }
    return row;
  }

  static float[] flat(double[][] rows) {
    double[] all = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    float[] values = new float[all.length];
    for (int i = 0; i < all.length; i++) {
      values[i] = (float) all[i];
    }
    return values;
  }
}
