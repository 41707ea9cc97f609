package dev.longhand.text.corpus;

/// What a part of a text is for.
public enum TextPart {
  /// To learn from.
  TRAINING,
  /// To measure on while a model learns.
  VALIDATION,
  /// To measure on once, when all choices are made.
  TEST;

  /// What people call it, such as `validation part`.
  public String words() {
    return switch (this) {
      case TRAINING -> "training part";
      case VALIDATION -> "validation part";
      case TEST -> "test part";
    };
  }
}
