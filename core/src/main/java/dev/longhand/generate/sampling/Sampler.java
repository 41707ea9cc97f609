package dev.longhand.generate.sampling;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.kernel.FloatMath;
import dev.longhand.random.KeyedRandom;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Chooses tokens by their logits.
///
/// Every choice that is not greedy draws one number, whatever the settings. Keeps buffers, so one
/// sampler serves one thread; choosing allocates nothing.
public final class Sampler {
  private final Sampling sampling;
  private final boolean[] forbidden; // [V]
  private final float[] weights; // [V], probabilities before they are divided by their sum
  private final long[] ranks; // [V], ascending in the end: the likeliest come last

  /// A sampler over all ids below `vocabulary`.
  public Sampler(Sampling sampling, int vocabulary) {
    this(sampling, vocabulary, new int[0]);
  }

  /// A sampler that never chooses some of the ids below `vocabulary`.
  ///
  /// @throws IllegalArgumentException when no other id is left
  public Sampler(Sampling sampling, int vocabulary, int[] never) {
    if (vocabulary < 1) {
      throw new IllegalArgumentException("a vocabulary of " + vocabulary);
    }
    this.sampling = sampling;
    forbidden = new boolean[vocabulary];
    for (int id : never) {
      forbidden[id] = true;
    }
    if (IntStream.range(0, vocabulary).allMatch(id -> forbidden[id])) {
      throw new IllegalArgumentException("every token is forbidden");
    }
    weights = new float[vocabulary];
    ranks = new long[vocabulary];
  }

  /// The next token.
  ///
  /// @param logits `[V]`
  /// @throws LonghandException `MODEL_NAN` when a logit is NaN or infinite
  public int choose(float[] logits, KeyedRandom random) {
    if (logits.length != weights.length) {
      throw new IllegalArgumentException(
          logits.length + " logits for a vocabulary of " + weights.length);
    }
    requireFinite(logits);
    int likeliest = likeliest(logits);
    if (sampling.greedy()) {
      return likeliest;
    }
    weigh(logits, logits[likeliest]);
    keepLikeliest(logits);
    return draw(random);
  }

  private static void requireFinite(float[] logits) {
    for (int id = 0; id < logits.length; id++) {
      if (!Float.isFinite(logits[id])) {
        throw new LonghandException(
            ErrorCode.MODEL_NAN,
            "the logit of token " + id + " is " + logits[id] + ", which is no finite number",
            "the last layer",
            "generate from an earlier checkpoint, or train again with a lower --learning-rate");
      }
    }
  }

  private int likeliest(float[] logits) {
    int best = -1;
    for (int id = 0; id < logits.length; id++) {
      if (!forbidden[id] && (best < 0 || logits[id] > logits[best])) {
        best = id;
      }
    }
    return best;
  }

  /// In double precision, so that no difference overflows, however small the temperature.
  private void weigh(float[] logits, float most) {
    for (int id = 0; id < logits.length; id++) {
      double behind = ((double) logits[id] - most) / sampling.temperature();
      weights[id] = forbidden[id] ? 0f : FloatMath.exp((float) behind);
    }
  }

  /// Takes the weight from every token that is not among the likeliest.
  private void keepLikeliest(float[] logits) {
    boolean everyCount = sampling.topK().isEmpty() || sampling.topK().getAsInt() >= weights.length;
    boolean everyMass = sampling.topP().isEmpty() || sampling.topP().getAsDouble() == 1;
    if (everyCount && everyMass) {
      return;
    }
    rank(logits);
    if (!everyCount) {
      dropBehind(sampling.topK().getAsInt());
    }
    if (!everyMass) {
      dropBehind(nucleus(sampling.topP().getAsDouble()));
    }
  }

  /// Sorts by logit, then by id downwards; what is forbidden comes behind all else.
  private void rank(float[] logits) {
    for (int id = 0; id < logits.length; id++) {
      int bits = Float.floatToRawIntBits(logits[id] + 0f); // minus zero becomes zero
      long ascending = forbidden[id] ? Integer.MIN_VALUE : bits ^ (bits >> 31 & Integer.MAX_VALUE);
      ranks[id] = ascending << Integer.SIZE | (Integer.MAX_VALUE - id);
    }
    Arrays.sort(ranks);
  }

  /// The id with a rank, 0 for the likeliest.
  private int ranked(int rank) {
    return Integer.MAX_VALUE - (int) ranks[ranks.length - 1 - rank];
  }

  private void dropBehind(int count) {
    for (int rank = count; rank < weights.length; rank++) {
      weights[ranked(rank)] = 0f;
    }
  }

  /// How many of the likeliest tokens have that share of the weight together, at least one.
  private int nucleus(double share) {
    double wanted = share * total();
    double sum = weights[ranked(0)];
    int count = 1;
    while (sum < wanted && count < weights.length) {
      sum += weights[ranked(count)];
      count++;
    }
    return count;
  }

  private double total() {
    double sum = 0;
    for (float weight : weights) {
      sum += weight;
    }
    return sum;
  }

  /// The token in whose part of the sum a random point lies. A number below 1 times the sum is
  /// below the sum, also when rounded, and the likeliest token weighs 1, so there always is one.
  private int draw(KeyedRandom random) {
    double point = random.nextDouble() * total();
    double sum = 0;
    for (int id = 0; id < weights.length; id++) {
      sum += weights[id];
      if (point < sum) {
        return id;
      }
    }
    throw new IllegalStateException("no token at " + point + " of " + sum);
  }
}
