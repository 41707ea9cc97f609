package dev.longhand.nn.oracle;

/// The simple recurrent network of Elman 1990:
///
///     m = activation(x W + h U + b)
record OracleSimpleRnn(OracleCell.SimpleRnn cell, Named<Row[]> parameters) implements OracleStep {

  @Override
  public Result next(Row x, Row h, Row before) {
    Row sums =
        x.times(parameters.get("kernel"))
            .plus(h.times(parameters.get("recurrent_kernel")))
            .plus(parameters.get("bias")[0]);
    Row m = cell.activation().of(sums);
    return new Result(m, m);
  }
}
