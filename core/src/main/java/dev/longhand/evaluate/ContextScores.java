package dev.longhand.evaluate;

import java.util.ArrayList;
import java.util.List;

/// How well a model foretells after it has read little and much: targets in groups by how many
/// tokens were read in front of them, 1, 2 to 3, 4 to 7 and so on. Mutable while it is filled.
public final class ContextScores implements TargetConsumer {
  private final long[] targets = new long[Long.SIZE];
  private final double[] losses = new double[Long.SIZE];
  private final long[] hits = new long[Long.SIZE];
  private final long[] topFives = new long[Long.SIZE];

  /// What a model made of the targets of one group.
  ///
  /// @param from the fewest tokens that were read in front of one
  /// @param to the most
  public record Group(long from, long to, Evaluation evaluation) {}

  @Override
  public void target(long place, long read, float loss, int rank) {
    int group = Long.SIZE - 1 - Long.numberOfLeadingZeros(read);
    targets[group]++;
    losses[group] += loss;
    hits[group] += rank == 1 ? 1 : 0;
    topFives[group] += rank <= Evaluation.FIVE ? 1 : 0;
  }

  /// The groups that have a target, from the least read to the most.
  public List<Group> groups() {
    var groups = new ArrayList<Group>();
    for (int group = 0; group < targets.length; group++) {
      if (targets[group] > 0) {
        double loss = losses[group] / targets[group];
        groups.add(
            new Group(
                1L << group,
                (2L << group) - 1,
                new Evaluation(targets[group], loss, hits[group], topFives[group])));
      }
    }
    return groups;
  }
}
