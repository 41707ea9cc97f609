package dev.longhand.train;

import dev.longhand.evaluate.Evaluation;
import dev.longhand.evaluate.TextLength;
import dev.longhand.text.example.Examples;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/// Text that is measured after each epoch and never learnt from.
///
/// @param examples that it is cut into
/// @param length in tokens and characters, where bits a character are wanted
public record ValidationPart(Examples examples, Optional<TextLength> length) {
  public ValidationPart {
    Objects.requireNonNull(examples);
    Objects.requireNonNull(length);
  }

  /// Whatever the number of its characters.
  public ValidationPart(Examples examples) {
    this(examples, Optional.empty());
  }

  OptionalDouble bitsPerCharacter(Evaluation measured) {
    return length.isPresent()
        ? OptionalDouble.of(length.get().bitsPerCharacter(measured.loss()))
        : OptionalDouble.empty();
  }
}
