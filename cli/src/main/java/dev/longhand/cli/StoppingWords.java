package dev.longhand.cli;

import dev.longhand.error.Wording;
import dev.longhand.recipe.RunEvent;
import dev.longhand.train.EarlyEnd;
import dev.longhand.train.EarlyStopping;

/// What early stopping says, in words.
final class StoppingWords {
  private StoppingWords() {}

  /// Why the run ended, and what is kept.
  static String of(RunEvent.StoppedEarly stopped) {
    EarlyEnd end = stopped.end();
    EarlyStopping rule = end.rule();
    String metric = named(rule.metric());
    String figure = Words.significant(end.figure(), 4);
    String epochs = Wording.count(rule.patience(), "epoch");
    String why =
        switch (end.reason()) {
          case NO_BETTER -> metric + " no better than " + figure + " for " + epochs;
          case BASELINE_MISSED ->
              metric
                  + " not past "
                  + Words.significant(rule.baseline().orElseThrow(), 4)
                  + " within "
                  + epochs
                  + "; the best is "
                  + figure;
        };
    return why + "; kept: epoch " + stopped.bestEpoch();
  }

  private static String named(EarlyStopping.Metric metric) {
    return switch (metric) {
      case LOSS -> "training loss";
      case ACCURACY -> "training accuracy";
      case VALIDATION_LOSS -> "validation loss";
      case VALIDATION_ACCURACY -> "validation accuracy";
      case VALIDATION_TOP_5_ACCURACY -> "validation top-5 accuracy";
      case VALIDATION_BITS_PER_CHARACTER -> "validation bits a character";
    };
  }
}
