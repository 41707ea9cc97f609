package dev.longhand.cli;

import dev.longhand.error.Problem;
import java.util.List;

/// One command, with the options that picocli filled in.
interface LonghandCommand {
  /// Does the work and gives the exit status.
  int run();

  /// What is wrong with the recipe and the files that were named, to be told together with faults
  /// of the options, with which no work begins.
  default List<Problem> problems() {
    return List.of();
  }
}
