package dev.longhand.train;

import dev.longhand.train.optimizer.OptimizerConfig;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a training run is to do.
///
/// @param epochs how often the text is read, at least 1
/// @param seed of dropout; shuffles have theirs in the examples
/// @param optimizer how parameters follow their gradients
/// @param clipNorm the most that the norm of all gradients together may be; empty for no limit
/// @param earlyStopping when to stop sooner; empty for never
public record TrainingPlan(
    int epochs,
    long seed,
    OptimizerConfig optimizer,
    OptionalDouble clipNorm,
    Optional<EarlyStopping> earlyStopping) {
  public TrainingPlan {
    Objects.requireNonNull(optimizer);
    Objects.requireNonNull(earlyStopping);
    if (epochs < 1) {
      throw new IllegalArgumentException("epochs are " + epochs + "; at least 1 is needed");
    }
    if (clipNorm.isPresent() && !(clipNorm.getAsDouble() > 0)) {
      throw new IllegalArgumentException(
          "the clip norm is " + clipNorm.getAsDouble() + "; it must be above 0");
    }
  }
}
