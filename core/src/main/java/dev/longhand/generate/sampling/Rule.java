package dev.longhand.generate.sampling;

/// A step that no setting describes alone, because it looks at more than logits: at a text that
/// must not be copied, at a rhyme. Immutable; each text gets a stage of its own.
@FunctionalInterface
public interface Rule {
  /// The rule at work on one text.
  Stage begin();
}
