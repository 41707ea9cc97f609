package dev.longhand.benchmarks;

import dev.longhand.generate.decoder.Decoder;
import dev.longhand.generate.sampling.Sampler;
import dev.longhand.generate.sampling.Sampling;
import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.LanguageModel;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Writes texts token by token: what one token costs, the choice by temperature included. Mutable.
final class WritingSteps {
  private static final int PROMPT = 100;
  private static final double TEMPERATURE = 0.7;

  private final Decoder decoder;
  private final List<Sampler> samplers;
  private final KeyedRandom random = KeyedRandom.of(42, Purpose.SAMPLE, 0, 0);
  private final int[] next;

  WritingSteps(WritingWorkload workload, Kernels kernels, Workers workers) {
    LanguageModel model = LanguageModel.initialise(workload.network().model(), 42);
    int vocabulary = model.config().vocabulary();
    decoder = Decoder.of(model, workload.reading(), workload.sequences(), kernels);
    decoder.shareWith(workers);
    decoder.begin(random.ints(PROMPT, 0, vocabulary).toArray());
    decoder.keep(new int[workload.sequences()]);
    samplers =
        IntStream.range(0, workload.sequences())
            .mapToObj(_ -> new Sampler(Sampling.at(TEMPERATURE), vocabulary))
            .toList();
    next = new int[workload.sequences()];
  }

  /// One token of each text.
  private void step() {
    for (int place = 0; place < next.length; place++) {
      next[place] = samplers.get(place).choose(decoder.logits(place), random);
    }
    decoder.accept(next);
  }

  /// Milliseconds of each of some steps.
  double[] time(int count) {
    double[] milliseconds = new double[count];
    Arrays.setAll(
        milliseconds,
        _ -> {
          long begin = System.nanoTime();
          step();
          return (System.nanoTime() - begin) / 1e6;
        });
    return milliseconds;
  }
}
