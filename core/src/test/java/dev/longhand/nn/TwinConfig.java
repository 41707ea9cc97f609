package dev.longhand.nn;

import dev.longhand.nn.layer.BidirectionalConfig;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.GateActivation;
import dev.longhand.nn.layer.GruConfig;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LayerNormConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.OneHotConfig;
import dev.longhand.nn.layer.Projection;
import dev.longhand.nn.layer.Recurrence;
import dev.longhand.nn.layer.RecurrentConfig;
import dev.longhand.nn.layer.ScaledIdConfig;
import dev.longhand.nn.layer.SimpleRnnConfig;
import dev.longhand.nn.oracle.OracleCell;
import dev.longhand.nn.oracle.OracleCell.Presence;
import dev.longhand.nn.oracle.OracleLayer;
import dev.longhand.nn.oracle.OracleStack;
import java.util.ArrayList;
import java.util.List;

/// The engine's configuration of an oracle's stack.
///
/// @param dropout of every place for which the oracle has factors; it knows nothing else of dropout
record TwinConfig(OracleStack stack, DropoutConfig dropout) {

  ModelConfig config() {
    var configs = new ArrayList<LayerConfig>();
    for (OracleLayer layer : stack.layers()) {
      boolean last = configs.size() == stack.layers().size() - 1;
      configs.add(last ? softmax(layer) : config(layer));
    }
    LossPositions positions =
        switch (stack.positions()) {
          case LAST -> LossPositions.LAST;
          case EVERY -> LossPositions.EVERY;
        };
    return new ModelConfig(configs, positions);
  }

  private LayerConfig softmax(OracleLayer layer) {
    return layer instanceof OracleLayer.Dense dense
        ? dense(dense, DenseConfig.Activation.SOFTMAX)
        : config(layer);
  }

  private LayerConfig config(OracleLayer layer) {
    return switch (layer) {
      case OracleLayer.OneHot _ -> new OneHotConfig(stack.vocabulary());
      case OracleLayer.ScaledId _ -> new ScaledIdConfig(stack.vocabulary());
      case OracleLayer.Embedding embedding ->
          new EmbeddingConfig(stack.vocabulary(), embedding.width(), rateWith(embedding.factors()));
      case OracleLayer.Recurrent recurrent -> cell(recurrent.cell());
      case OracleLayer.Bidirectional both ->
          new BidirectionalConfig(cell(both.forward()), merge(both.merge()));
      case OracleLayer.Dense dense -> dense(dense, activation(dense.activation()));
      case OracleLayer.LayerNorm norm -> new LayerNormConfig(norm.epsilon());
      case OracleLayer.Dropout _ -> dropout;
    };
  }

  private static DenseConfig dense(OracleLayer.Dense dense, DenseConfig.Activation activation) {
    return new DenseConfig(
        dense.units(),
        activation,
        switch (dense.kernel()) {
          case OWN -> DenseConfig.Kernel.OWN;
          case TIED -> DenseConfig.Kernel.TIED;
        });
  }

  private static DenseConfig.Activation activation(OracleLayer.Activation activation) {
    return switch (activation) {
      case LINEAR -> DenseConfig.Activation.LINEAR;
      case RELU -> DenseConfig.Activation.RELU;
      case TANH -> DenseConfig.Activation.TANH;
    };
  }

  private static BidirectionalConfig.Merge merge(OracleLayer.Bidirectional.Merge merge) {
    return switch (merge) {
      case CONCAT -> BidirectionalConfig.Merge.CONCAT;
      case SUM -> BidirectionalConfig.Merge.SUM;
      case MUL -> BidirectionalConfig.Merge.MUL;
      case AVE -> BidirectionalConfig.Merge.AVE;
    };
  }

  private RecurrentConfig cell(OracleCell cell) {
    Recurrence recurrence = recurrence(cell.recurrence());
    return switch (cell) {
      case OracleCell.SimpleRnn simpleRnn ->
          new SimpleRnnConfig(
              cell.units(),
              switch (simpleRnn.activation()) {
                case TANH -> SimpleRnnConfig.Activation.TANH;
                case RELU -> SimpleRnnConfig.Activation.RELU;
                case LINEAR -> throw new IllegalArgumentException("no linear cells");
              },
              recurrence);
      case OracleCell.Gru gru ->
          new GruConfig(
              cell.units(),
              switch (gru.reset()) {
                case AFTER -> GruConfig.Reset.AFTER;
                case BEFORE -> GruConfig.Reset.BEFORE;
              },
              gates(gru.gateActivation()),
              recurrence);
      case OracleCell.Lstm lstm -> lstm(lstm, recurrence);
    };
  }

  private static LstmConfig lstm(OracleCell.Lstm lstm, Recurrence recurrence) {
    var config =
        new LstmConfig(lstm.units())
            .withGateActivation(gates(lstm.gateActivation()))
            .withRecurrence(recurrence);
    config =
        switch (lstm.inputForget()) {
          case SEPARATE -> config;
          case COUPLED -> config.withCoupledGates();
        };
    config = lstm.peepholes() == Presence.PRESENT ? config.withPeepholes() : config;
    return lstm.cellNorm() == Presence.PRESENT ? config.withCellNorm() : config;
  }

  private static GateActivation gates(OracleCell.GateActivation activation) {
    return switch (activation) {
      case SIGMOID -> GateActivation.SIGMOID;
      case HARD_SIGMOID -> GateActivation.HARD_SIGMOID;
      case HARD_SIGMOID_SIXTH -> GateActivation.HARD_SIGMOID_SIXTH;
    };
  }

  private Recurrence recurrence(OracleCell.Recurrence recurrence) {
    return new Recurrence(
        recurrence.projection().map(TwinConfig::projection),
        rateWith(recurrence.hiddenFactors()),
        rateWith(recurrence.kernelFactors()));
  }

  private static Projection projection(OracleCell.Projection projection) {
    return new Projection(
        projection.units(),
        switch (projection.bias()) {
          case ABSENT -> Projection.Bias.ABSENT;
          case PRESENT -> Projection.Bias.PRESENT;
        });
  }

  private double rateWith(List<?> factors) {
    return factors.isEmpty() ? 0 : dropout.rate();
  }
}
