package dev.longhand.generate.sampling;

import dev.longhand.kernel.FloatMath;
import java.util.Arrays;

/// What may come next while steps narrow it down: every token with a score, or out of the running.
///
/// Scores are logits at first; the softmax of the scores that are left is what a token is drawn
/// from. Of equal scores the lower id counts as likelier. Mutable, used again for every token;
/// nothing is allocated.
public final class Candidates {
  private final double[] scores; // [V], minus infinity where a token is out
  private final float[] weights; // [V], exp(score - most), once they are asked for
  private final double[] keys; // [V], what ids are sorted by
  private final int[] order; // [V], ids that are left, the likeliest first as far as it is sorted
  private boolean weighed;
  private double total; // of the weights
  private int listed; // ids in order; 0 before they are asked for
  private int sorted; // so many of them are in order

  Candidates(int vocabulary) {
    scores = new double[vocabulary];
    weights = new float[vocabulary];
    keys = new double[vocabulary];
    order = new int[vocabulary];
  }

  /// Lets all tokens run, with these scores.
  void begin(float[] logits) {
    for (int id = 0; id < scores.length; id++) {
      scores[id] = logits[id];
    }
    changed();
  }

  private void changed() {
    weighed = false;
    listed = 0;
    sorted = 0;
  }

  /// V, how many tokens there are, those that are out included.
  public int vocabulary() {
    return scores.length;
  }

  /// Whether a token may still come next.
  public boolean has(int id) {
    return scores[id] != Double.NEGATIVE_INFINITY;
  }

  /// How many tokens may still come next.
  public int count() {
    int count = 0;
    for (double score : scores) {
      count += score == Double.NEGATIVE_INFINITY ? 0 : 1;
    }
    return count;
  }

  /// The score of a token; minus infinity for one that is out.
  public double score(int id) {
    return scores[id];
  }

  /// Gives a token that is not out another score.
  ///
  /// @param score a number
  public void setScore(int id, double score) {
    scores[id] = score;
    changed();
  }

  /// Takes a token out.
  public void remove(int id) {
    scores[id] = Double.NEGATIVE_INFINITY;
    changed();
  }

  /// The likeliest token, the lowest id among equals; -1 when all are out.
  public int likeliest() {
    int best = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (int id = 0; id < scores.length; id++) {
      if (scores[id] > most) {
        best = id;
        most = scores[id];
      }
    }
    return best;
  }

  /// Divides all scores, measured from the greatest, by a number: in double precision, so that
  /// nothing overflows, however small it is.
  void divide(double temperature) {
    double most = scores[likeliest()];
    for (int id = 0; id < scores.length; id++) {
      scores[id] = (scores[id] - most) / temperature;
    }
    changed();
  }

  /// The token with a rank, 0 for the likeliest.
  ///
  /// @param rank less than {@link #count}
  public int ranked(int rank) {
    if (listed == 0) {
      for (int id = 0; id < scores.length; id++) {
        if (has(id)) {
          order[listed++] = id;
        }
      }
    }
    if (rank >= sorted) {
      int wanted = Math.min(listed, Math.max(32, 4 * (rank + 1)));
      sort(sorted, listed - 1, wanted);
      sorted = wanted;
    }
    return order[rank];
  }

  /// Puts the first `wanted` places of a range in order of falling scores; what follows them is no
  /// likelier.
  private void sort(int from, int to, int wanted) {
    for (int place = from; place <= to; place++) {
      keys[order[place]] = -scores[order[place]];
    }
    sortBy(keys, from, to, wanted);
  }

  /// Takes all tokens out but the likeliest.
  ///
  /// @param count of those that stay, at least 1
  public void keepLikeliest(int count) {
    int left = count();
    if (count >= left) {
      return;
    }
    ranked(count - 1);
    double least = scores[order[count - 1]];
    int last = order[count - 1];
    for (int id = 0; id < scores.length; id++) {
      if (scores[id] < least || (scores[id] == least && id > last)) {
        scores[id] = Double.NEGATIVE_INFINITY;
      }
    }
    changed();
  }

  /// Takes all tokens out but one.
  void keepOnly(int kept) {
    for (int id = 0; id < scores.length; id++) {
      if (id != kept) {
        scores[id] = Double.NEGATIVE_INFINITY;
      }
    }
    changed();
  }

  /// Keeps the fewest tokens, those with the least distances first, that have a share of the
  /// probability together; at least one.
  ///
  /// @param distances `[V]`, of equal ones the lower id comes first; infinite for tokens that are
  ///   out
  void keepNearest(double[] distances, double share) {
    int left = count();
    weights();
    listed = 0;
    for (int id = 0; id < scores.length; id++) {
      if (has(id)) {
        order[listed++] = id;
      }
    }
    sortBy(distances, 0, listed - 1, listed);
    double wanted = share * total;
    double sum = 0;
    int kept = 0;
    while (kept < left && (kept == 0 || sum < wanted)) {
      sum += weights[order[kept]];
      kept++;
    }
    for (int place = kept; place < left; place++) {
      scores[order[place]] = Double.NEGATIVE_INFINITY;
    }
    changed();
  }

  /// Puts the first `wanted` places of a range in order of rising keys, equal ones by id; what
  /// follows them is no smaller.
  private void sortBy(double[] keys, int from, int to, int wanted) {
    int low = from;
    int high = to;
    while (low < high && low < wanted) {
      int pivot = order[(low + high) >>> 1];
      int i = low;
      int j = high;
      while (i <= j) {
        while (before(keys, order[i], pivot)) {
          i++;
        }
        while (before(keys, pivot, order[j])) {
          j--;
        }
        if (i <= j) {
          int swapped = order[i];
          order[i++] = order[j];
          order[j--] = swapped;
        }
      }
      sortBy(keys, low, j, wanted);
      low = i;
    }
  }

  private static boolean before(double[] keys, int a, int b) {
    return keys[a] < keys[b] || (keys[a] == keys[b] && a < b);
  }

  /// `[V]`, probabilities before they are divided by {@link #total}; 0 for tokens that are out.
  public float[] weights() {
    if (!weighed) {
      double most = scores[likeliest()];
      total = 0;
      for (int id = 0; id < scores.length; id++) {
        weights[id] = has(id) ? FloatMath.exp((float) (scores[id] - most)) : 0f;
        total += weights[id];
      }
      weighed = true;
    }
    return weights;
  }

  /// The sum of all weights.
  public double total() {
    weights();
    return total;
  }

  /// The token in whose part of the sum a point lies. A number below 1 times the sum is below the
  /// sum, also when rounded, and the likeliest token weighs 1, so there always is one.
  int at(double share) {
    double point = share * total();
    double sum = 0;
    for (int id = 0; id < weights.length; id++) {
      sum += weights[id];
      if (point < sum) {
        return id;
      }
    }
    throw new IllegalStateException("no token at " + point + " of " + sum);
  }

  @Override
  public String toString() {
    return "Candidates" + Arrays.toString(scores);
  }
}
