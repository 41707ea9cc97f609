package dev.longhand.train.optimizer;

/// What keeps gradients from being too large. A closed family; two ways at once do not exist, as in
/// Keras.
public sealed interface Clipping {
  /// No limit: gradients stay as they are.
  record None() implements Clipping {}

  /// All gradients together keep their direction and are scaled to a length, as Keras's
  /// `global_clipnorm` does (Pascanu, Mikolov & Bengio 2013).
  ///
  /// @param limit the most that their norm may be, above 0
  record Norm(double limit) implements Clipping {
    public Norm {
      requireAboveZero("clip norm", limit);
    }
  }

  /// Each number is cut off by itself, as Keras's `clipvalue` does.
  ///
  /// @param limit the most that a number may be, and its negative the least; above 0
  record Value(double limit) implements Clipping {
    public Value {
      requireAboveZero("clip value", limit);
    }
  }

  /// The factor of all gradients when their norm is known.
  default float scaleFor(double norm) {
    return switch (this) {
      case Norm(double limit) -> norm > limit ? (float) (limit / norm) : 1f;
      case None none -> 1f;
      case Value value -> 1f;
    };
  }

  private static void requireAboveZero(String what, double limit) {
    if (!(limit > 0)) {
      throw new IllegalArgumentException("the " + what + " is " + limit + "; it must be above 0");
    }
  }
}
