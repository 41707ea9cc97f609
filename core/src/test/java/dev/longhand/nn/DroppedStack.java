package dev.longhand.nn;

import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.DrawnFactors;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.Parameter;
import dev.longhand.nn.oracle.Named;
import dev.longhand.nn.oracle.OracleCell;
import dev.longhand.nn.oracle.OracleCell.Recurrence;
import dev.longhand.nn.oracle.OracleLayer;
import dev.longhand.nn.oracle.OracleLayer.Bidirectional;
import dev.longhand.nn.oracle.OracleLayer.Dropout;
import dev.longhand.nn.oracle.OracleLayer.Embedding;
import dev.longhand.nn.oracle.OracleLayer.Positions;
import dev.longhand.nn.oracle.OracleLayer.Recurrent;
import dev.longhand.nn.oracle.OracleStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Gives a stack of the oracle the factors that the engine draws in one training step.
final class DroppedStack {
  /// Where something is dropped, besides the dropout layers.
  enum Place {
    TOKENS,
    HIDDEN,
    KERNEL
  }

  private final OracleStack stack;
  private final Set<Place> places;
  private final BatchShape shape;
  private final DrawnFactors drawn;
  private final Named<Parameter> parameters;

  private DroppedStack(
      OracleStack stack, DropoutConfig dropout, Set<Place> places, BatchShape shape) {
    this.stack = stack;
    this.places = places;
    this.shape = shape;
    drawn = new DrawnFactors(dropout, OracleTwin.DROPOUT_SEED, OracleTwin.DROPOUT_STEP);
    parameters = OracleTwin.of(stack, dropout).parameters();
  }

  /// The stack with factors in these places and in all dropout layers.
  static OracleStack of(
      OracleStack stack, DropoutConfig dropout, Set<Place> places, BatchShape shape) {
    return new DroppedStack(stack, dropout, places, shape).dropped();
  }

  private OracleStack dropped() {
    var layers = new ArrayList<OracleLayer>();
    BatchShape rows = shape;
    int width = 0;
    for (int i = 0; i < stack.layers().size(); i++) {
      OracleLayer layer = stack.layers().get(i);
      layers.add(dropped(layer, stack.names().get(i), rows, width));
      rows = layer.handsOnTheLast() ? new BatchShape(shape.sequences(), 1) : rows;
      width = layer.outputWidth(stack.vocabulary(), width);
    }
    return new OracleStack(stack.vocabulary(), layers);
  }

  private OracleLayer dropped(OracleLayer layer, String name, BatchShape rows, int width) {
    return switch (layer) {
      case Embedding embedding when places.contains(Place.TOKENS) ->
          new Embedding(embedding.width(), drawn.ofTokens(stack.vocabulary()));
      case Recurrent(OracleCell cell, Positions positions) ->
          new Recurrent(dropped(cell, name), positions);
      case Bidirectional both ->
          new Bidirectional(
              dropped(both.forward(), name + "/forward"),
              dropped(both.backward(), name + "/backward"),
              both.merge(),
              both.positions());
      case Dropout _ -> new Dropout(drawn.ofLayer(rows, width));
      case Embedding _,
          OracleLayer.OneHot _,
          OracleLayer.ScaledId _,
          OracleLayer.Dense _,
          OracleLayer.LayerNorm _ ->
          layer;
    };
  }

  private OracleCell dropped(OracleCell cell, String name) {
    List<double[]> none = List.of();
    return cell.withRecurrence(
        new Recurrence(
            cell.recurrence().projection(),
            places.contains(Place.HIDDEN) ? drawn.ofHidden(shape.sequences(), cell.width()) : none,
            places.contains(Place.KERNEL)
                ? drawn.ofKernel(parameters.get(name + "/recurrent_kernel"))
                : none));
  }
}
