package dev.longhand.train;

import dev.longhand.evaluate.Evaluation;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/// When to stop before the last epoch: after some epochs without a better figure.
///
/// An epoch counts as better when its figure is better than the best before it by more than the
/// least change and, where there is a baseline, better than that too. So a run that never reaches
/// its baseline ends after as many epochs as there is patience.
///
/// @param metric the figure that is watched
/// @param patience epochs without a better one before training stops, at least 1
/// @param leastChange what a figure must be better by to count, in its own unit; at least 0
/// @param baseline what has to be surpassed, if anything
public record EarlyStopping(
    Metric metric, int patience, double leastChange, OptionalDouble baseline) {
  /// How many epochs to wait unless somebody wants otherwise.
  public static final int USUAL_PATIENCE = 5;

  /// What is watched.
  public enum Metric {
    /// The training loss. It cannot show over-fitting.
    LOSS(Better.SMALLER, Text.LEARNT),
    /// The share of training tokens that were the likeliest. It cannot show over-fitting.
    ACCURACY(Better.GREATER, Text.LEARNT),
    /// The loss on text that is not learnt from.
    VALIDATION_LOSS(Better.SMALLER, Text.KEPT),
    /// The share of that text's tokens that were the likeliest.
    VALIDATION_ACCURACY(Better.GREATER, Text.KEPT),
    /// The share of that text's tokens that were among the five likeliest.
    VALIDATION_TOP_5_ACCURACY(Better.GREATER, Text.KEPT),
    /// What a character of that text costs.
    VALIDATION_BITS_PER_CHARACTER(Better.SMALLER, Text.KEPT);

    private enum Better {
      SMALLER,
      GREATER
    }

    private enum Text {
      LEARNT,
      KEPT
    }

    private final Better better;
    private final Text text;

    Metric(Better better, Text text) {
      this.better = better;
      this.text = text;
    }

    /// Whether it is measured on the text that is learnt, so that learning by heart looks good.
    public boolean ofTraining() {
      return text == Text.LEARNT;
    }

    /// Whether a figure is better than another by more than some change.
    boolean improves(double figure, double reference, double change) {
      return switch (better) {
        case SMALLER -> figure + change < reference;
        case GREATER -> figure - change > reference;
      };
    }

    /// What any figure is better than.
    double worst() {
      return switch (better) {
        case SMALLER -> Double.POSITIVE_INFINITY;
        case GREATER -> Double.NEGATIVE_INFINITY;
      };
    }

    /// The metric that comes nearest to this one where no text was kept to measure on.
    public Metric onTraining() {
      return switch (better) {
        case SMALLER -> LOSS;
        case GREATER -> ACCURACY;
      };
    }

    /// The figure of an epoch; that of the training text where none was kept to measure on.
    double of(EpochResult result) {
      Optional<Evaluation> kept = result.validation();
      return switch (kept.isPresent() ? this : onTraining()) {
        case LOSS -> result.loss();
        case ACCURACY -> result.accuracy();
        case VALIDATION_LOSS -> kept.orElseThrow().loss();
        case VALIDATION_ACCURACY -> kept.orElseThrow().accuracy();
        case VALIDATION_TOP_5_ACCURACY -> kept.orElseThrow().topFiveAccuracy();
        case VALIDATION_BITS_PER_CHARACTER -> result.bitsPerCharacter().orElseThrow();
      };
    }
  }

  public EarlyStopping {
    Objects.requireNonNull(metric);
    Objects.requireNonNull(baseline);
    if (patience < 1) {
      throw new IllegalArgumentException("patience is " + patience + "; at least 1 is needed");
    }
    if (!(leastChange >= 0 && Double.isFinite(leastChange))) {
      throw new IllegalArgumentException("the least change is " + leastChange + "; at least 0");
    }
    if (baseline.isPresent() && !Double.isFinite(baseline.getAsDouble())) {
      throw new IllegalArgumentException("the baseline is " + baseline.getAsDouble());
    }
  }

  /// Whatever the change, and without a baseline.
  public EarlyStopping(Metric metric, int patience) {
    this(metric, patience, 0, OptionalDouble.empty());
  }

  /// The same for another figure; a change and a baseline in the unit of the old one go.
  public EarlyStopping withMetric(Metric value) {
    return value == metric ? this : new EarlyStopping(value, patience);
  }

  /// The same with another patience.
  public EarlyStopping withPatience(int epochs) {
    return new EarlyStopping(metric, epochs, leastChange, baseline);
  }

  /// The same with another least change.
  public EarlyStopping withLeastChange(double change) {
    return new EarlyStopping(metric, patience, change, baseline);
  }

  /// The same with a figure that has to be surpassed.
  public EarlyStopping withBaseline(double figure) {
    return new EarlyStopping(metric, patience, leastChange, OptionalDouble.of(figure));
  }
}
