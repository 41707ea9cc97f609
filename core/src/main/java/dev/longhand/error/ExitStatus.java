package dev.longhand.error;

/// The exit status of the command line for a kind of failure; a public contract for scripts.
public enum ExitStatus {
  OK(0),
  INTERNAL(1),
  USAGE(2),
  MEMORY(3),
  INPUT_DATA(4),
  MODEL_FILE(5),
  RUN_FOLDER(6),
  DISK(7),
  DIVERGED(8),
  NETWORK(9);

  private final int value;

  ExitStatus(int value) {
    this.value = value;
  }

  /// The number handed to the operating system.
  public int value() {
    return value;
  }
}
