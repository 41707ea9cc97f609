package dev.longhand.draft;

import dev.longhand.generate.sampling.Candidates;
import dev.longhand.generate.sampling.Sampler;
import dev.longhand.generate.sampling.Sampling;
import dev.longhand.generate.sampling.Stage;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import dev.longhand.text.token.Vocabulary;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Chooses tokens at one temperature, among all or among some. Mutable, for one thread.
///
/// The n-th number of a stream of chance is drawn for the n-th token that the model writes, as
/// where a prompt is continued; so going back and on again draws the same.
final class Chooser {
  private final Sampler sampler;
  private final long seed;
  private Optional<BitSet> among = Optional.empty();
  private KeyedRandom random;
  private long take;

  Chooser(Vocabulary vocabulary, double temperature, long seed) {
    this.seed = seed;
    sampler =
        new Sampler(
            Sampling.at(temperature),
            vocabulary.size(),
            vocabulary.unwritable(),
            List.<Stage>of(this::keepFitting));
    random = stream(0);
  }

  private void keepFitting(Candidates candidates) {
    if (among.isPresent()) {
      BitSet fitting = among.get();
      for (int id = 0; id < candidates.vocabulary(); id++) {
        if (!fitting.get(id)) {
          candidates.remove(id);
        }
      }
    }
  }

  private KeyedRandom stream(long index) {
    return KeyedRandom.of(seed, Purpose.SAMPLE, 0, index);
  }

  /// The next token.
  ///
  /// @param wanted tokens to choose from; all, where it is empty
  /// @param place how many tokens of the text the model wrote before
  /// @param wantedTake which of several continuations of one text it belongs to
  int choose(float[] logits, Optional<BitSet> wanted, int place, long wantedTake) {
    if (take != wantedTake || random.counter() > place) {
      take = wantedTake;
      random = stream(take);
    }
    while (random.counter() < place) {
      random.nextLong();
    }
    among = wanted;
    return sampler.choose(logits, random);
  }

  /// The likeliest tokens, first to last.
  ///
  /// @param text what a token stands for
  List<Suggestion> likeliest(
      float[] logits, Optional<BitSet> wanted, int most, IntFunction<String> text) {
    among = wanted;
    Candidates candidates = sampler.narrow(logits);
    float[] weights = candidates.weights();
    double total = candidates.total();
    return IntStream.range(0, Math.min(most, candidates.count()))
        .map(candidates::ranked)
        .mapToObj(id -> new Suggestion(id, text.apply(id), weights[id] / total))
        .toList();
  }
}
