package dev.longhand.generate.sampling;

/// A step of sampling at work on one text. May remember what was written.
@FunctionalInterface
public interface Stage {
  /// Takes tokens out or changes their scores. Where all would be out, the sampler falls back on
  /// the likeliest that may be written at all.
  void narrow(Candidates candidates);

  /// Takes note of the next token of the text: of its prompt, or one that was chosen.
  default void read(int id) {}

  /// Takes note of what was chosen, before it counts as read.
  ///
  /// @param left the tokens that were left when all steps were taken
  default void chosen(int id, Candidates left) {}
}
