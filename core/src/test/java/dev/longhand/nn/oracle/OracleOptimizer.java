package dev.longhand.nn.oracle;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Keras's update rules in double precision. Parameters are changed in place; the moments of Adam
/// live here, so one object serves one run.
public final class OracleOptimizer {

  /// A rule and its settings; a norm of infinity clips nothing.
  public sealed interface Rule {
    double globalClipNorm();

    /// w -= rate g
    record Sgd(double learningRate, double globalClipNorm) implements Rule {}

    /// Kingma and Ba 2015, with epsilon added to the uncorrected root as Keras does.
    record Adam(
        double learningRate, double beta1, double beta2, double epsilon, double globalClipNorm)
        implements Rule {}
  }

  private final Rule rule;
  private final Map<String, double[][]> firstMoments = new HashMap<>();
  private final Map<String, double[][]> secondMoments = new HashMap<>();
  private int updates;

  public OracleOptimizer(Rule rule) {
    this.rule = rule;
  }

  /// One update of every parameter; gradients bear the parameters' names.
  public void update(Named<double[][]> parameters, Named<double[][]> gradients) {
    updates++;
    double norm = norm(gradients.values());
    double scale = norm > rule.globalClipNorm() ? rule.globalClipNorm() / norm : 1;
    parameters.forEach((name, parameter) -> {
      double[][] gradient = gradients.get(name);
      for (int row = 0; row < parameter.length; row++) {
        for (int column = 0; column < parameter[row].length; column++) {
          double slope = scale * gradient[row][column];
          parameter[row][column] -=
              switch (rule) {
                case Rule.Sgd sgd -> sgd.learningRate() * slope;
                case Rule.Adam adam -> adamStep(adam, name, parameter, row, column, slope);
              };
        }
      }
    });
  }

  /// The root of the sum of all squares.
  public static double norm(Collection<double[][]> gradients) {
    double squares = 0;
    for (double[][] gradient : gradients) {
      for (double[] row : gradient) {
        squares += Arrays.stream(row).map(slope -> slope * slope).sum();
      }
    }
    return StrictMath.sqrt(squares);
  }

  private double adamStep(
      Rule.Adam adam, String name, double[][] parameter, int row, int column, double slope) {
    double[] first = moments(firstMoments, name, parameter)[row];
    double[] second = moments(secondMoments, name, parameter)[row];
    first[column] += (slope - first[column]) * (1 - adam.beta1());
    second[column] += (slope * slope - second[column]) * (1 - adam.beta2());
    double rate =
        adam.learningRate()
            * StrictMath.sqrt(1 - StrictMath.pow(adam.beta2(), updates))
            / (1 - StrictMath.pow(adam.beta1(), updates));
    return rate * first[column] / (StrictMath.sqrt(second[column]) + adam.epsilon());
  }

  private static double[][] moments(
      Map<String, double[][]> all, String name, double[][] parameter) {
    return all.computeIfAbsent(name, _ -> new double[parameter.length][parameter[0].length]);
  }
}
