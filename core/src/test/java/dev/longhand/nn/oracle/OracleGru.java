package dev.longhand.nn.oracle;

/// The gated recurrent unit, in Keras's roles of z and 1 - z:
///
///     z, r = sigma(x W + b + h U + d)                  for each with its columns
///     g    = tanh(x W + b + r * (h U + d))             reset after the product (Keras, cuDNN)
///     g    = tanh(x W + b + (r * h) U)                 reset before it (Cho and others 2014), no d
///     m    = z * m before + (1 - z) * g
record OracleGru(OracleCell.Gru cell, Named<Row[]> parameters) implements OracleStep {

  @Override
  public Result next(Row x, Row h, Row before) {
    Row ofInput = x.times(parameters.get("kernel")).plus(parameters.get("bias")[0]);
    Row ofHidden = ofHidden(h);
    Row z = gate(KerasGruGate.UPDATE, ofInput, ofHidden);
    Row r = gate(KerasGruGate.RESET, ofInput, ofHidden);
    Row recurrent =
        switch (cell.reset()) {
          case AFTER -> r.times(block(ofHidden, KerasGruGate.CANDIDATE));
          case BEFORE -> block(ofHidden(r.times(h)), KerasGruGate.CANDIDATE);
        };
    Row g = block(ofInput, KerasGruGate.CANDIDATE).plus(recurrent).map(Scalar::tanh);
    Row m = z.times(before).plus(z.oneMinus().times(g));
    return new Result(m, m);
  }

  private Row ofHidden(Row hidden) {
    Row product = hidden.times(parameters.get("recurrent_kernel"));
    return switch (cell.reset()) {
      case AFTER -> product.plus(parameters.get("recurrent_bias")[0]);
      case BEFORE -> product;
    };
  }

  private Row gate(KerasGruGate gate, Row ofInput, Row ofHidden) {
    return cell.gateActivation().of(block(ofInput, gate).plus(block(ofHidden, gate)));
  }

  private Row block(Row row, KerasGruGate gate) {
    return row.block(cell.gates().indexOf(gate), cell.units());
  }
}
