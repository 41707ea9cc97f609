package dev.longhand.nn;

import dev.longhand.kernel.ScalarKernels;
import dev.longhand.nn.DroppedStack.Place;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.DropoutConfig.Mask;
import dev.longhand.nn.oracle.OracleCell;
import dev.longhand.nn.oracle.OracleCell.Presence;
import dev.longhand.nn.oracle.OracleCell.Recurrence;
import dev.longhand.nn.oracle.OracleLayer;
import dev.longhand.nn.oracle.OracleLayer.Activation;
import dev.longhand.nn.oracle.OracleLayer.Bidirectional;
import dev.longhand.nn.oracle.OracleLayer.Bidirectional.Merge;
import dev.longhand.nn.oracle.OracleLayer.Dense;
import dev.longhand.nn.oracle.OracleLayer.Dense.Kernel;
import dev.longhand.nn.oracle.OracleLayer.Dropout;
import dev.longhand.nn.oracle.OracleLayer.Embedding;
import dev.longhand.nn.oracle.OracleLayer.OneHot;
import dev.longhand.nn.oracle.OracleLayer.Positions;
import dev.longhand.nn.oracle.OracleLayer.Recurrent;
import dev.longhand.nn.oracle.OracleLayer.ScaledId;
import dev.longhand.nn.oracle.OracleStack;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds every gradient of the engine to the oracle's where something is dropped: the oracle
/// multiplies by the very factors that the engine has drawn.
class ModelDropoutGradientTest {
  private static final BatchShape SHAPE = new BatchShape(3, 4);
  private static final int FEW_TOKENS = 2;
  private static final int MANY_TOKENS = 40;
  private static final double RATE = 0.4;

  @ParameterizedTest
  @EnumSource
  void dropoutBetweenLayers(Mask mask) {
    assertMeets(
        mask,
        EnumSet.noneOf(Place.class),
        OracleStack.of(
            9,
            new ScaledId(),
            every(new OracleCell.Lstm(18)),
            new Dropout(List.of()),
            last(new OracleCell.Lstm(35)),
            new Dropout(List.of()),
            new Dense(9, Activation.LINEAR)));
  }

  static Stream<Arguments> cells() {
    List<Set<Place>> places =
        List.of(
            EnumSet.of(Place.HIDDEN),
            EnumSet.of(Place.KERNEL),
            EnumSet.of(Place.HIDDEN, Place.KERNEL));
    return Arrays.stream(CellKind.values())
        .flatMap(kind -> places.stream().map(place -> Arguments.of(kind, place)));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void dropoutInsideACellAtEveryPosition(CellKind kind, Set<Place> places) {
    assertMeets(
        Mask.EACH_STEP,
        places,
        OracleStack.of(
            9,
            new OneHot(),
            every(kind.of(18, 7)),
            every(kind.of(33, 17)),
            new Dense(9, Activation.LINEAR)));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void dropoutInsideACellAtTheLastPosition(CellKind kind, Set<Place> places) {
    assertMeets(
        Mask.EACH_STEP,
        places,
        OracleStack.of(
            MANY_TOKENS,
            new Embedding(6),
            last(kind.of(18, 7)),
            new Dense(MANY_TOKENS, Activation.LINEAR)));
  }

  @ParameterizedTest
  @EnumSource
  void dropoutInsideCellsThatReadBothWays(Mask mask) {
    var cell = new OracleCell.Lstm(18).withRecurrence(Recurrence.projected(7, Presence.PRESENT));
    assertMeets(
        mask,
        EnumSet.allOf(Place.class),
        OracleStack.of(
            MANY_TOKENS,
            new Embedding(6),
            new Dropout(List.of()),
            new Bidirectional(cell, Merge.CONCAT, Positions.EVERY),
            new Dropout(List.of()),
            new Bidirectional(new OracleCell.Lstm(5), Merge.SUM, Positions.LAST),
            new Dense(MANY_TOKENS, Activation.LINEAR)));
  }

  static Stream<OracleStack> embeddings() {
    return Stream.of(FEW_TOKENS, MANY_TOKENS)
        .flatMap(tokens ->
            Arrays.stream(Kernel.values())
                .map(kernel ->
                    OracleStack.of(
                        tokens,
                        new Embedding(6),
                        every(new OracleCell.Lstm(6)),
                        new Dense(tokens, Activation.LINEAR, kernel))));
  }

  @ParameterizedTest
  @MethodSource("embeddings")
  void droppedTokens(OracleStack stack) {
    assertMeets(Mask.EACH_STEP, EnumSet.of(Place.TOKENS), stack);
  }

  private static OracleLayer every(OracleCell cell) {
    return new Recurrent(cell, Positions.EVERY);
  }

  private static OracleLayer last(OracleCell cell) {
    return new Recurrent(cell, Positions.LAST);
  }

  private static void assertMeets(Mask mask, Set<Place> places, OracleStack stack) {
    var dropout = new DropoutConfig(RATE, mask);
    OracleStack dropped = DroppedStack.of(stack, dropout, places, SHAPE);
    RandomNetwork network =
        RandomNetwork.fill(dropped, SHAPE, KeyedRandom.of(6, Purpose.SAMPLE, 0, 0));
    network
        .truth()
        .assertMetBy(
            network
                .twin(dropout)
                .run(
                    new ScalarKernels(), network.states(), network.idRows(), network.targetRows()));
  }
}
