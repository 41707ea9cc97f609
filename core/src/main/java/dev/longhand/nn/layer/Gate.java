package dev.longhand.nn.layer;

/// The gates of an LSTM, in Keras's order; the order is a fact of file formats, so each importer
/// maps its own.
public enum Gate {
  INPUT,
  FORGET,
  CANDIDATE,
  OUTPUT
}
