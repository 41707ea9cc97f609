package dev.longhand.nn.oracle;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Update rules as plain formulas in double precision, Keras's where Keras has the optimizer.
/// Parameters are changed in place; what a rule remembers lives here, so one object serves one run.
public final class OracleOptimizer {

  /// How a parameter follows its gradient g, the learning rate being r.
  public sealed interface Method {
    /// m = momentum m - r g, and w += m or, looking ahead, w += momentum m - r g.
    record Sgd(double momentum, boolean nesterov) implements Method {}

    /// v follows g^2 and a follows g, each by 1 - rho; w -= m, where m = momentum m + r g / sqrt(v
    /// + epsilon), v less a^2 if centered.
    record RmsProp(double rho, double momentum, double epsilon, boolean centered)
        implements Method {}

    /// s += g^2; w -= r g / sqrt(s + epsilon).
    record Adagrad(double initialAccumulator, double epsilon) implements Method {}

    /// Kingma and Ba 2015, with epsilon added to the uncorrected root as Keras does.
    record Adam(double beta1, double beta2, double epsilon) implements Method {}

    /// w -= r g, and after some updates the mean of all w that follow.
    record Averaged(int averageAfter) implements Method {}
  }

  /// A method and what is done around it; a limit of infinity clips nothing.
  public record Rule(
      Method method,
      double learningRate,
      double l2,
      double globalClipNorm,
      double clipValue,
      double weightDecay) {
    /// The method alone.
    public static Rule of(Method method, double learningRate) {
      double free = Double.POSITIVE_INFINITY;
      return new Rule(method, learningRate, 0, free, free, 0);
    }

    public Rule withGlobalClipNorm(double limit) {
      return new Rule(method, learningRate, l2, limit, clipValue, weightDecay);
    }

    public Rule withClipValue(double limit) {
      return new Rule(method, learningRate, l2, globalClipNorm, limit, weightDecay);
    }

    public Rule withL2(double share) {
      return new Rule(method, learningRate, share, globalClipNorm, clipValue, weightDecay);
    }

    public Rule withWeightDecay(double share) {
      return new Rule(method, learningRate, l2, globalClipNorm, clipValue, share);
    }
  }

  private final Rule rule;
  private final Map<String, double[][]> memory = new HashMap<>();
  private double rate;
  private int updates;

  public OracleOptimizer(Rule rule) {
    this.rule = rule;
    rate = rule.learningRate();
  }

  /// Gives the next updates another learning rate.
  public void setRate(double newRate) {
    rate = newRate;
  }

  /// The mean of the weights that an averaging method keeps.
  public double[][] average(String name) {
    return Optional.ofNullable(memory.get(name + " average")).orElseThrow();
  }

  /// One update of every parameter; gradients bear the parameters' names.
  public void update(Named<double[][]> parameters, Named<double[][]> gradients) {
    updates++;
    SequencedMap<String, double[][]> penalised = new LinkedHashMap<>();
    parameters.forEach((name, parameter) ->
        penalised.put(name, withPenalty(name, parameter, gradients.get(name))));
    var slopes = new Named<>(penalised);
    double norm = norm(slopes.values());
    double scale = norm > rule.globalClipNorm() ? rule.globalClipNorm() / norm : 1;
    parameters.forEach((name, parameter) -> {
      for (int row = 0; row < parameter.length; row++) {
        for (int column = 0; column < parameter[row].length; column++) {
          double slope = scale * slopes.get(name)[row][column];
          slope = Math.clamp(slope, -rule.clipValue(), rule.clipValue());
          parameter[row][column] -= rate * rule.weightDecay() * parameter[row][column];
          move(new Cell(name, parameter, row, column), slope);
        }
      }
    });
  }

  /// The derivative of l2 times the squares of a kernel, added to the loss's.
  private double[][] withPenalty(String name, double[][] parameter, double[][] gradient) {
    double[][] slopes = new double[gradient.length][];
    for (int row = 0; row < slopes.length; row++) {
      slopes[row] = gradient[row].clone();
      for (int column = 0; name.endsWith("kernel") && column < slopes[row].length; column++) {
        slopes[row][column] += 2 * rule.l2() * parameter[row][column];
      }
    }
    return slopes;
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

  /// One number of a parameter, with what is remembered of it.
  private final class Cell {
    private final String name;
    private final double[][] parameter;
    private final int row;
    private final int column;

    Cell(String name, double[][] parameter, int row, int column) {
      this.name = name;
      this.parameter = parameter;
      this.row = row;
      this.column = column;
    }

    void add(double change) {
      parameter[row][column] += change;
    }

    double value() {
      return parameter[row][column];
    }

    double recall(String what, double initial) {
      return all(what, initial)[row][column];
    }

    double keep(String what, double value) {
      all(what, value)[row][column] = value;
      return value;
    }

    private double[][] all(String what, double initial) {
      return memory.computeIfAbsent(
          name + " " + what,
          _ -> {
            double[][] fresh = new double[parameter.length][parameter[0].length];
            Arrays.stream(fresh).forEach(values -> Arrays.fill(values, initial));
            return fresh;
          });
    }
  }

  private void move(Cell w, double g) {
    switch (rule.method()) {
      case Method.Sgd(double momentum, boolean nesterov) -> {
        double m = w.keep("movement", momentum * w.recall("movement", 0) - rate * g);
        w.add(nesterov ? momentum * m - rate * g : m);
      }
      case Method.RmsProp rmsProp -> moveByRmsProp(w, g, rmsProp);
      case Method.Adagrad(double initialAccumulator, double epsilon) -> {
        double s = w.keep("squares", w.recall("squares", initialAccumulator) + g * g);
        w.add(-rate * g / StrictMath.sqrt(s + epsilon));
      }
      case Method.Adam adam -> moveByAdam(w, g, adam);
      case Method.Averaged(int averageAfter) -> {
        w.add(-rate * g);
        int counted = updates - averageAfter;
        if (counted > 0) {
          double sum = w.keep("sum", w.recall("sum", 0) + w.value());
          w.keep("average", sum / counted);
        }
      }
    }
  }

  private void moveByRmsProp(Cell w, double g, Method.RmsProp rmsProp) {
    double rho = rmsProp.rho();
    double v = w.keep("square", rho * w.recall("square", 0) + (1 - rho) * g * g);
    double a = w.keep("mean", rho * w.recall("mean", 0) + (1 - rho) * g);
    double spread = rmsProp.centered() ? v - a * a : v;
    double step = rate * g / StrictMath.sqrt(spread + rmsProp.epsilon());
    double m = w.keep("movement", rmsProp.momentum() * w.recall("movement", 0) + step);
    w.add(-m);
  }

  private void moveByAdam(Cell w, double g, Method.Adam adam) {
    double m = w.recall("mean", 0);
    m = w.keep("mean", m + (g - m) * (1 - adam.beta1()));
    double v = w.recall("variance", 0);
    v = w.keep("variance", v + (g * g - v) * (1 - adam.beta2()));
    double corrected =
        rate
            * StrictMath.sqrt(1 - StrictMath.pow(adam.beta2(), updates))
            / (1 - StrictMath.pow(adam.beta1(), updates));
    w.add(-corrected * m / (StrictMath.sqrt(v) + adam.epsilon()));
  }
}
