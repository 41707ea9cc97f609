package dev.longhand.nn.layer;

import dev.longhand.random.KeyedRandom;
import java.util.Arrays;
import java.util.List;

/// {@link LstmConfig} with its weights.
///
///     input, forget, output gate = sigmoid(x W + h U + b)      candidate = tanh(x W + h U + b)
///     cell   = forget gate * cell before + input gate * candidate
///     hidden = output gate * tanh(cell)
///
/// each gate with its own columns of W, U and b, in the order of {@link Gate}.
public final class Lstm implements Layer {
  private final LstmConfig config;
  private final String name;
  private final ColumnOrder.Gates order;
  private final Parameter kernel; // W [F, 4H]
  private final Parameter recurrentKernel; // U [H, 4H]
  private final Parameter bias; // b [1, 4H]

  Lstm(LstmConfig config, String name, int inputWidth) {
    this.config = config;
    this.name = name;
    this.order = new ColumnOrder.Gates(config.units());
    this.kernel = Parameter.gates(name + ".kernel", inputWidth, order);
    this.recurrentKernel = Parameter.gates(name + ".recurrent_kernel", config.units(), order);
    this.bias = Parameter.gates(name + ".bias", 1, order);
  }

  @Override
  public LstmConfig config() {
    return config;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int inputWidth() {
    return kernel.rows();
  }

  @Override
  public int outputWidth() {
    return config.units();
  }

  ColumnOrder.Gates order() {
    return order;
  }

  public Parameter kernel() {
    return kernel;
  }

  public Parameter recurrentKernel() {
    return recurrentKernel;
  }

  public Parameter bias() {
    return bias;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(kernel, recurrentKernel, bias);
  }

  @Override
  public void initialise(KeyedRandom random) {
    int units = config.units();
    int columns = kernel.columns();
    kernel.setRowMajor(Initialiser.glorotUniform(random, inputWidth(), columns));
    recurrentKernel.setRowMajor(Initialiser.orthogonal(random, units, columns));
    float[] biases = new float[columns];
    int forget = Gate.FORGET.firstColumn(units);
    Arrays.fill(biases, forget, forget + units, config.forgetBias().value());
    bias.setRowMajor(biases);
  }
}
