package dev.longhand.nn.oracle;

import dev.longhand.nn.oracle.OracleCell.Presence;

/// The LSTM of Hochreiter and Schmidhuber 1997 with the forget gate of Gers and others 2000:
///
///     i = sigma(x W + h U + b + p * c before)     f likewise, or 1 - i where they are coupled
///     g = tanh(x W + h U + b)
///     c = f * c before + i * g
///     o = sigma(x W + h U + b + p * c)            the new cell
///     m = o * tanh(c)
///
/// for each gate with its columns. Peepholes p: Gers and Schmidhuber 2000; coupled gates: Greff and
/// others 2017. With normalisation (Ba and others 2016, equations 20 to 22 of the supplement) the
/// sums are norm(x W) + norm(h U) + b over the columns of all gates together, and m = o *
/// tanh(norm(c)), while c is kept as it is.
record OracleLstm(OracleCell.Lstm cell, Named<Row[]> parameters) implements OracleStep {
  private static final double EPSILON = 1e-5; // PyTorch's

  @Override
  public Result next(Row x, Row h, Row before) {
    Row sums = sums(x, h);
    Row i = gate(KerasGate.INPUT, sums, before);
    Row f =
        switch (cell.inputForget()) {
          case SEPARATE -> gate(KerasGate.FORGET, sums, before);
          case COUPLED -> i.oneMinus();
        };
    Row g = block(KerasGate.CANDIDATE, sums).map(Scalar::tanh);
    Row c = f.times(before).plus(i.times(g));
    Row o = gate(KerasGate.OUTPUT, sums, c);
    Row m = o.times(shown(c).map(Scalar::tanh));
    return new Result(m, c);
  }

  private Row sums(Row x, Row h) {
    Row ofInput = x.times(parameters.get("kernel"));
    Row ofHidden = h.times(parameters.get("recurrent_kernel"));
    if (cell.cellNorm() == Presence.PRESENT) {
      ofInput = OracleNorm.standard(ofInput, EPSILON).times(parameters.get("kernel_gamma")[0]);
      ofHidden = OracleNorm.standard(ofHidden, EPSILON).times(parameters.get("recurrent_gamma")[0]);
    }
    return ofInput.plus(ofHidden).plus(parameters.get("bias")[0]);
  }

  /// @param seen the cell that a peephole shows to the gate
  private Row gate(KerasGate gate, Row sums, Row seen) {
    Row sum = block(gate, sums);
    if (cell.peepholes() == Presence.PRESENT) {
      Row peephole = parameters.get("peepholes")[cell.peepholeGates().indexOf(gate)];
      sum = sum.plus(peephole.times(seen));
    }
    return cell.gateActivation().of(sum);
  }

  private Row block(KerasGate gate, Row sums) {
    return sums.block(cell.gates().indexOf(gate), cell.units());
  }

  private Row shown(Row c) {
    if (cell.cellNorm() == Presence.ABSENT) {
      return c;
    }
    return OracleNorm.of(
        c, parameters.get("cell_gamma")[0], parameters.get("cell_beta")[0], EPSILON);
  }
}
