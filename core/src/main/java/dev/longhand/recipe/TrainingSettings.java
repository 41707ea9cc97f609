package dev.longhand.recipe;

import dev.longhand.train.EarlyStopping;
import dev.longhand.train.optimizer.OptimizerConfig;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/// How a network learns.
///
/// @param epochs how often the text is read
/// @param optimizer how parameters follow their gradients
/// @param clipNorm the most that the norm of all gradients together may be; empty for no limit
/// @param earlyStopping when to stop sooner; empty for never
public record TrainingSettings(
    int epochs,
    OptimizerConfig optimizer,
    OptionalDouble clipNorm,
    Optional<EarlyStopping> earlyStopping) {
  public TrainingSettings {
    Setting.EPOCHS.require(epochs);
    Setting.LEARNING_RATE.require(optimizer.rate());
    clipNorm.ifPresent(Setting.CLIP_NORM::require);
    Objects.requireNonNull(earlyStopping);
    earlyStopping.ifPresent(rule -> Setting.PATIENCE.require(rule.patience()));
  }

  /// The same for another number of epochs.
  TrainingSettings withEpochs(int count) {
    return new TrainingSettings(count, optimizer, clipNorm, earlyStopping);
  }

  /// The same with another learning rate.
  TrainingSettings withLearningRate(double rate) {
    OptimizerConfig changed =
        switch (optimizer) {
          case OptimizerConfig.Adam adam -> adam.withRate(rate);
          case OptimizerConfig.Sgd sgd -> new OptimizerConfig.Sgd(rate);
        };
    return new TrainingSettings(epochs, changed, clipNorm, earlyStopping);
  }
}
