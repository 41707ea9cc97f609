package dev.longhand.generate.sampling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// What the steps of sampling mean, written as plainly as can be: a map of what is left, in double
/// precision, sorted and summed anew whenever that is needed.
final class PlainSampling {
  private final List<SamplingStep> steps;
  private final List<Integer> read = new ArrayList<>();
  private final Map<SamplingStep, Double> bounds = new HashMap<>(); // of Mirostat, in bits
  private int chosen;

  PlainSampling(List<SamplingStep> steps) {
    this.steps = steps;
  }

  void read(int id) {
    read.add(id);
  }

  /// What is left, with its probabilities; empty when nothing is.
  Map<Integer, Double> probabilities(float[] logits) {
    var scores = new TreeMap<Integer, Double>();
    for (int id = 0; id < logits.length; id++) {
      scores.put(id, (double) logits[id]);
    }
    for (SamplingStep step : steps) {
      narrow(step, scores);
      if (scores.isEmpty()) {
        return scores;
      }
    }
    return softmax(scores);
  }

  void choose(int id, Map<Integer, Double> left) {
    for (SamplingStep step : steps) {
      if (step instanceof Mirostat mirostat) {
        double bits = -Math.log(of(left, id)) / Math.log(2);
        bounds.merge(step, -mirostat.rate() * (bits - mirostat.surprise()), Double::sum);
      }
    }
    chosen++;
    read(id);
  }

  private void narrow(SamplingStep step, Map<Integer, Double> scores) {
    switch (step) {
      case Temperature(double heat) -> {
        if (heat == 0) {
          keep(scores, List.of(likeliest(scores).getFirst()));
        } else {
          double most = of(scores, likeliest(scores).getFirst());
          scores.replaceAll((id, score) -> (score - most) / heat);
        }
      }
      case TopK(int count) ->
          keep(scores, likeliest(scores).subList(0, Math.min(count, scores.size())));
      case TopP(double share) -> keepShare(scores, likeliest(scores), share);
      case MinP(double share) -> {
        Map<Integer, Double> p = softmax(scores);
        double most = of(p, likeliest(scores).getFirst());
        scores.keySet().removeIf(id -> of(p, id) < share * most * (1 - 1e-7));
      }
      case Typical(double share) -> {
        Map<Integer, Double> p = softmax(scores);
        double entropy = p.values().stream().mapToDouble(x -> x == 0 ? 0 : -x * Math.log(x)).sum();
        var nearest = new ArrayList<>(scores.keySet());
        nearest.sort(Comparator.comparingDouble(id -> Math.abs(-Math.log(of(p, id)) - entropy)));
        keepShare(scores, nearest, share);
      }
      case Penalties penalties -> penalise(penalties, scores);
      case NoRepeat(int length) -> scores.keySet().removeIf(id -> stands(with(read, id), length));
      case Dry dry -> dry(dry, scores);
      case LogitBias(var biases) ->
          biases.forEach((id, bias) -> scores.computeIfPresent(id, (_, score) -> score + bias));
      case Forbid(List<Integer> ids) -> ids.forEach(scores::remove);
      case Force(List<Integer> ids) -> {
        if (chosen < ids.size() && scores.containsKey(ids.get(chosen))) {
          keep(scores, List.of(ids.get(chosen)));
        }
      }
      case Mirostat mirostat -> {
        double bound = 2 * mirostat.surprise() + bounds.getOrDefault(step, 0.0);
        Map<Integer, Double> p = softmax(scores);
        int best = likeliest(scores).getFirst();
        scores.keySet().removeIf(id -> id != best && -Math.log(of(p, id)) / Math.log(2) > bound);
      }
    }
  }

  private void penalise(Penalties penalties, Map<Integer, Double> scores) {
    int from = penalties.window() == 0 ? 0 : Math.max(0, read.size() - penalties.window());
    List<Integer> seen = read.subList(from, read.size());
    scores.replaceAll((id, score) -> {
      long times = seen.stream().filter(id::equals).count();
      if (times == 0) {
        return score;
      }
      double repeated = score > 0 ? score / penalties.repetition() : score * penalties.repetition();
      return repeated - penalties.presence() - penalties.frequency() * times;
    });
  }

  /// Whether the last tokens stand anywhere before.
  private static boolean stands(List<Integer> text, int length) {
    if (text.size() < length) {
      return false;
    }
    List<Integer> last = text.subList(text.size() - length, text.size());
    for (int from = 0; from < text.size() - length; from++) {
      if (text.subList(from, from + length).equals(last)) {
        return true;
      }
    }
    return false;
  }

  private void dry(Dry dry, Map<Integer, Double> scores) {
    int from = dry.window() == 0 ? 0 : Math.max(0, read.size() - dry.window());
    List<Integer> seen = read.subList(from, read.size());
    scores.replaceAll((id, score) -> {
      int longest = 0;
      for (int at = 1; at < seen.size(); at++) {
        if (!seen.get(at).equals(id)) {
          continue;
        }
        int length = 0;
        while (length < at
            && seen.get(at - 1 - length).equals(seen.get(seen.size() - 1 - length))
            && !dry.breakers().contains(seen.get(at - 1 - length))) {
          length++;
        }
        longest = Math.max(longest, length);
      }
      return longest < dry.allowed()
          ? score
          : score - Math.min(1e6, dry.multiplier() * Math.pow(dry.base(), longest - dry.allowed()));
    });
  }

  private static List<Integer> with(List<Integer> text, int id) {
    var more = new ArrayList<>(text);
    more.add(id);
    return more;
  }

  private static List<Integer> likeliest(Map<Integer, Double> scores) {
    var ids = new ArrayList<>(scores.keySet());
    ids.sort(Comparator.comparingDouble(id -> -of(scores, id)));
    return ids;
  }

  private static void keepShare(Map<Integer, Double> scores, List<Integer> order, double share) {
    Map<Integer, Double> p = softmax(scores);
    double sum = 0;
    int kept = 0;
    while (kept < order.size() && (kept == 0 || sum < share)) {
      sum += of(p, order.get(kept));
      kept++;
    }
    keep(scores, order.subList(0, kept));
  }

  private static void keep(Map<Integer, Double> scores, List<Integer> ids) {
    scores.keySet().retainAll(List.copyOf(ids));
  }

  private static Map<Integer, Double> softmax(Map<Integer, Double> scores) {
    double most = scores.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    double sum = scores.values().stream().mapToDouble(x -> Math.exp(x - most)).sum();
    var result = new TreeMap<Integer, Double>();
    scores.forEach((id, score) -> result.put(id, Math.exp(score - most) / sum));
    return result;
  }

  private static double of(Map<Integer, Double> values, int id) {
    return Objects.requireNonNull(values.get(id));
  }
}
