package dev.longhand.nn.layer;

import dev.longhand.random.KeyedRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// {@link LstmConfig} with its weights.
///
///     input, forget, output gate = sigmoid(x W + h U + b)      candidate = tanh(x W + h U + b)
///     cell   = forget gate * cell before + input gate * candidate
///     output = output gate * tanh(cell)
///
/// each gate with its own columns of W, U and b, in the order of {@link Gate}. With peepholes the
/// sums of the input and the forget gate also get p * cell before, that of the output gate p * cell.
public final class Lstm implements RecurrentLayer {
  private final LstmConfig config;
  private final String name;
  private final ColumnOrder order;
  private final Parameter kernel; // W [F, 4H], coupled [F, 3H]
  private final Parameter recurrentKernel; // U [H or P, 4H]
  private final Parameter bias; // b [1, 4H]
  private final Optional<Parameter> peepholes; // p [3, H], coupled [2, H]
  private final Optional<CellNormWeights> cellNorm;
  private final Optional<ProjectionWeights> projection;

  /// The weights of {@link LstmConfig.CellNorm#LAYER}.
  ///
  /// @param kernelGamma [1, 4H], scales what the input brings
  /// @param recurrentGamma [1, 4H], scales what the hidden state brings
  /// @param cellGamma [1, H], scales the cell state on its way out
  /// @param cellBeta [1, H], shifts it
  record CellNormWeights(
      Parameter kernelGamma, Parameter recurrentGamma, Parameter cellGamma, Parameter cellBeta) {
    List<Parameter> parameters() {
      return List.of(kernelGamma, recurrentGamma, cellGamma, cellBeta);
    }
  }

  Lstm(LstmConfig config, String name, int inputWidth) {
    this.config = config;
    this.name = name;
    int units = config.units();
    order = ColumnOrder.of(config);
    kernel = Parameter.matrix(name + ".kernel", inputWidth, order);
    recurrentKernel = Parameter.matrix(name + ".recurrent_kernel", config.hiddenWidth(), order);
    bias = Parameter.vector(name + ".bias", order);
    peepholes =
        switch (config.peepholes()) {
          case ABSENT -> Optional.empty();
          case PRESENT ->
              Optional.of(Parameter.matrix(name + ".peepholes", config.gates() - 1, units));
        };
    cellNorm =
        switch (config.cellNorm()) {
          case NONE -> Optional.empty();
          case LAYER -> Optional.of(cellNorm(units));
        };
    projection = ProjectionWeights.of(config, name);
  }

  private CellNormWeights cellNorm(int units) {
    return new CellNormWeights(
        Parameter.vector(name + ".kernel_gamma", order),
        Parameter.vector(name + ".recurrent_gamma", order),
        Parameter.vector(name + ".cell_gamma", units),
        Parameter.vector(name + ".cell_beta", units));
  }

  @Override
  public LstmConfig config() {
    return config;
  }

  @Override
  public String name() {
    return name;
  }

  ColumnOrder order() {
    return order;
  }

  @Override
  public Parameter kernel() {
    return kernel;
  }

  @Override
  public Parameter recurrentKernel() {
    return recurrentKernel;
  }

  public Parameter bias() {
    return bias;
  }

  Optional<Parameter> peepholes() {
    return peepholes;
  }

  Optional<CellNormWeights> cellNorm() {
    return cellNorm;
  }

  @Override
  public Optional<ProjectionWeights> projection() {
    return projection;
  }

  @Override
  public List<Parameter> parameters() {
    var all = new ArrayList<Parameter>(List.of(kernel, recurrentKernel, bias));
    peepholes.ifPresent(all::add);
    cellNorm.ifPresent(norm -> all.addAll(norm.parameters()));
    projection.ifPresent(weights -> all.addAll(weights.parameters()));
    return List.copyOf(all);
  }

  @Override
  public void initialise(KeyedRandom random, Initialisers initialisers) {
    Initialiser.fill(kernel, initialisers.kernel(), random);
    Initialiser.fill(recurrentKernel, initialisers.recurrentKernel(), random);
    Initialiser.fill(bias, initialisers.bias(), random);
    openForgetGates();
    peepholes.ifPresent(parameter -> parameter.value().clear());
    cellNorm.ifPresent(norm -> {
      norm.kernelGamma().setRowMajor(Initialiser.ones(kernel.columns()));
      norm.recurrentGamma().setRowMajor(Initialiser.ones(kernel.columns()));
      norm.cellGamma().setRowMajor(Initialiser.ones(config.units()));
      norm.cellBeta().value().clear();
    });
    projection.ifPresent(weights -> weights.initialise(random, initialisers));
  }

  /// Ones where the forget gates are to begin open, whatever the bias begins with elsewhere.
  private void openForgetGates() {
    if (config.forgetBias() == LstmConfig.ForgetBias.ONE) {
      int first = Gate.FORGET.firstColumn(config.units());
      for (int column = first; column < first + config.units(); column++) {
        bias.value().set(0, order.packed(column), config.forgetBias().value());
      }
    }
  }
}
