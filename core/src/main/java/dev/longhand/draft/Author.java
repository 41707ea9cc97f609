package dev.longhand.draft;

/// Who wrote a token of a draft.
public enum Author {
  PERSON,
  /// Also a token that a person chose among those that the model proposed.
  MODEL
}
