package dev.longhand.nn;

import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.oracle.Named;
import dev.longhand.nn.oracle.OracleCell;
import dev.longhand.nn.oracle.OracleLayer;
import dev.longhand.nn.oracle.OracleLayer.Activation;
import dev.longhand.nn.oracle.OracleLayer.Bidirectional;
import dev.longhand.nn.oracle.OracleLayer.Bidirectional.Merge;
import dev.longhand.nn.oracle.OracleLayer.Dense;
import dev.longhand.nn.oracle.OracleLayer.Dense.Kernel;
import dev.longhand.nn.oracle.OracleLayer.Embedding;
import dev.longhand.nn.oracle.OracleLayer.LayerNorm;
import dev.longhand.nn.oracle.OracleLayer.OneHot;
import dev.longhand.nn.oracle.OracleLayer.Positions;
import dev.longhand.nn.oracle.OracleLayer.Recurrent;
import dev.longhand.nn.oracle.OracleLayer.ScaledId;
import dev.longhand.nn.oracle.OracleRun;
import dev.longhand.nn.oracle.OracleStack;
import dev.longhand.nn.oracle.Tape.Precision;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// A small network of the oracle with parameters, states and one batch, all drawn from a seed.
///
/// @param parameters and states: floats, so that the engine begins with the same
/// @param ids [B, T]
/// @param targets [B, T] or [B, 1]
record RandomNetwork(
    OracleStack stack,
    Named<double[][]> parameters,
    Named<double[][]> states,
    List<int[]> ids,
    List<int[]> targets) {

  /// How a network reads its tokens.
  enum FirstLayer {
    /// An embedding of so few tokens that a table is looked up.
    EMBEDDING_GATHERED,
    /// An embedding of so many that every token's vector is written out.
    EMBEDDING_WRITTEN,
    ONE_HOT,
    SCALED_ID;

    /// How many tokens there are, so that a batch of that shape is read so.
    private int vocabulary(BatchShape shape, RandomGenerator random) {
      return switch (this) {
        case EMBEDDING_GATHERED ->
            1 + random.nextInt(Math.max(1, shape.rows() / ROWS_PER_TOKEN - 1));
        case EMBEDDING_WRITTEN -> atLeast(shape.rows() / ROWS_PER_TOKEN + 1, random);
        case ONE_HOT, SCALED_ID -> atLeast(1, random);
      };
    }

    private OracleLayer layer(RandomGenerator random) {
      return switch (this) {
        case EMBEDDING_GATHERED, EMBEDDING_WRITTEN -> new Embedding(1 + random.nextInt(40));
        case ONE_HOT -> new OneHot();
        case SCALED_ID -> new ScaledId();
      };
    }
  }

  private static final int MOST_SEQUENCES = 13;
  private static final int MOST_STEPS = 6;
  private static final int MOST_TOKENS = 70;

  /// The engine gathers from a table where the batch has more rows than that for every token.
  private static final int ROWS_PER_TOKEN = 4;

  private static final BatchShape ENOUGH_FOR_A_TABLE = new BatchShape(3, 2);

  RandomNetwork {
    ids = List.copyOf(ids);
    targets = List.copyOf(targets);
  }

  /// A network around one cell of that many units; every third seed puts another cell below it, and
  /// every other a dense layer above it.
  static RandomNetwork draw(FirstLayer first, CellKind kind, int units, long seed) {
    RandomGenerator random = KeyedRandom.of(seed, Purpose.SAMPLE, units, 0);
    boolean gathered = first == FirstLayer.EMBEDDING_GATHERED;
    BatchShape shape = shape(gathered ? ENOUGH_FOR_A_TABLE : new BatchShape(1, 1), random);
    int vocabulary = first.vocabulary(shape, random);
    Positions positions = random.nextBoolean() ? Positions.LAST : Positions.EVERY;
    var layers = new ArrayList<OracleLayer>();
    layers.add(first.layer(random));
    if (random.nextInt(3) == 0) {
      layers.add(new Recurrent(CellKind.draw(1 + random.nextInt(20), random), Positions.EVERY));
    }
    layers.add(new Recurrent(kind.of(units, 1 + random.nextInt(units + 2)), positions));
    if (random.nextBoolean()) {
      layers.add(dense(random));
    }
    layers.add(new Dense(vocabulary, Activation.LINEAR));
    return fill(new OracleStack(vocabulary, layers), shape, random);
  }

  /// A network that reads one way and back, by a cell of that many units below another such layer.
  static RandomNetwork bidirectional(Merge merge, CellKind kind, int units, long seed) {
    RandomGenerator random = KeyedRandom.of(seed, Purpose.SAMPLE, units, 1);
    BatchShape shape = shape(new BatchShape(1, 1), random);
    OracleCell cell = kind.of(units, 1 + random.nextInt(units + 2));
    int vocabulary = atLeast(1, random);
    var stack =
        OracleStack.of(
            vocabulary,
            CellKind.any(FirstLayer.values(), random).layer(random),
            new Bidirectional(cell, merge, Positions.EVERY),
            new Bidirectional(CellKind.draw(9, random), merge, Positions.LAST),
            new Dense(vocabulary, Activation.LINEAR));
    return fill(stack, shape, random);
  }

  /// A network whose outputs are tied to an embedding of that width.
  static RandomNetwork tied(FirstLayer first, int width, long seed) {
    RandomGenerator random = KeyedRandom.of(seed, Purpose.SAMPLE, width, 3);
    BatchShape shape = shape(ENOUGH_FOR_A_TABLE, random);
    int vocabulary = first.vocabulary(shape, random);
    Positions positions = CellKind.any(Positions.values(), random);
    var stack =
        OracleStack.of(
            vocabulary,
            new Embedding(width),
            new Recurrent(new OracleCell.Lstm(width), positions),
            new Dense(vocabulary, Activation.LINEAR, Kernel.TIED));
    return fill(stack, shape, random);
  }

  /// Up to three cells of any kind, one way or both, with whatever may stand between them.
  static RandomNetwork drawAny(long seed) {
    RandomGenerator random = KeyedRandom.of(seed, Purpose.SAMPLE, 0, 2);
    BatchShape shape = shape(new BatchShape(1, 1), random);
    int vocabulary = atLeast(1, random);
    boolean last = random.nextBoolean();
    var layers = new ArrayList<OracleLayer>();
    OracleLayer first = CellKind.any(FirstLayer.values(), random).layer(random);
    layers.add(first);
    int cells = 1 + random.nextInt(3);
    for (int cell = 1; cell <= cells; cell++) {
      Positions positions = last && cell == cells ? Positions.LAST : Positions.EVERY;
      layers.add(recurrent(positions, last, random));
      if (random.nextInt(3) == 0) {
        layers.add(random.nextBoolean() ? new LayerNorm(1e-3) : dense(random));
      }
    }
    if (first instanceof Embedding embedding && random.nextBoolean()) {
      layers.add(new Dense(embedding.width(), Activation.TANH));
      layers.add(new Dense(vocabulary, Activation.LINEAR, Kernel.TIED));
    } else {
      layers.add(new Dense(vocabulary, Activation.LINEAR));
    }
    return fill(new OracleStack(vocabulary, layers), shape, random);
  }

  private static OracleLayer recurrent(
      Positions positions, boolean mayReadBack, RandomGenerator random) {
    OracleCell cell = CellKind.draw(1 + random.nextInt(34), random);
    return mayReadBack && random.nextInt(3) == 0
        ? new Bidirectional(cell, CellKind.any(Merge.values(), random), positions)
        : new Recurrent(cell, positions);
  }

  private static Dense dense(RandomGenerator random) {
    return new Dense(1 + random.nextInt(34), CellKind.any(Activation.values(), random));
  }

  private static BatchShape shape(BatchShape least, RandomGenerator random) {
    return new BatchShape(
        least.sequences() + random.nextInt(MOST_SEQUENCES - least.sequences() + 1),
        least.steps() + random.nextInt(MOST_STEPS - least.steps() + 1));
  }

  /// Between that many and 70, one and the edges of a panel more often than the rest.
  private static int atLeast(int least, RandomGenerator random) {
    int[] edges = {1, 31, 32, 33, 63, 64, 65, MOST_TOKENS};
    int drawn =
        random.nextBoolean()
            ? edges[random.nextInt(edges.length)]
            : 1 + random.nextInt(MOST_TOKENS);
    return Math.max(least, drawn);
  }

  /// Numbers for a stack; deviations keep sums near one, where every gate has a slope.
  static RandomNetwork fill(OracleStack stack, BatchShape shape, RandomGenerator random) {
    int widest =
        stack.parameterShapes().values().stream()
            .mapToInt(OracleStack.Shape::rows)
            .max()
            .orElseThrow();
    double deviation = Math.max(0.3, Math.min(0.7, 2 / Math.sqrt(widest)));
    int sequences = shape.sequences();
    return new RandomNetwork(
        stack,
        OracleTwin.asFloats(OracleStack.random(stack.parameterShapes(), deviation, random)),
        OracleTwin.asFloats(OracleStack.random(stack.stateShapes(sequences), 0.5, random)),
        draw(sequences, shape.steps(), stack.vocabulary(), random),
        draw(
            sequences,
            stack.positions() == Positions.LAST ? 1 : shape.steps(),
            stack.vocabulary(),
            random));
  }

  private static List<int[]> draw(
      int sequences, int length, int vocabulary, RandomGenerator random) {
    var rows = new ArrayList<int[]>();
    for (int b = 0; b < sequences; b++) {
      rows.add(random.ints(length, 0, vocabulary).toArray());
    }
    return rows;
  }

  BatchShape shape() {
    return new BatchShape(ids.size(), ids.getFirst().length);
  }

  /// What the engine must compute.
  OracleTruth truth() {
    return OracleTruth.of(run(Precision.DOUBLE), run(Precision.FLOAT));
  }

  private OracleRun run(Precision precision) {
    return stack.run(precision, parameters, states, idRows(), targetRows());
  }

  /// The engine's model of it, with its parameters, dropping nothing.
  OracleTwin twin() {
    return twin(new DropoutConfig(0));
  }

  /// The same, dropping.
  OracleTwin twin(DropoutConfig dropout) {
    OracleTwin twin = OracleTwin.of(stack, dropout);
    twin.setParameters(parameters);
    return twin;
  }

  int[][] idRows() {
    return ids.toArray(int[][]::new);
  }

  int[][] targetRows() {
    return targets.toArray(int[][]::new);
  }

  /// The same network with every sequence so many times over.
  RandomNetwork repeated(int times) {
    var moreIds = new ArrayList<int[]>();
    var moreTargets = new ArrayList<int[]>();
    for (int i = 0; i < times; i++) {
      moreIds.addAll(ids);
      moreTargets.addAll(targets);
    }
    return new RandomNetwork(stack, parameters, Named.none(), moreIds, moreTargets);
  }

  /// The same numbers in another stack of the same parameters.
  RandomNetwork withStack(OracleStack other) {
    return new RandomNetwork(other, parameters, states, ids, targets);
  }

  /// The same network beginning with zeros.
  RandomNetwork withoutStates() {
    return new RandomNetwork(stack, parameters, Named.none(), ids, targets);
  }

  /// Its layers, which say more in a report than its numbers.
  @Override
  public String toString() {
    return stack.toString();
  }
}
