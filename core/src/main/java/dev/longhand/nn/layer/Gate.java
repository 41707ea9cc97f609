package dev.longhand.nn.layer;

/// The gates of an LSTM, in Keras's order; the order is a fact of file formats, so each importer
/// maps its own.
public enum Gate {
  INPUT(0),
  FORGET(1),
  CANDIDATE(2),
  OUTPUT(3);

  private final int block;

  Gate(int block) {
    this.block = block;
  }

  /// Where this gate's columns begin in a matrix that holds those of all gates side by side.
  public int firstColumn(int units) {
    return block * units;
  }
}
