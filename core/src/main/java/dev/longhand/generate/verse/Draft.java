package dev.longhand.generate.verse;

import dev.longhand.generate.sampling.Sampler;
import dev.longhand.generate.verse.LineGrammar.Standing;
import dev.longhand.random.KeyedRandom;
import java.util.Arrays;

/// A line while it is written. A closed family.
sealed interface Draft {
  /// The tokens so far.
  Trace trace();

  /// What was written of a line.
  ///
  /// @param ids its tokens; not changed
  /// @param logProbability of the tokens, as the model sees them
  /// @param weight natural logarithm of what speaks for the line among others: the probability of
  ///   the tokens it was led to, and the share of the model's choices that it was left
  record Trace(int[] ids, double logProbability, double weight) {
    static final Trace EMPTY = new Trace(new int[0], 0, 0);

    /// With one more token.
    Trace with(int id, double log, double weighed) {
      int[] longer = Arrays.copyOf(ids, ids.length + 1);
      longer[ids.length] = id;
      return new Trace(longer, logProbability + log, weight + weighed);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Trace that
          && Arrays.equals(ids, that.ids)
          && logProbability == that.logProbability
          && weight == that.weight;
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(ids);
    }
  }

  /// A line whose words the model chooses, as far as the form leaves a choice.
  ///
  /// @param sampler with what was read before; changed by every choice
  /// @param random of this line alone
  record Free(Trace trace, String text, Standing standing, Sampler sampler, KeyedRandom random)
      implements Draft {}

  /// A line that is on its way to an end.
  ///
  /// @param path what may follow
  record Led(Trace trace, EndPaths path) implements Draft {}

  /// A line that is over.
  ///
  /// @param endWord in small letters
  record Done(Trace trace, String text, String endWord) {}
}
