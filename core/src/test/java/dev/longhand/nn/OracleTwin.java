package dev.longhand.nn;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.Gradients;
import dev.longhand.nn.layer.Parameter;
import dev.longhand.nn.layer.State;
import dev.longhand.nn.oracle.Named;
import dev.longhand.nn.oracle.OracleRun;
import dev.longhand.nn.oracle.OracleStack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// The engine's model of the same layers as a stack of the oracle, speaking the oracle's language:
/// names as in Keras, sequences before steps, results as an {@link OracleRun}.
public final class OracleTwin {
  /// Seed and step of the masks in {@link #run}.
  static final long DROPOUT_SEED = 7;

  static final long DROPOUT_STEP = 3;

  private static final int ANYTHING = -1; // where no sequence takes part, no id is read

  private final OracleStack stack;
  private final LanguageModel model;

  private OracleTwin(OracleStack stack, LanguageModel model) {
    this.stack = stack;
    this.model = model;
  }

  /// A twin whose parameters are zero.
  ///
  /// @param dropoutRate of every dropout layer; the oracle knows its factors only
  public static OracleTwin of(OracleStack stack, double dropoutRate) {
    return of(stack, new DropoutConfig(dropoutRate));
  }

  /// The same.
  ///
  /// @param dropout of every place for which the oracle has factors
  static OracleTwin of(OracleStack stack, DropoutConfig dropout) {
    return new OracleTwin(stack, LanguageModel.blank(new TwinConfig(stack, dropout).config()));
  }

  public LanguageModel model() {
    return model;
  }

  /// Takes parameters over, rounded to floats.
  public void setParameters(Named<double[][]> values) {
    parameters().forEach((name, parameter) -> parameter.setRowMajor(flat(values.get(name))));
  }

  /// The parameters by the oracle's names.
  public Named<Parameter> parameters() {
    SequencedMap<String, Parameter> byName = new LinkedHashMap<>();
    List<Parameter> inOrder = model.parameters();
    for (String name : stack.parameterShapes().names()) {
      Parameter parameter = inOrder.get(byName.size());
      String role = name.substring(name.indexOf('/') + 1).replace('/', '.');
      if (!parameter.name().endsWith("." + role)) {
        throw new IllegalStateException(parameter.name() + " is no " + role);
      }
      byName.put(name, parameter);
    }
    return new Named<>(byName);
  }

  /// A state of the engine with these values by the oracle's names; no names mean zeros.
  public State state(Named<double[][]> values, int sequences) {
    State state = model.zeroState(sequences);
    if (!values.names().isEmpty()) {
      stateMatrices(state).forEach((name, matrix) -> matrix.setRowMajor(flat(values.get(name))));
    }
    return state;
  }

  private Named<Matrix> stateMatrices(State state) {
    List<Matrix> inOrder =
        state.layers().stream()
            .flatMap(layer -> Stream.concat(Stream.of(layer.hidden()), layer.cell().stream()))
            .toList();
    SequencedMap<String, Matrix> byName = new LinkedHashMap<>();
    for (String name : stack.stateShapes(1).names()) {
      byName.put(name, inOrder.get(byName.size()));
    }
    if (byName.size() != inOrder.size()) {
      throw new IllegalStateException(inOrder.size() + " states for " + byName.keySet());
    }
    return new Named<>(byName);
  }

  /// What {@link OracleStack#run} does, done by the engine in one thread.
  public OracleRun run(Kernels kernels, Named<double[][]> states, int[][] ids, int[][] targets) {
    try (var workers = new Workers(1)) {
      return run(kernels, workers, states, ids, targets);
    }
  }

  /// The same, shared among workers.
  OracleRun run(
      Kernels kernels, Workers workers, Named<double[][]> states, int[][] ids, int[][] targets) {
    return training(new BatchShape(ids.length, ids[0].length))
        .run(kernels, workers, states, ids, targets);
  }

