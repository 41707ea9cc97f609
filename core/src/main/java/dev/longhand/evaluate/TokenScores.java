package dev.longhand.evaluate;

import java.util.Arrays;
import java.util.Objects;

/// How likely each token of a text was to a model that had read what stands in front of it. Mutable
/// while it is filled; a token whose score nobody told was no target.
public final class TokenScores implements TargetConsumer {
  private static final int NO_TARGET = 0;

  private final float[] losses; // [tokens]
  private final int[] ranks; // [tokens]

  /// Scores for so many tokens, none of them known.
  ///
  /// @throws ArithmeticException for more than an array can hold
  public TokenScores(long tokens) {
    losses = new float[Math.toIntExact(tokens)];
    ranks = new int[losses.length];
  }

  @Override
  public void target(long place, long read, float loss, int rank) {
    int index = Math.toIntExact(place);
    losses[index] = loss;
    ranks[index] = rank;
  }

  /// How many tokens the text has.
  public int tokens() {
    return ranks.length;
  }

  /// Whether a token was foretold at all; the first of a text has nothing in front of it.
  public boolean isTarget(int place) {
    return ranks[place] != NO_TARGET;
  }

  /// The logarithm of the probability that a target was given, in nats.
  ///
  /// @throws IllegalArgumentException for a token that is no target
  public double logProbability(int place) {
    requireTarget(place);
    return losses[place] == 0 ? 0 : -(double) losses[place]; // never minus zero
  }

  /// The place of a target among all tokens of the vocabulary by probability, from 1; of equals the
  /// lower id comes first.
  ///
  /// @throws IllegalArgumentException for a token that is no target
  public int rank(int place) {
    requireTarget(place);
    return ranks[place];
  }

  private void requireTarget(int place) {
    Objects.checkIndex(place, ranks.length);
    if (!isTarget(place)) {
      throw new IllegalArgumentException("token " + place + " was not foretold");
    }
  }

  /// How many tokens were foretold.
  public long targets() {
    return Arrays.stream(ranks).filter(rank -> rank != NO_TARGET).count();
  }

  /// All targets together, added up in the order of the text.
  ///
  /// @throws IllegalArgumentException when there is none
  public Evaluation evaluation() {
    double loss = 0;
    long targets = 0;
    long hits = 0;
    long topFive = 0;
    for (int place = 0; place < ranks.length; place++) {
      if (ranks[place] != NO_TARGET) {
        loss += losses[place];
        targets++;
        hits += ranks[place] == 1 ? 1 : 0;
        topFive += ranks[place] <= Evaluation.FIVE ? 1 : 0;
      }
    }
    return new Evaluation(targets, loss / targets, hits, topFive);
  }
}
