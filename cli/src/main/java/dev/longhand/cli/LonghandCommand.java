package dev.longhand.cli;

/// One command, with the options that picocli filled in.
interface LonghandCommand {
  /// Does the work and gives the exit status.
  int run();
}
