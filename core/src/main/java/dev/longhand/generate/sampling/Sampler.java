package dev.longhand.generate.sampling;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.random.KeyedRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Chooses the tokens of one text by their logits.
///
/// Every choice that is not greedy draws one number, whatever the settings. Mutable: it knows what
/// was read and written; for one text and one thread. Choosing allocates nothing.
public final class Sampler {
  /// What is chosen where a binding stage leaves no token: the text ends.
  public static final int NONE = -1;

  private final Sampling sampling;
  private final List<Stage> stages;
  private final boolean[] forbidden; // [V]
  private final Candidates candidates;
  private long fallbacks;

  /// A sampler over all ids below `vocabulary`.
  public Sampler(Sampling sampling, int vocabulary) {
    this(sampling, vocabulary, new int[0], List.of());
  }

  /// A sampler that never chooses some of the ids below `vocabulary`.
  ///
  /// @param rules further stages, in front of the steps of the sampling
  /// @throws IllegalArgumentException when no other id is left
  public Sampler(Sampling sampling, int vocabulary, int[] never, List<Stage> rules) {
    if (vocabulary < 1) {
      throw new IllegalArgumentException("a vocabulary of " + vocabulary);
    }
    this.sampling = sampling;
    var all = new ArrayList<Stage>(rules);
    sampling.steps().forEach(step -> all.add(step.begin(vocabulary)));
    stages = List.copyOf(all);
    forbidden = new boolean[vocabulary];
    for (int id : never) {
      forbidden[id] = true;
    }
    if (IntStream.range(0, vocabulary).allMatch(id -> forbidden[id])) {
      throw new IllegalArgumentException("every token is forbidden");
    }
    candidates = new Candidates(vocabulary);
  }

  /// Takes note of a token that stands in front of those that will be chosen.
  public void read(int id) {
    for (int i = 0; i < stages.size(); i++) {
      stages.get(i).read(id);
    }
  }

  /// The next token, which counts as read; {@link #NONE} where a binding stage leaves none.
  ///
  /// @param logits `[V]`
  /// @throws LonghandException `MODEL_NAN` when a logit is NaN or infinite
  public int choose(float[] logits, KeyedRandom random) {
    narrow(logits);
    if (candidates.likeliest() < 0) {
      return NONE;
    }
    int chosen = sampling.greedy() ? candidates.likeliest() : candidates.at(random.nextDouble());
    take(chosen);
    return chosen;
  }

  /// Takes a token as the next one, such as one that was chosen by other means behind {@link
  /// #narrow}.
  public void take(int id) {
    for (int i = 0; i < stages.size(); i++) {
      stages.get(i).chosen(id, candidates);
    }
    read(id);
  }

  /// What may come next after all steps; the same object every time. No token is left only where a
  /// binding stage leaves none.
  ///
  /// @param logits `[V]`
  /// @throws LonghandException `MODEL_NAN` when a logit is NaN or infinite
  public Candidates narrow(float[] logits) {
    if (logits.length != forbidden.length) {
      throw new IllegalArgumentException(
          logits.length + " logits for a vocabulary of " + forbidden.length);
    }
    requireFinite(logits);
    begin(logits);
    for (int i = 0; i < stages.size(); i++) {
      stages.get(i).narrow(candidates);
      if (candidates.likeliest() < 0) {
        fallBack(logits);
        break;
      }
    }
    return candidates;
  }

  private void begin(float[] logits) {
    candidates.begin(logits);
    for (int id = 0; id < forbidden.length; id++) {
      if (forbidden[id]) {
        candidates.remove(id);
      }
    }
  }

  private void fallBack(float[] logits) {
    begin(logits);
    for (int i = 0; i < stages.size(); i++) {
      if (stages.get(i).whenEmpty() == Stage.WhenEmpty.END) {
        stages.get(i).narrow(candidates);
      }
    }
    if (candidates.likeliest() >= 0) {
      fallbacks++;
      candidates.keepLikeliest(1);
    }
  }

  /// How often the steps left nothing, so that the likeliest token of the model was taken.
  public long fallbacks() {
    return fallbacks;
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
}
