package dev.longhand.nn.layer;

import java.util.ArrayList;
import java.util.List;

/// The name and shape of one parameter, known from a configuration alone: no matrix is made for it.
///
/// @param role its name within the layer, such as `recurrent_kernel`
/// @param axes rows and columns, or the length of a vector
public record ParameterShape(String role, List<Long> axes) {
  public ParameterShape {
    axes = List.copyOf(axes);
  }

  private static ParameterShape matrix(String role, long rows, long columns) {
    return new ParameterShape(role, List.of(rows, columns));
  }

  private static ParameterShape vector(String role, long length) {
    return new ParameterShape(role, List.of(length));
  }

  /// How many numbers it has.
  public long size() {
    return axes.stream().reduce(1L, Math::multiplyExact);
  }

  /// The parameters of a layer, in the order of {@link Layer#parameters}.
  ///
  /// @param width of what comes in
  public static List<ParameterShape> of(LayerConfig config, long width) {
    return switch (config) {
      case EmbeddingConfig embedding ->
          List.of(matrix("embeddings", embedding.vocabulary(), embedding.width()));
      case RecurrentConfig cell -> of(cell, width);
      case BidirectionalConfig bidirectional -> {
        var all = new ArrayList<ParameterShape>();
        for (String direction : List.of("forward", "backward")) {
          of(bidirectional.cell(), width).forEach(shape -> all.add(shape.within(direction)));
        }
        yield all;
      }
      case LayerNormConfig layerNorm -> List.of(vector("gamma", width), vector("beta", width));
      case DenseConfig dense -> {
        ParameterShape bias = vector("bias", dense.units());
        yield switch (dense.kernel()) {
          case OWN -> List.of(matrix("kernel", width, dense.units()), bias);
          case TIED -> List.of(bias);
        };
      }
      case OneHotConfig oneHot -> List.of();
      case ScaledIdConfig scaledId -> List.of();
      case DropoutConfig dropout -> List.of();
    };
  }

  private ParameterShape within(String part) {
    return new ParameterShape(part + "." + role, axes);
  }

  private static List<ParameterShape> of(RecurrentConfig cell, long width) {
    long units = cell.units();
    var all = new ArrayList<ParameterShape>();
    long columns =
        switch (cell) {
          case LstmConfig lstm -> lstm.gates() * units;
          case GruConfig gru -> GruConfig.GATES * units;
          case SimpleRnnConfig simpleRnn -> units;
        };
    all.add(matrix("kernel", width, columns));
    all.add(matrix("recurrent_kernel", cell.hiddenWidth(), columns));
    all.add(vector("bias", columns));
    switch (cell) {
      case LstmConfig lstm -> addLstm(all, lstm, columns);
      case GruConfig gru -> {
        if (gru.reset() == GruConfig.Reset.AFTER) {
          all.add(vector("recurrent_bias", columns));
        }
      }
      case SimpleRnnConfig simpleRnn -> {}
    }
    cell.recurrence().projection().ifPresent(projection -> add(all, projection, units));
    return all;
  }

  private static void addLstm(List<ParameterShape> all, LstmConfig lstm, long columns) {
    long units = lstm.units();
    if (lstm.peepholes() == LstmConfig.Peepholes.PRESENT) {
      all.add(matrix("peepholes", lstm.gates() - 1L, units));
    }
    if (lstm.cellNorm() == LstmConfig.CellNorm.LAYER) {
      all.add(vector("kernel_gamma", columns));
      all.add(vector("recurrent_gamma", columns));
      all.add(vector("cell_gamma", units));
      all.add(vector("cell_beta", units));
    }
  }

  private static void add(List<ParameterShape> all, Projection projection, long units) {
    all.add(matrix("projection_kernel", units, projection.units()));
    if (projection.bias() == Projection.Bias.PRESENT) {
      all.add(vector("projection_bias", projection.units()));
    }
  }
}
