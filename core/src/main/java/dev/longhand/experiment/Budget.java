package dev.longhand.experiment;

import dev.longhand.recipe.Recipe;
import java.util.Locale;

/// How much one trial may learn. A closed family.
public sealed interface Budget {
  /// A recipe that keeps to it.
  ///
  /// @throws dev.longhand.error.LonghandException when the recipe cannot
  Recipe applyTo(Recipe recipe);

  /// As a person says it.
  String words();

  /// What each trial has where several share one time; epochs are of each trial anyway.
  Budget sharedBy(int trials);

  /// So many passes over the training text.
  record Epochs(int count) implements Budget {
    public Epochs {
      if (count < 1) {
        throw new IllegalArgumentException(count + " epochs; at least 1 is needed");
      }
    }

    @Override
    public Recipe applyTo(Recipe recipe) {
      return recipe.withEpochs(count);
    }

    @Override
    public String words() {
      return count == 1 ? "1 epoch" : count + " epochs";
    }

    @Override
    public Epochs sharedBy(int trials) {
      return this;
    }
  }

  /// So much time.
  ///
  /// @param count minutes of one trial, or of several together
  record Minutes(double count) implements Budget {
    public Minutes {
      if (!(count > 0) || Double.isInfinite(count)) {
        throw new IllegalArgumentException(count + " minutes; more than 0 are needed");
      }
    }

    @Override
    public Recipe applyTo(Recipe recipe) {
      return recipe.withMinutes(count);
    }

    @Override
    public String words() {
      return number() + (count == 1 ? " minute" : " minutes");
    }

    @Override
    public Minutes sharedBy(int trials) {
      return new Minutes(count / trials);
    }

    private String number() {
      return count == StrictMath.rint(count)
          ? String.format(Locale.ROOT, "%.0f", count)
          : String.format(Locale.ROOT, "%.4f", count).replaceAll("0+$", "");
    }
  }
}
