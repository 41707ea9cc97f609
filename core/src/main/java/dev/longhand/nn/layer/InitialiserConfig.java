package dev.longhand.nn.layer;

import java.util.Locale;
import java.util.Optional;

/// How the first values of a weight are drawn.
///
/// Written as recipes and options have it, such as `glorot_uniform`, `orthogonal:1.4` or
/// `uniform:0.08`; {@link #parse} reads what {@link #text} writes.
public sealed interface InitialiserConfig {
  /// Keras's limit for the vectors of an embedding, and its deviation of normal numbers.
  double USUAL_SIZE = 0.05;

  /// Evenly within plus or minus sqrt(6 / (rows + columns)) (Glorot & Bengio 2010).
  record GlorotUniform() implements InitialiserConfig {}

  /// Normal with a variance of 2 / (rows + columns) (Glorot & Bengio 2010), drawn again beyond two
  /// deviations of the untruncated, as Keras does it.
  record GlorotNormal() implements InitialiserConfig {}

  /// Rows at right angles to each other, or columns where there are fewer of them (Saxe et al.
  /// 2014).
  ///
  /// @param gain their length
  record Orthogonal(double gain) implements InitialiserConfig {
    public Orthogonal {
      checkSize("gain of an orthogonal start", gain);
    }
  }

  /// Evenly within plus or minus a limit.
  record Uniform(double limit) implements InitialiserConfig {
    public Uniform {
      checkSize("limit of a uniform start", limit);
    }
  }

  /// Normal around zero.
  record Normal(double deviation) implements InitialiserConfig {
    public Normal {
      checkSize("deviation of a normal start", deviation);
    }
  }

  /// All zero.
  record Zeros() implements InitialiserConfig {}

  private static void checkSize(String what, double value) {
    if (!isSize(value)) {
      throw new IllegalArgumentException(
          what + " is " + value + "; it must be above 0 and at most 1000");
    }
  }

  private static boolean isSize(double value) {
    return value > 0 && value <= 1000;
  }

  /// The forms that {@link #parse} reads, for people.
  String FORMS =
      "glorot_uniform, glorot_normal, orthogonal, zeros, or with a size uniform:0.08, normal:0.05,"
          + " orthogonal:1.4";

  /// The name, and behind a colon the size where there is one.
  default String text() {
    return switch (this) {
      case GlorotUniform _ -> "glorot_uniform";
      case GlorotNormal _ -> "glorot_normal";
      case Orthogonal(double gain) -> gain == 1 ? "orthogonal" : "orthogonal:" + gain;
      case Uniform(double limit) -> "uniform:" + limit;
      case Normal(double deviation) -> "normal:" + deviation;
      case Zeros _ -> "zeros";
    };
  }

  /// The initialiser that a text names; empty where it names none.
  static Optional<InitialiserConfig> parse(String text) {
    String[] parts = text.toLowerCase(Locale.ROOT).split(":", 2);
    if (parts.length == 2) {
      return size(parts[1]).flatMap(size -> sized(parts[0], size));
    }
    return switch (parts[0]) {
      case "glorot_uniform" -> Optional.of(new GlorotUniform());
      case "glorot_normal" -> Optional.of(new GlorotNormal());
      case "zeros" -> Optional.of(new Zeros());
      case "orthogonal" -> sized(parts[0], 1);
      default -> sized(parts[0], USUAL_SIZE);
    };
  }

  private static Optional<Double> size(String text) {
    try {
      return Optional.of(Double.parseDouble(text)).filter(InitialiserConfig::isSize);
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }

  private static Optional<InitialiserConfig> sized(String name, double size) {
    return switch (name) {
      case "orthogonal" -> Optional.of(new Orthogonal(size));
      case "uniform" -> Optional.of(new Uniform(size));
      case "normal" -> Optional.of(new Normal(size));
      default -> Optional.empty();
    };
  }
}