  /// A pass that trains, to be run as often as one likes.
  Training training(BatchShape shape) {
    return new Training(shape);
  }

  /// A pass of the twin's model. Mutable buffers.
  final class Training {
    private final BatchShape shape;
    private final Gradients gradients = new Gradients(model.parameters());
    private final ModelPass pass;

    private Training(BatchShape shape) {
      this.shape = shape;
      pass = ModelPass.training(model, shape, gradients);
    }

    /// What the oracle does with sequences of these lengths, each beginning with zeros, the longest
    /// first; where the pass is planned for padding, what it does with id 0 in front of each.
    OracleRun runRagged(Kernels kernels, Workers workers, int[][] ids, int[][] targets) {
      pass.setFull();
      Arrays.fill(pass.tokens(), ANYTHING);
      Arrays.fill(pass.targets(), ANYTHING);
      int steps = shape.steps();
      pass.load(model.zeroState(shape.sequences()));
      copyAligned(ids, steps, pass.tokens());
      copyAligned(targets, pass.targets().length / shape.sequences(), pass.targets());
      int[] lengths = Arrays.stream(ids).mapToInt(sequence -> sequence.length).toArray();
      switch (shape.start()) {
        case ZEROS -> pass.setLengths(lengths);
        case PADDING -> pass.setLengths(lengths, 0);
      }
      SequencedMap<String, double[][]> found = forwardAndBack(kernels, workers);
      found.computeIfPresent("logits", (_, logits) -> present(logits, targets));
      found.remove("probabilities");
      return new OracleRun(pass.loss().lossSum() / pass.loss().rows(), new Named<>(found));
    }

    /// What {@link OracleStack#run} does, shared among workers.
    OracleRun run(
        Kernels kernels, Workers workers, Named<double[][]> states, int[][] ids, int[][] targets) {
      fill(pass, states, ids, targets);
      SequencedMap<String, double[][]> found = forwardAndBack(kernels, workers);
      State state = model.zeroState(shape.sequences());
      pass.saveInitialGradient(state);
      putAll(found, "state_gradient/", stateMatrices(state).map(OracleTwin::rows));
      return new OracleRun(pass.loss().lossSum() / pass.loss().rows(), new Named<>(found));
    }

    private SequencedMap<String, double[][]> forwardAndBack(Kernels kernels, Workers workers) {
      pass.drawDropout(DROPOUT_SEED, DROPOUT_STEP);
      pass.fillTables(kernels, workers);
      pass.forwardPadding(kernels);
      SequencedMap<String, double[][]> found = new LinkedHashMap<>();
      workers.runRanges(pass::cut, (from, to) -> pass.forward(kernels, from, to));
      found.put("logits", sequenceMajor(pass.logits(), shape.sequences()));
      workers.runRanges(pass::cut, (from, to) -> pass.runLoss(kernels, from, to));
      found.put("probabilities", probabilities(pass));
      workers.runRanges(pass::cut, (from, to) -> pass.backward(kernels, from, to));
      pass.backwardPadding(kernels);
      for (int i = 0; i < pass.layers(); i++) {
        int layer = i;
        workers.runRanges(
            pass.gradientPanels(layer),
            (from, to) -> {
              pass.formGradients(kernels, layer, from, to);
              pass.formPaddingGradients(kernels, layer, from, to);
            });
      }
      pass.formTableGradients(kernels);
      putAll(found, "gradient/", gradients(gradients));
      State state = model.zeroState(shape.sequences());
      pass.save(state);
      putAll(found, "final_state/", stateMatrices(state).map(OracleTwin::rows));
      return found;
    }
  }

  /// The logits of a pass that only looks, as {@link OracleStack#run} has them.
  double[][] measure(Kernels kernels, Named<double[][]> states, int[][] ids) {
    var shape = new BatchShape(ids.length, ids[0].length);
    ModelPass pass = ModelPass.evaluation(model, shape);
    pass.load(state(states, ids.length));
    copyTimeMajor(ids, pass.tokens());
    try (var workers = new Workers(1)) {
      pass.fillTables(kernels, workers);
    }
    pass.forward(kernels, 0, shape.sequences());
    return sequenceMajor(pass.logits(), shape.sequences());
  }

