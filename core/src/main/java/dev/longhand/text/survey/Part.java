package dev.longhand.text.survey;

/// Which part of a text something belongs to.
enum Part {
  TRAINING,
  VALIDATION
}
