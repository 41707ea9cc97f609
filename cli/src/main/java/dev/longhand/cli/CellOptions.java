package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.nn.layer.GruConfig;
import dev.longhand.nn.layer.GruConfig.Reset;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.Projection;
import dev.longhand.nn.layer.Recurrence;
import dev.longhand.nn.layer.RecurrentConfig;
import dev.longhand.nn.layer.SimpleRnnConfig;
import dev.longhand.recipe.CellKind;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that say what the recurrent cells of a network are.
@OptionHeading("Network")
final class CellOptions {
  private static final String CELL = "--cell";
  private static final String PROJECTION = "--projection";
  private static final String PEEPHOLES = "--peepholes";
  private static final String COUPLED_GATES = "--coupled-gates";
  private static final String LAYER_NORM = "--layer-norm";
  private static final String RESET_BEFORE = "--reset-before";

  @Option(
      names = CELL,
      paramLabel = "NAME",
      description = "What every recurrent layer is: lstm, gru or simple_rnn.")
  private Optional<CellKind> kind = Optional.empty();

  @Option(names = "--units", paramLabel = "N", description = "The width of every recurrent layer.")
  private Optional<Integer> units = Optional.empty();

  @Option(
      names = PROJECTION,
      paramLabel = "N",
      description = "Narrow the hidden state to N numbers by one more matrix (LSTMP).")
  private Optional<Integer> projection = Optional.empty();

  @Option(names = PEEPHOLES, description = "Let the gates of an LSTM see its cell state.")
  private boolean peepholes;

  @Option(
      names = COUPLED_GATES,
      description = "Let an LSTM forget as much as it takes in, by one gate.")
  private boolean coupledGates;

  @Option(names = LAYER_NORM, description = "Normalise sums and cell state inside of an LSTM.")
  private boolean layerNorm;

  @Option(
      names = RESET_BEFORE,
      description = "Let a GRU reset its state before the recurrent kernel.")
  private boolean resetBefore;

  @Option(
      names = "--recurrent-dropout",
      paramLabel = "X",
      description =
          "The share of the hidden state that no next step sees in training, such as 0.2.")
  private Optional<Double> recurrentDropout = Optional.empty();

  @Option(
      names = "--weight-drop",
      paramLabel = "X",
      description =
          "The share of recurrent weights that a training step does without, such as 0.5.")
  private Optional<Double> weightDrop = Optional.empty();

  /// A cell with what was asked for.
  ///
  /// @param problems where each pair goes that cannot be; what it asked for is then left out
  RecurrentConfig applyTo(RecurrentConfig cell, Collection<Problem> problems) {
    RecurrentConfig wanted = kind.map(kind -> kind.like(cell)).orElse(cell);
    RecurrentConfig sized = units.isPresent() ? wanted.withUnits(units.get()) : wanted;
    Recurrence recurrence = applyTo(sized.recurrence());
    noteForeign(CellKind.of(sized), problems);
    return switch (sized) {
      case LstmConfig lstm -> applyTo(lstm).withRecurrence(recurrence);
      case GruConfig gru -> applyTo(gru, recurrence, problems);
      case SimpleRnnConfig simpleRnn -> simpleRnn.withRecurrence(recurrence);
    };
  }

  private Recurrence applyTo(Recurrence recurrence) {
    Recurrence result = recurrence;
    if (projection.isPresent()) {
      result = result.withProjection(new Projection(projection.get()));
    }
    if (recurrentDropout.isPresent()) {
      result = result.withDropout(recurrentDropout.get());
    }
    return weightDrop.isPresent() ? result.withWeightDrop(weightDrop.get()) : result;
  }

  private LstmConfig applyTo(LstmConfig lstm) {
    LstmConfig result = peepholes ? lstm.withPeepholes() : lstm;
    result = coupledGates ? result.withCoupledGates() : result;
    return layerNorm ? result.withCellNorm() : result;
  }

  private GruConfig applyTo(GruConfig gru, Recurrence recurrence, Collection<Problem> problems) {
    Reset reset = resetBefore ? Reset.BEFORE : gru.reset();
    if (reset == Reset.AFTER || recurrence.projection().isEmpty()) {
      return new GruConfig(gru.units(), reset, gru.gateActivation(), recurrence);
    }
    String before = resetBefore ? RESET_BEFORE : "reset: before";
    String narrowed = projection.isPresent() ? PROJECTION : "projection";
    problems.add(
        new Problem(
            ErrorCode.USAGE_PAIR,
            "a reset gate before the recurrent kernel has one value for every unit, so the hidden"
                + " state cannot have a projection",
            before + ", " + narrowed,
            "leave " + (resetBefore ? before : narrowed) + " out"));
    return gru;
  }

  private void noteForeign(CellKind cell, Collection<Problem> problems) {
    noteForeign(peepholes, PEEPHOLES, CellKind.LSTM, cell, problems);
    noteForeign(coupledGates, COUPLED_GATES, CellKind.LSTM, cell, problems);
    noteForeign(layerNorm, LAYER_NORM, CellKind.LSTM, cell, problems);
    noteForeign(resetBefore, RESET_BEFORE, CellKind.GRU, cell, problems);
  }

  private void noteForeign(
      boolean given, String option, CellKind home, CellKind cell, Collection<Problem> problems) {
    if (given && cell != home) {
      problems.add(
          new Problem(
              ErrorCode.USAGE_PAIR,
              option + " belongs to the cell " + name(home) + ", and the cell is " + name(cell),
              option + ", " + (kind.isPresent() ? CELL : "--recipe"),
              CELL + " " + name(home) + ", or leave " + option + " out"));
    }
  }

  private static String name(CellKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
