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

/// Writes texts token by token: what a token of each costs, the choice by temperature included.
/// Several texts are shared among threads as the library shares them, each thread with texts of its
/// own. Mutable.
final class WritingSteps {
  private static final int PROMPT = 100;
  private static final double TEMPERATURE = 0.7;

  private final Workers workers;
  private final List<Lane> lanes;

  WritingSteps(WritingWorkload workload, Kernels kernels, Workers workers) {
    this.workers = workers;
    LanguageModel model = LanguageModel.initialise(workload.network().model(), 42);
    int count = Math.min(workers.count(), workload.sequences());
    lanes =
        IntStream.range(0, count)
            .mapToObj(lane -> new Lane(workload, model, kernels, workload.sequences() / count))
            .toList();
  }

  /// The texts of one thread.
  private static final class Lane {
    private final Decoder decoder;
    private final List<Sampler> samplers;
    private final KeyedRandom random = KeyedRandom.of(42, Purpose.SAMPLE, 0, 0);
    private final int[] next;

    Lane(WritingWorkload workload, LanguageModel model, Kernels kernels, int texts) {
      int vocabulary = model.config().vocabulary();
      decoder = Decoder.of(model, workload.reading(), texts, kernels);
      decoder.begin(random.ints(PROMPT, 0, vocabulary).toArray());
      decoder.keep(new int[texts]);
      samplers =
          IntStream.range(0, texts)
              .mapToObj(_ -> new Sampler(Sampling.at(TEMPERATURE), vocabulary))
              .toList();
      next = new int[texts];
    }

    void step() {
      for (int place = 0; place < next.length; place++) {
        next[place] = samplers.get(place).choose(decoder.logits(place), random);
      }
      decoder.accept(next);
    }
  }

  /// Milliseconds of each of some steps, a step being a token of each text; of several threads,
  /// which do not wait for each other, the mean.
  double[] time(int count) {
    double[] milliseconds = new double[count];
    if (lanes.size() == 1) {
      for (int i = 0; i < count; i++) {
        long begin = System.nanoTime();
        lanes.getFirst().step();
        milliseconds[i] = (System.nanoTime() - begin) / 1e6;
      }
      return milliseconds;
    }
    long begin = System.nanoTime();
    workers.runPieces(
        lanes.size(),
        lane -> {
          for (int i = 0; i < count; i++) {
            lanes.get(lane).step();
          }
        });
    Arrays.fill(milliseconds, (System.nanoTime() - begin) / 1e6 / count);
    return milliseconds;
  }
}
