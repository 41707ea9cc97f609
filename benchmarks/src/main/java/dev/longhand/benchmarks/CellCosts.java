package dev.longhand.benchmarks;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.WarmingKernels;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.LossPositions;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.ModelPass;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.GateActivation;
import dev.longhand.nn.layer.GruConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.Projection;
import dev.longhand.nn.layer.Recurrence;
import dev.longhand.nn.layer.RecurrentConfig;
import dev.longhand.nn.layer.SimpleRnnConfig;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import dev.longhand.train.TrainingStep;
import dev.longhand.train.optimizer.OptimizerConfig;
import dev.longhand.train.optimizer.UpdateRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a training step of each cell costs beside the plain LSTM's: P4 with that cell instead, all
/// of them in turn in one process.
///
/// Multiplies are those of the cell's recurrent kernel and projection and of the softmax layer,
/// forward and twice as many backward; the input's kernel is looked up, not multiplied.
public final class CellCosts {
  private static final int UNITS = 256;
  private static final int SMALL = 64;
  private static final int VOCABULARY = 69;
  private static final BatchShape SHAPE = new BatchShape(64, 100);
  private static final int WARM_UP_STEPS = 12;
  private static final int STEPS = 21;
  private static final int DIRECTIONS = 3;

  /// One cell and its times.
  private record Candidate(
      String name, RecurrentConfig cell, TrainingStep step, double[] milliseconds) {
    double median() {
      double[] sorted = milliseconds.clone();
      Arrays.sort(sorted);
      return sorted[sorted.length / 2];
    }

    double megaMultiplies() {
      long units = cell.units();
      long gates =
          switch (cell) {
            case LstmConfig lstm -> lstm.gates();
            case GruConfig gru -> 3;
            case SimpleRnnConfig simpleRnn -> 1;
          };
      long projection =
          cell.recurrence().projection().map(value -> units * value.units()).orElse(0L);
      long row =
          gates * units * cell.hiddenWidth() + projection + (long) cell.hiddenWidth() * VOCABULARY;
      return (double) DIRECTIONS * SHAPE.rows() * row / 1e6;
    }

    /// Picoseconds for one multiply.
    double price() {
      return 1e3 * median() / megaMultiplies();
    }
  }

  private CellCosts() {}

  /// Prints a table; an argument says how many threads work, all cores otherwise.
  public static void main(String[] arguments) throws InterruptedException {
    int threads =
        arguments.length == 1
            ? Integer.parseInt(arguments[0])
            : Runtime.getRuntime().availableProcessors();
    Kernels kernels = Kernels.best();
    while (kernels instanceof WarmingKernels warming && !warming.warm()) {
      Thread.sleep(50);
    }
    try (var workers = new Workers(threads)) {
      List<Candidate> candidates = candidates(kernels, workers);
      for (int round = -WARM_UP_STEPS; round < STEPS; round++) {
        for (Candidate candidate : candidates) {
          double milliseconds = time(candidate.step);
          if (round >= 0) {
            candidate.milliseconds[round] = milliseconds;
          }
        }
      }
      print(candidates);
    }
  }

  private static List<Candidate> candidates(Kernels kernels, Workers workers) {
    var lstm = new LstmConfig(UNITS);
    var gru = new GruConfig(UNITS);
    var rnn = new SimpleRnnConfig(UNITS);
    Recurrence projected = Recurrence.PLAIN.withProjection(new Projection(SMALL));
    var all = new ArrayList<Candidate>();
    all.add(candidate("LSTM", lstm, kernels, workers));
    all.add(candidate("hard sigmoid", hard(lstm), kernels, workers));
    all.add(candidate("peepholes", lstm.withPeepholes(), kernels, workers));
    all.add(candidate("coupled gates", lstm.withCoupledGates(), kernels, workers));
    all.add(candidate("projection to 64", lstm.withRecurrence(projected), kernels, workers));
    all.add(candidate("norm in the cell", lstm.withCellNorm(), kernels, workers));
    all.add(candidate("recurrent dropout", dropping(lstm), kernels, workers));
    all.add(candidate("weight drop", weightDropping(lstm), kernels, workers));
    all.add(candidate("GRU, reset after", gru, kernels, workers));
    all.add(
        candidate("GRU, reset before", gru.withReset(GruConfig.Reset.BEFORE), kernels, workers));
    all.add(candidate("GRU to 64", gru.withRecurrence(projected), kernels, workers));
    all.add(candidate("SimpleRNN", rnn, kernels, workers));
    return all;
  }

  private static RecurrentConfig hard(LstmConfig lstm) {
    return lstm.withGateActivation(GateActivation.HARD_SIGMOID);
  }

  private static RecurrentConfig dropping(RecurrentConfig cell) {
    return cell.withRecurrence(Recurrence.PLAIN.withDropout(0.3));
  }

  private static RecurrentConfig weightDropping(RecurrentConfig cell) {
    return cell.withRecurrence(Recurrence.PLAIN.withWeightDrop(0.5));
  }

  private static Candidate candidate(
      String name, RecurrentConfig cell, Kernels kernels, Workers workers) {
    var config =
        new ModelConfig(
            List.of(
                new EmbeddingConfig(VOCABULARY, SMALL),
                cell,
                new DenseConfig(VOCABULARY, Activation.SOFTMAX)),
            LossPositions.EVERY);
    LanguageModel model = LanguageModel.initialise(config, 42);
    UpdateRule rule = UpdateRule.of(OptimizerConfig.Adam.DEFAULTS);
    var step = new TrainingStep(model, rule, kernels, workers, 42);
    ModelPass pass = step.pass(SHAPE);
    KeyedRandom random = KeyedRandom.of(42, Purpose.SAMPLE, 0, 0);
    for (int row = 0; row < SHAPE.rows(); row++) {
      pass.tokens()[row] = random.nextInt(VOCABULARY);
      pass.targets()[row] = random.nextInt(VOCABULARY);
    }
    return new Candidate(name, cell, step, new double[STEPS]);
  }

  private static double time(TrainingStep step) {
    long begin = System.nanoTime();
    if (!step.run(SHAPE)) {
      throw new IllegalStateException("the step diverged");
    }
    return (System.nanoTime() - begin) / 1e6;
  }

  private static void print(List<Candidate> candidates) {
    Candidate plain = candidates.getFirst();
    System.out.println(
        "| cell | ms a step | million multiplies | ps a multiply | beside the LSTM's |");
    System.out.println("|---|---|---|---|---|");
    for (Candidate candidate : candidates) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %.1f | %.0f | %.1f | %.2f |%n",
          candidate.name,
          candidate.median(),
          candidate.megaMultiplies(),
          candidate.price(),
          candidate.price() / plain.price());
    }
  }
}
