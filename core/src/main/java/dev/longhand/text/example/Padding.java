package dev.longhand.text.example;

/// What stands in front of a sequence that is shorter than its batch.
///
/// Sequences are aligned at their end, so a short one enters late. What a batch's arrays hold in
/// front of it is undefined.
public sealed interface Padding {
  /// No padding.
  Padding NONE = new None();

  /// Padding that is skipped.
  Padding MASKED = new Masked();

  /// No sequence is shorter than its batch.
  record None() implements Padding {}

  /// Nothing is read before a sequence enters: its state is zero then, as behind Keras's `Masking`.
  record Masked() implements Padding {}

  /// Before it enters, a sequence has read one id as often as it is shorter than the longest one,
  /// as Keras's `pad_sequences` makes it without a mask.
  ///
  /// @param id the id that is read
  /// @param steps how many tokens a sequence has with its padding: the T of every batch
  record Shared(int id, int steps) implements Padding {
    public Shared {
      if (id < 0 || steps < 1) {
        throw new IllegalArgumentException(
            "id " + id + " must be 0 or more, and steps " + steps + " at least 1");
      }
    }
  }
}
