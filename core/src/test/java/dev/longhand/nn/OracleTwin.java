package dev.longhand.nn;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.Gradients;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LayerState;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.OneHotConfig;
import dev.longhand.nn.layer.Parameter;
import dev.longhand.nn.layer.ScaledIdConfig;
import dev.longhand.nn.layer.State;
import dev.longhand.nn.oracle.Named;
import dev.longhand.nn.oracle.OracleCell;
import dev.longhand.nn.oracle.OracleLayer;
import dev.longhand.nn.oracle.OracleRun;
import dev.longhand.nn.oracle.OracleStack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;

/// The engine's model of the same layers as a stack of the oracle, speaking the oracle's language:
/// names as in Keras, sequences before steps, results as an {@link OracleRun}.
public final class OracleTwin {
  /// Seed and step of the masks in {@link #run}.
  static final long DROPOUT_SEED = 7;

  static final long DROPOUT_STEP = 3;

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
    var configs = new ArrayList<LayerConfig>();
    for (OracleLayer layer : stack.layers()) {
      boolean last = configs.size() == stack.layers().size() - 1;
      configs.add(config(stack.vocabulary(), layer, dropoutRate, last));
    }
    return new OracleTwin(
        stack, LanguageModel.blank(new ModelConfig(configs, lossPositions(stack))));
  }

  private static LayerConfig config(
      int vocabulary, OracleLayer layer, double dropoutRate, boolean last) {
    return switch (layer) {
      case OracleLayer.OneHot _ -> new OneHotConfig(vocabulary);
      case OracleLayer.ScaledId _ -> new ScaledIdConfig(vocabulary);
      case OracleLayer.Embedding embedding -> new EmbeddingConfig(vocabulary, embedding.width());
      case OracleLayer.Recurrent recurrent -> cell(recurrent.cell());
      case OracleLayer.Bidirectional _ -> throw noTwin(layer);
      case OracleLayer.LayerNorm _ -> throw noTwin(layer);
      case OracleLayer.Dense dense -> new DenseConfig(dense.units(), activation(dense, last));
      case OracleLayer.Dropout _ -> new DropoutConfig(dropoutRate);
    };
  }

  private static LayerConfig cell(OracleCell cell) {
    return switch (cell) {
      case OracleCell.SimpleRnn _ -> throw noTwin(cell);
      case OracleCell.Gru _ -> throw noTwin(cell);
      case OracleCell.Lstm lstm -> {
        if (!lstm.equals(new OracleCell.Lstm(lstm.units()))) {
          throw noTwin(cell);
        }
        yield new LstmConfig(lstm.units());
      }
    };
  }

  private static IllegalArgumentException noTwin(Object layer) {
    return new IllegalArgumentException("the engine has no " + layer);
  }

  private static DenseConfig.Activation activation(OracleLayer.Dense dense, boolean last) {
    if (last) {
      return DenseConfig.Activation.SOFTMAX;
    }
    return switch (dense.activation()) {
      case LINEAR -> DenseConfig.Activation.LINEAR;
      case RELU -> DenseConfig.Activation.RELU;
      case TANH -> DenseConfig.Activation.TANH;
    };
  }

  private static LossPositions lossPositions(OracleStack stack) {
    return switch (stack.positions()) {
      case LAST -> LossPositions.LAST;
      case EVERY -> LossPositions.EVERY;
    };
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
      String role = name.substring(name.indexOf('/') + 1);
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
    SequencedMap<String, Matrix> byName = new LinkedHashMap<>();
    for (String name : stack.stateShapes(1).names()) {
      LayerState layer = state.layers().get(byName.size() / 2);
      byName.put(name, name.endsWith("/hidden") ? layer.hidden() : layer.cell().orElseThrow());
    }
    return new Named<>(byName);
  }

  /// What {@link OracleStack#run} does, done by the engine in one thread.
  public OracleRun run(Kernels kernels, Named<double[][]> states, int[][] ids, int[][] targets) {
    var shape = new BatchShape(ids.length, ids[0].length);
    var gradients = new Gradients(model.parameters());
    ModelPass pass = ModelPass.training(model, shape, gradients);
    fill(pass, states, ids, targets);
    pass.drawDropout(DROPOUT_SEED, DROPOUT_STEP);
    try (var workers = new Workers(1)) {
      pass.fillTables(kernels, workers);
    }
    SequencedMap<String, double[][]> found = new LinkedHashMap<>();
    pass.forward(kernels, 0, shape.sequences());
    found.put("logits", sequenceMajor(pass.logits(), shape.sequences()));
    pass.runLoss(kernels, 0, shape.sequences());
    found.put("probabilities", probabilities(pass));
    pass.backward(kernels, 0, shape.sequences());
    for (int layer = 0; layer < pass.layers(); layer++) {
      pass.formGradients(kernels, layer, 0, pass.gradientPanels(layer));
    }
    pass.formTableGradients(kernels);
    putAll(found, "gradient/", gradients(gradients));
    State state = model.zeroState(shape.sequences());
    pass.saveInitialGradient(state);
    putAll(found, "state_gradient/", stateMatrices(state).map(OracleTwin::rows));
    pass.save(state);
    putAll(found, "final_state/", stateMatrices(state).map(OracleTwin::rows));
    return new OracleRun(pass.loss().lossSum() / pass.loss().rows(), new Named<>(found));
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

  private static double[][] probabilities(ModelPass pass) {
    Matrix gradient = pass.logits();
    double[][] result = rows(gradient);
    for (int row = 0; row < result.length; row++) {
      for (int column = 0; column < result[row].length; column++) {
        result[row][column] *= result.length;
      }
      result[row][pass.targets()[row]] += 1;
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
