package dev.longhand.nn.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A recurrent cell of the oracle with its options.
///
/// Every cell has `kernel` `[F, columns]`, `recurrent_kernel` `[P or H, columns]` and `bias`
/// `[columns]`, with one block of H columns for each of its gates, in Keras's order.
public sealed interface OracleCell {

  /// H, the width of what the formulas give before a projection.
  int units();

  /// What all cells may do with their hidden state.
  Recurrence recurrence();

  /// The same cell with another.
  OracleCell withRecurrence(Recurrence other);

  /// The function on a gate: from 0 to 1.
  enum GateActivation {
    SIGMOID,
    /// clip(0.2 x + 0.5, 0, 1), as Keras before version 3.
    HARD_SIGMOID,
    /// clip(x / 6 + 0.5, 0, 1), as Keras since version 3.
    HARD_SIGMOID_SIXTH;

    Row of(Row sums) {
      return switch (this) {
        case SIGMOID -> sums.map(Scalar::sigmoid);
        case HARD_SIGMOID -> sums.map(sum -> sum.hardSigmoid(0.2));
        case HARD_SIGMOID_SIXTH -> sums.map(sum -> sum.hardSigmoid(1.0 / 6));
      };
    }
  }

  /// Whether something of a cell is there.
  enum Presence {
    ABSENT,
    PRESENT
  }

  /// What stands between a cell's output and its hidden state (Sak and others 2014):
  /// `projection_kernel` `[H, units]` and perhaps `projection_bias` `[units]`.
  record Projection(int units, Presence bias) {}

  /// What all cells may do with their hidden state. Dropout is given as factors, zero or 1 / (1 -
  /// rate), so that it can be compared; an empty list multiplies by nothing.
  ///
  /// @param hiddenFactors for each sequence a row `[P or H]` on the hidden state before the
  ///   recurrent kernel, the same at every step
  /// @param kernelFactors the rows `[P or H, columns]` on the recurrent kernel (DropConnect)
  record Recurrence(
      Optional<Projection> projection, List<double[]> hiddenFactors, List<double[]> kernelFactors) {
    public static final Recurrence PLAIN = new Recurrence(Optional.empty(), List.of(), List.of());

    public Recurrence {
      hiddenFactors = List.copyOf(hiddenFactors);
      kernelFactors = List.copyOf(kernelFactors);
    }

    public static Recurrence projected(int units, Presence bias) {
      return new Recurrence(Optional.of(new Projection(units, bias)), List.of(), List.of());
    }

    public Recurrence withHiddenFactors(List<double[]> factors) {
      return new Recurrence(projection, factors, kernelFactors);
    }

    public Recurrence withKernelFactors(List<double[]> factors) {
      return new Recurrence(projection, hiddenFactors, factors);
    }
  }

  /// Elman 1990: {@link OracleSimpleRnn}.
  record SimpleRnn(int units, OracleLayer.Activation activation, Recurrence recurrence)
      implements OracleCell {
    public SimpleRnn(int units) {
      this(units, OracleLayer.Activation.TANH, Recurrence.PLAIN);
    }

    @Override
    public SimpleRnn withRecurrence(Recurrence other) {
      return new SimpleRnn(units, activation, other);
    }
  }

  /// Cho and others 2014: {@link OracleGru}. AFTER has a second bias, `recurrent_bias` `[3H]`.
  record Gru(int units, Reset reset, GateActivation gateActivation, Recurrence recurrence)
      implements OracleCell {
    /// Where the reset gate multiplies.
    public enum Reset {
      /// What the recurrent kernel has made of the hidden state.
      AFTER,
      /// The hidden state itself.
      BEFORE
    }

    public Gru {
      if (reset == Reset.BEFORE && recurrence.projection().isPresent()) {
        throw new IllegalArgumentException(
            "a reset gate has one number for each unit of the state");
      }
    }

    public Gru(int units, Reset reset) {
      this(units, reset, GateActivation.SIGMOID, Recurrence.PLAIN);
    }

    @Override
    public Gru withRecurrence(Recurrence other) {
      return new Gru(units, reset, gateActivation, other);
    }

    /// The blocks of columns, first to last.
    List<KerasGruGate> gates() {
      return List.of(KerasGruGate.UPDATE, KerasGruGate.RESET, KerasGruGate.CANDIDATE);
    }
  }

