package dev.longhand.recipe;

import java.util.Map;

/// Figures of a program's own, worked out after each epoch from the model of then. They stand in
/// the history beside loss and accuracy.
@FunctionalInterface
public interface EpochMeasure {
  /// Measures a model. Chance must come from what is handed over, or a run that goes on has other
  /// figures than the one that never stopped. The weights may not be changed.
  ///
  /// @return finite figures by name; a name has letters, digits, `_`, `-` and `.` alone
  Map<String, Double> measure(EpochModel model);
}
