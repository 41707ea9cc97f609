package dev.longhand.nn;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.oracle.Named;
import dev.longhand.nn.oracle.OracleLayer;
import dev.longhand.nn.oracle.OracleLayer.Positions;
import dev.longhand.nn.oracle.OracleRun;
import dev.longhand.nn.oracle.Tape.Precision;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// A random network whose sequences have different lengths, the longest first.
///
/// @param network without states; ids and targets of a sequence are as many as it is long, or there
///   is one target
/// @param steps T, which no sequence needs to have
record RaggedNetwork(RandomNetwork network, int steps) {

  /// A network whose sequences are cut at their front; the seed says which lengths they have: any,
  /// all alike, or all 1.
  static RaggedNetwork of(RandomNetwork full, long seed) {
    RandomGenerator random = KeyedRandom.of(seed, Purpose.SAMPLE, 0, 4);
    int steps = full.shape().steps();
    int[] lengths =
        switch ((int) (seed % 7)) {
          case 5 -> filled(full.shape().sequences(), 1);
          case 6 -> filled(full.shape().sequences(), 1 + random.nextInt(steps));
          default ->
              IntStream.range(0, full.shape().sequences())
                  .map(b -> 1 + random.nextInt(steps))
                  .toArray();
        };
    return cut(full, lengths);
  }

  private static int[] filled(int count, int length) {
    int[] lengths = new int[count];
    Arrays.fill(lengths, length);
    return lengths;
  }

  /// A network whose sequences are cut at their front.
  ///
  /// @param lengths of its sequences in any order
  static RaggedNetwork cut(RandomNetwork full, int... lengths) {
    int[] rising = lengths.clone();
    Arrays.sort(rising);
    var ids = new ArrayList<int[]>();
    var targets = new ArrayList<int[]>();
    for (int b = 0; b < rising.length; b++) {
      int length = rising[rising.length - 1 - b];
      ids.add(end(full.ids().get(b), length));
      targets.add(end(full.targets().get(b), length));
    }
    var network = new RandomNetwork(full.stack(), full.parameters(), Named.none(), ids, targets);
    return new RaggedNetwork(network, full.shape().steps());
  }

  private static int[] end(int[] row, int length) {
    return Arrays.copyOfRange(row, Math.max(0, row.length - length), row.length);
  }

  /// Whether the oracle answers after the last step only.
  boolean answersLast() {
    return network.stack().positions() == Positions.LAST;
  }

  /// Whether no layer reads from both ends.
  boolean causal() {
    return network.stack().layers().stream().noneMatch(OracleLayer.Bidirectional.class::isInstance);
  }

  /// The same network with the padding written out: id 0 in front of short sequences.
  RandomNetwork padded() {
    var ids = new ArrayList<int[]>();
    for (int[] sequence : network.ids()) {
      int[] padded = new int[steps];
      System.arraycopy(sequence, 0, padded, steps - sequence.length, sequence.length);
      ids.add(padded);
    }
    return new RandomNetwork(
        network.stack(), network.parameters(), Named.none(), ids, network.targets());
  }

  /// The same network where every sequence has all steps and as many targets, whatever they are.
  RaggedNetwork full() {
    RandomNetwork padded = padded();
    List<int[]> targets = answersLast() ? padded.targets() : padded.ids();
    var full =
        new RandomNetwork(padded.stack(), padded.parameters(), Named.none(), padded.ids(), targets);
    return new RaggedNetwork(full, steps);
  }

  /// The same network over every beginning of its sequences, foretelling the token behind it.
  RaggedNetwork beginnings(RandomNetwork answeringLast) {
    var ids = new ArrayList<int[]>();
    var targets = new ArrayList<int[]>();
    for (int length = steps; length > 0; length--) {
      for (int b = 0; b < network.ids().size(); b++) {
        if (network.ids().get(b).length >= length) {
          ids.add(Arrays.copyOf(network.ids().get(b), length));
          targets.add(new int[] {network.targets().get(b)[length - 1]});
        }
      }
    }
    var all =
        new RandomNetwork(answeringLast.stack(), network.parameters(), Named.none(), ids, targets);
    return new RaggedNetwork(all, steps);
  }

  /// What the engine must compute where sequences begin with zeros.
  OracleTruth truth() {
    return OracleTruth.of(oracle(network, Precision.DOUBLE), oracle(network, Precision.FLOAT));
  }

  /// What the engine must compute where they begin with padding.
  OracleTruth paddedTruth() {
    return OracleTruth.of(oracle(padded(), Precision.DOUBLE), oracle(padded(), Precision.FLOAT));
  }

  private static OracleRun oracle(RandomNetwork network, Precision precision) {
    return network
        .stack()
        .run(precision, network.parameters(), Named.none(), network.idRows(), network.targetRows());
  }

  /// The size of its batch.
  BatchShape shape() {
    return new BatchShape(network.ids().size(), steps);
  }

  /// Runs it on the engine.
  ///
  /// @param shape with or without padding
  OracleRun run(Kernels kernels, int workerCount, BatchShape shape) {
    return run(kernels, workerCount, network.twin().training(shape));
  }

  /// The same on a pass of its twin that may have run before.
  OracleRun run(Kernels kernels, int workerCount, OracleTwin.Training training) {
    try (var workers = new Workers(workerCount)) {
      return training.runRagged(kernels, workers, network.idRows(), network.targetRows());
    }
  }

  /// The same, dropping.
  OracleTwin twin(DropoutConfig dropout) {
    return network.twin(dropout);
  }

  /// How long each sequence is.
  List<Integer> lengths() {
    return network.ids().stream().map(sequence -> sequence.length).toList();
  }

  @Override
  public String toString() {
    return lengths() + " of " + steps + " " + network;
  }
}