  /// Hochreiter and Schmidhuber 1997 and what followed: {@link OracleLstm}.
  ///
  /// @param peepholes `peepholes` `[3, H]`, rows i, f, o, or `[2, H]`, rows i, o, where coupled
  /// @param cellNorm `kernel_gamma`, `recurrent_gamma` `[columns]`, `cell_gamma`, `cell_beta` `[H]`
  record Lstm(
      int units,
      InputForget inputForget,
      Presence peepholes,
      GateActivation gateActivation,
      Presence cellNorm,
      Recurrence recurrence)
      implements OracleCell {
    /// Whether input and forget gate are two.
    public enum InputForget {
      SEPARATE,
      /// The forget gate is one less the input gate.
      COUPLED
    }

    public Lstm(int units) {
      this(
          units,
          InputForget.SEPARATE,
          Presence.ABSENT,
          GateActivation.SIGMOID,
          Presence.ABSENT,
          Recurrence.PLAIN);
    }

    public Lstm withInputForget(InputForget other) {
      return new Lstm(units, other, peepholes, gateActivation, cellNorm, recurrence);
    }

    public Lstm withPeepholes() {
      return new Lstm(units, inputForget, Presence.PRESENT, gateActivation, cellNorm, recurrence);
    }

    public Lstm withGateActivation(GateActivation other) {
      return new Lstm(units, inputForget, peepholes, other, cellNorm, recurrence);
    }

    public Lstm withCellNorm() {
      return new Lstm(units, inputForget, peepholes, gateActivation, Presence.PRESENT, recurrence);
    }

    @Override
    public Lstm withRecurrence(Recurrence other) {
      return new Lstm(units, inputForget, peepholes, gateActivation, cellNorm, other);
    }

    /// The blocks of columns, first to last.
    List<KerasGate> gates() {
      return switch (inputForget) {
        case SEPARATE ->
            List.of(KerasGate.INPUT, KerasGate.FORGET, KerasGate.CANDIDATE, KerasGate.OUTPUT);
        case COUPLED -> List.of(KerasGate.INPUT, KerasGate.CANDIDATE, KerasGate.OUTPUT);
      };
    }

    /// The rows of the peepholes, first to last.
    List<KerasGate> peepholeGates() {
      return gates().stream().filter(gate -> gate != KerasGate.CANDIDATE).toList();
    }
  }

  /// The name that Keras gives to a layer of this cell.
  default String kind() {
    return switch (this) {
      case SimpleRnn _ -> "simple_rnn";
      case Gru _ -> "gru";
      case Lstm _ -> "lstm";
    };
  }

  /// How many blocks of H columns the kernels have.
  default int blocks() {
    return switch (this) {
      case SimpleRnn _ -> 1;
      case Gru gru -> gru.gates().size();
      case Lstm lstm -> lstm.gates().size();
    };
  }

  /// P or H, the width of the hidden state.
  default int width() {
    return recurrence().projection().map(Projection::units).orElse(units());
  }

  /// Names of the states, all [B, ...]: `hidden`, and `cell` where a cell keeps more than it shows.
  default List<String> stateNames() {
    boolean keepsMore =
        switch (this) {
          case SimpleRnn _ -> false;
          case Gru gru -> gru.recurrence().projection().isPresent();
          case Lstm _ -> true;
        };
    return keepsMore ? List.of("hidden", "cell") : List.of("hidden");
  }

  /// Every parameter by name, in the order of files.
  default Named<OracleStack.Shape> parameterShapes(int inputWidth) {
    int columns = blocks() * units();
    SequencedMap<String, OracleStack.Shape> shapes = new LinkedHashMap<>();
    shapes.put("kernel", new OracleStack.Shape(inputWidth, columns));
    shapes.put("recurrent_kernel", new OracleStack.Shape(width(), columns));
    shapes.put("bias", new OracleStack.Shape(1, columns));
    switch (this) {
      case SimpleRnn _ -> {}
      case Gru gru -> {
        if (gru.reset() == Gru.Reset.AFTER) {
          shapes.put("recurrent_bias", new OracleStack.Shape(1, columns));
        }
      }
      case Lstm lstm -> putOptions(lstm, columns, shapes);
    }
    recurrence()
        .projection()
        .ifPresent(projection -> {
          shapes.put("projection_kernel", new OracleStack.Shape(units(), projection.units()));
          if (projection.bias() == Presence.PRESENT) {
            shapes.put("projection_bias", new OracleStack.Shape(1, projection.units()));
          }
        });
    return new Named<>(shapes);
  }

  private static void putOptions(
      Lstm lstm, int columns, SequencedMap<String, OracleStack.Shape> shapes) {
    if (lstm.peepholes() == Presence.PRESENT) {
      shapes.put("peepholes", new OracleStack.Shape(lstm.peepholeGates().size(), lstm.units()));
    }
    if (lstm.cellNorm() == Presence.PRESENT) {
      shapes.put("kernel_gamma", new OracleStack.Shape(1, columns));
      shapes.put("recurrent_gamma", new OracleStack.Shape(1, columns));
      shapes.put("cell_gamma", new OracleStack.Shape(1, lstm.units()));
      shapes.put("cell_beta", new OracleStack.Shape(1, lstm.units()));
    }
  }
}
