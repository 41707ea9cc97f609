package dev.longhand.evaluate;

import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.Arrays;

/// How far figures depend on which text was measured: 95 % intervals by resampling (Efron 1979).
///
/// Neighbouring tokens are alike, so not tokens are drawn but blocks of them, as many as there are,
/// each as often as chance will (Carlstein 1986); a block has about as many targets as the cube
/// root of their number. Of 1,000 texts that come about so, the middle 95 % count. The same scores
/// always give the same intervals.
///
/// @param loss nats a target
/// @param accuracy share of targets that were the likeliest
/// @param topFive share of targets among the five likeliest
public record Bootstrap(Interval loss, Interval accuracy, Interval topFive) {
  private static final int DRAWS = 1000;
  private static final int TAIL = DRAWS / 40; // 2.5 % on either side

  /// Resamples the targets of a text.
  ///
  /// @throws IllegalArgumentException when there is none
  public static Bootstrap of(TokenScores scores) {
    long targets = scores.targets();
    if (targets == 0) {
      throw new IllegalArgumentException("no token was foretold");
    }
    int length = (int) Math.max(1, Math.round(StrictMath.cbrt((double) targets)));
    Blocks blocks = Blocks.of(scores, (int) ((targets + length - 1) / length), length);
    var losses = new double[DRAWS];
    var accuracies = new double[DRAWS];
    var topFives = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      Evaluation drawn = blocks.drawn(KeyedRandom.of(0, Purpose.BOOTSTRAP, 0, draw));
      losses[draw] = drawn.loss();
      accuracies[draw] = drawn.accuracy();
      topFives[draw] = drawn.topFiveAccuracy();
    }
    return new Bootstrap(middle(losses), middle(accuracies), middle(topFives));
  }

  private static Interval middle(double[] values) {
    Arrays.sort(values);
    return new Interval(values[TAIL], values[DRAWS - 1 - TAIL]);
  }

  /// The targets of a text in blocks, in its order.
  ///
  /// @param losses by block, the sum in nats
  private record Blocks(double[] losses, long[] targets, long[] hits, long[] topFives) {
    static Blocks of(TokenScores scores, int count, int length) {
      var blocks = new Blocks(new double[count], new long[count], new long[count], new long[count]);
      long target = 0;
      for (int place = 0; place < scores.tokens(); place++) {
        if (scores.isTarget(place)) {
          int block = (int) (target++ / length);
          blocks.losses[block] -= scores.logProbability(place);
          blocks.targets[block]++;
          blocks.hits[block] += scores.rank(place) == 1 ? 1 : 0;
          blocks.topFives[block] += scores.rank(place) <= Evaluation.FIVE ? 1 : 0;
        }
      }
      return blocks;
    }

    Evaluation drawn(KeyedRandom random) {
      double loss = 0;
      long all = 0;
      long hit = 0;
      long five = 0;
      for (int block = 0; block < losses.length; block++) {
        int chosen = (int) Math.unsignedMultiplyHigh(random.nextLong(), losses.length);
        loss += losses[chosen];
        all += targets[chosen];
        hit += hits[chosen];
        five += topFives[chosen];
      }
      return new Evaluation(all, loss / all, hit, five);
    }
  }
}
