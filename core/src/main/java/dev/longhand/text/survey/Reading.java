package dev.longhand.text.survey;

/// What is read of a text.
enum Reading {
  /// Everything, in its order.
  ALL,
  /// What a model does not learn from, once the rest is known.
  HELD_OUT
}
