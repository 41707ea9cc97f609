package dev.longhand.cli;

/// Where a process starts: `longhand COMMAND`.
public final class Main {
  private Main() {}

  /// Runs one command and ends the process with its exit status.
  public static void main(String[] arguments) {
    StandardError.open();
    System.exit(new Longhand(Console.ofProcess(), Machine.ofProcess()).run(arguments));
  }
}
