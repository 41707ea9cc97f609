package dev.longhand.cli;

/// How a stretch of a line on a terminal looks.
enum Ink {
  PLAIN(""),
  /// What a model wrote.
  MODEL("\u001B[36m"),
  /// What stands out from its neighbours.
  CHOSEN("\u001B[1m"),
  /// What says something about the text.
  FAINT("\u001B[2m"),
  WARNING("\u001B[33m");

  static final String END = "\u001B[0m";

  private final String start;

  Ink(String start) {
    this.start = start;
  }

  /// What a terminal is sent before it.
  String start() {
    return start;
  }
}
