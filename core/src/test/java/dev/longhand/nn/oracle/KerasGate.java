package dev.longhand.nn.oracle;

/// The blocks of an LSTM's columns in the order in which Keras stores them.
enum KerasGate {
  INPUT(0),
  FORGET(1),
  CANDIDATE(2),
  OUTPUT(3);

  private final int block;

  KerasGate(int block) {
    this.block = block;
  }

  int column(int unit, int units) {
    return block * units + unit;
  }
}
