package dev.longhand.evaluate;

import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/// How much texts differ, within themselves and from each other. All figures lie between 0 and 1,
/// and depend on how many texts there are and how long they are: compare like with like.
///
/// @param texts how many there are
/// @param tokens of all of them
/// @param distinct for 1, 2, 3 and 4 tokens: of all stretches of so many, the share that are
///   different ones (Li et al. 2016); 0 where no text is so long
/// @param repetition of all stretches of 4 tokens, the share that stood in the same text before
/// @param selfSimilarity of the stretches of 4 tokens of a text, the mean share of the other texts
///   that hold them, then the mean over the texts that have any; empty with fewer than two texts
public record Variety(
    int texts,
    long tokens,
    List<Double> distinct,
    double repetition,
    OptionalDouble selfSimilarity) {
  private static final int LONGEST = 4;

  public Variety {
    distinct = List.copyOf(distinct);
  }

  /// The variety of some texts.
  ///
  /// @param texts as ids
  public static Variety of(List<int[]> texts) {
    List<Double> distinct =
        IntStream.rangeClosed(1, LONGEST).mapToObj(length -> distinct(texts, length)).toList();
    return new Variety(
        texts.size(),
        texts.stream().mapToLong(ids -> ids.length).sum(),
        distinct,
        repetition(texts),
        texts.size() < 2 ? OptionalDouble.empty() : OptionalDouble.of(similarity(texts)));
  }

  private static List<IntBuffer> stretches(int[] ids, int length) {
    return IntStream.rangeClosed(0, ids.length - length)
        .mapToObj(from -> IntBuffer.wrap(ids, from, length))
        .toList();
  }

  private static double distinct(List<int[]> texts, int length) {
    Set<IntBuffer> different = new HashSet<>(); // only its size is asked for
    long all = 0;
    for (int[] ids : texts) {
      List<IntBuffer> stretches = stretches(ids, length);
      all += stretches.size();
      different.addAll(stretches);
    }
    return share(different.size(), all);
  }

  private static double repetition(List<int[]> texts) {
    long all = 0;
    long different = 0;
    for (int[] ids : texts) {
      List<IntBuffer> stretches = stretches(ids, LONGEST);
      all += stretches.size();
      different += new HashSet<>(stretches).size();
    }
    return share(all - different, all);
  }

  private static double similarity(List<int[]> texts) {
    Map<IntBuffer, Integer> holders = new HashMap<>(); // its order reaches no result
    texts.forEach(ids ->
        new HashSet<>(stretches(ids, LONGEST))
            .forEach(stretch -> holders.merge(stretch, 1, Integer::sum)));
    double sum = 0;
    int counted = 0;
    for (int[] ids : texts) {
      List<IntBuffer> stretches = stretches(ids, LONGEST);
      long others = 0;
      for (IntBuffer stretch : stretches) {
        others += holders.getOrDefault(stretch, 1) - 1;
      }
      sum += share(others, (long) stretches.size() * (texts.size() - 1));
      counted += stretches.isEmpty() ? 0 : 1;
    }
    return counted == 0 ? 0 : sum / counted;
  }

  private static double share(long part, long all) {
    return all == 0 ? 0 : (double) part / all;
  }
}
