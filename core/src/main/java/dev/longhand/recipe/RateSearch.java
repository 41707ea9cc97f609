package dev.longhand.recipe;

import dev.longhand.kernel.Workers;
import dev.longhand.train.RateCurve;
import dev.longhand.train.RateFinder;

/// A learning rate for a recipe and a text, found by trying. Nothing is kept.
public final class RateSearch {
  private RateSearch() {}

  /// What the loss does at rising rates.
  ///
  /// @param steps at most
  /// @throws dev.longhand.error.LonghandException for whatever is wrong with text, recipe or memory
  public static RateCurve of(
      Recipe recipe, TextInput input, int steps, RunOptions options, RunListener listener) {
    return DryRun.prepared(
        Beginning.anew(recipe), input, options, listener, run -> found(run, steps, options));
  }

  private static RateCurve found(PreparedRun run, int steps, RunOptions options) {
    try (var workers = new Workers(options.threads())) {
      return new RateFinder(
              run.model(),
              run.recipe().training().rule(),
              run.recipe().seed(),
              run.examples(),
              options.kernels(),
              workers)
          .find(steps);
    }
  }
}