  /// Writes a batch and its state into a pass.
  public void fill(ModelPass pass, Named<double[][]> states, int[][] ids, int[][] targets) {
    pass.load(state(states, ids.length));
    copyTimeMajor(ids, pass.tokens());
    copyTimeMajor(targets, pass.targets());
  }

  /// The gradients by the oracle's names.
  public Named<double[][]> gradients(Gradients gradients) {
    return parameters()
        .map(parameter -> {
          float[] plain = parameter.toRowMajor(gradients.of(parameter).gradient());
          return rows(plain, parameter.columns());
        });
  }

  private static void copyTimeMajor(int[][] rows, int[] to) {
    for (int b = 0; b < rows.length; b++) {
      for (int t = 0; t < rows[b].length; t++) {
        to[t * rows.length + b] = rows[b][t];
      }
    }
  }

  /// Sequences that all end in the last of so many steps.
  private static void copyAligned(int[][] rows, int steps, int[] to) {
    for (int b = 0; b < rows.length; b++) {
      int first = steps - rows[b].length;
      for (int t = 0; t < rows[b].length; t++) {
        to[(first + t) * rows.length + b] = rows[b][t];
      }
    }
  }

  /// The last rows of each sequence, as many as it has targets.
  private static double[][] present(double[][] sequenceMajor, int[][] targets) {
    int rows = sequenceMajor.length / targets.length;
    var present = new ArrayList<double[]>();
    for (int b = 0; b < targets.length; b++) {
      int end = (b + 1) * rows;
      present.addAll(List.of(sequenceMajor).subList(end - targets[b].length, end));
    }
    return present.toArray(double[][]::new);
  }

  private static double[][] probabilities(ModelPass pass) {
    Matrix gradient = pass.logits();
    double[][] result = rows(gradient);
    for (int row = 0; row < result.length; row++) {
      for (int column = 0; column < result[row].length; column++) {
        result[row][column] *= result.length;
      }
      if (pass.targets()[row] != ANYTHING) {
        result[row][pass.targets()[row]] += 1;
      }
    }
    return sequenceMajor(result, pass.shape().sequences());
  }

  private static double[][] sequenceMajor(Matrix timeMajor, int sequences) {
    return sequenceMajor(rows(timeMajor), sequences);
  }

  private static double[][] sequenceMajor(double[][] timeMajor, int sequences) {
    int steps = timeMajor.length / sequences;
    double[][] result = new double[timeMajor.length][];
    for (int row = 0; row < result.length; row++) {
      result[row] = timeMajor[row % steps * sequences + row / steps];
    }
    return result;
  }

  private static double[][] rows(Matrix matrix) {
    return rows(matrix.toRowMajor(), matrix.columns());
  }

  /// Row-major floats as a matrix of doubles.
  public static double[][] rows(float[] plain, int columns) {
    double[][] rows = new double[plain.length / columns][columns];
    for (int i = 0; i < plain.length; i++) {
      rows[i / columns][i % columns] = plain[i];
    }
    return rows;
  }

  private static float[] flat(double[][] rows) {
    float[] flat = new float[rows.length * rows[0].length];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = (float) rows[i / rows[0].length][i % rows[0].length];
    }
    return flat;
  }

  private static void putAll(
      Map<String, double[][]> found, String prefix, Named<double[][]> matrices) {
    matrices.forEach((name, matrix) -> found.put(prefix + name, matrix));
  }

  /// The same numbers as the nearest floats, so that both twins begin alike.
  public static Named<double[][]> asFloats(Named<double[][]> matrices) {
    Function<double[][], double[][]> rounded = rows -> rows(flat(rows), rows[0].length);
    return matrices.map(rounded);
  }
}
