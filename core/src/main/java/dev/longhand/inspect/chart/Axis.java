package dev.longhand.inspect.chart;

import java.util.Objects;

/// One axis of a chart.
///
/// @param label what its figures are, with their unit
/// @param scale how figures become distances
/// @param origin whether zero must be seen
public record Axis(String label, Scale scale, Origin origin) {
  /// How figures become distances.
  public enum Scale {
    /// Equal differences are equally far apart.
    LINEAR,
    /// Equal ratios are equally far apart; for figures above 0.
    LOG
  }

  /// Where an axis begins.
  public enum Origin {
    /// Near the least figure.
    FIGURES,
    /// At zero, or beyond it.
    ZERO
  }

  public Axis {
    Objects.requireNonNull(label);
    Objects.requireNonNull(scale);
    Objects.requireNonNull(origin);
    if (scale == Scale.LOG && origin == Origin.ZERO) {
      throw new IllegalArgumentException("a logarithmic axis has no zero");
    }
  }

  public static Axis linear(String label) {
    return new Axis(label, Scale.LINEAR, Origin.FIGURES);
  }

  public static Axis fromZero(String label) {
    return new Axis(label, Scale.LINEAR, Origin.ZERO);
  }

  public static Axis log(String label) {
    return new Axis(label, Scale.LOG, Origin.FIGURES);
  }

  boolean shows(double figure) {
    return scale == Scale.LINEAR || figure > 0;
  }
}
