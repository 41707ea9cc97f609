package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.train.Trainer;
import dev.longhand.train.optimizer.Clipping;
import dev.longhand.train.optimizer.UpdateRule;
import java.util.Locale;

/// What is said when a loss is no finite number any more.
final class Divergence {
  private Divergence() {}

  /// The end of a run whose last step was not taken.
  static LonghandException of(Trainer trainer, UpdateRule rule) {
    double rate = rule.optimizer().rate();
    String clipped =
        switch (rule.clipping()) {
          case Clipping.Norm(double limit) -> "clip_norm (now " + limit + ")";
          case Clipping.Value(double limit) -> "clip_value (now " + limit + ")";
          case Clipping.None none -> "clip_norm (now none; 1 is usual)";
        };
    return new LonghandException(
        ErrorCode.TRAINING_DIVERGED,
        String.format(
            Locale.ROOT,
            "the loss is no longer a finite number after step %d; that step was not taken",
            trainer.step()),
        String.format(Locale.ROOT, "epoch %d, batch %d", trainer.epoch() + 1, trainer.batch() + 1),
        String.format(
            Locale.ROOT,
            "start a new run with a smaller --learning-rate (now %s), such as %s, or a smaller %s"
                + " in the recipe; the files of this run are unharmed",
            rate,
            rate / 4,
            clipped));
  }
}
