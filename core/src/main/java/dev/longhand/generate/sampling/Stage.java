package dev.longhand.generate.sampling;

/// A step of sampling at work on one text. May remember what was written.
@FunctionalInterface
public interface Stage {
  /// What happens where no token is left.
  enum WhenEmpty {
    /// The likeliest is taken that no binding stage takes out: the stage is a wish.
    FALL_BACK,
    /// The text ends: the stage is binding, and none that follows it can bring a token back.
    END
  }

  /// Takes tokens out or changes their scores. A binding stage may be asked twice for one token,
  /// and must take out the same ones whatever the others left.
  void narrow(Candidates candidates);

  /// What happens where this stage leaves no token.
  default WhenEmpty whenEmpty() {
    return WhenEmpty.FALL_BACK;
  }

  /// Takes note of the next token of the text: of its prompt, or one that was chosen.
  default void read(int id) {}

  /// Takes note of what was chosen, before it counts as read.
  ///
  /// @param left the tokens that were left when all steps were taken
  default void chosen(int id, Candidates left) {}
}
