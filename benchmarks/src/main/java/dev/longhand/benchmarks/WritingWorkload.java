package dev.longhand.benchmarks;

import dev.longhand.generate.decoder.Reading;

/// Writing that is measured: a network, how it reads, how many texts side by side.
///
/// @param name as requests call it
/// @param network whose architecture writes
record WritingWorkload(String name, Workload network, Reading reading, int sequences) {
  private static final WritingWorkload[] ALL = {
    new WritingWorkload("P0-write", Workload.P0, Reading.CARRIED, 1),
    new WritingWorkload("P0-window", Workload.P0, Reading.Window.of(50), 1),
    new WritingWorkload("P2-window", Workload.P2, Reading.Window.of(100), 1),
    new WritingWorkload("P2-write", Workload.P2, Reading.CARRIED, 1),
    new WritingWorkload("P4-write", Workload.P4, Reading.CARRIED, 1),
    new WritingWorkload("P4-write-64", Workload.P4, Reading.CARRIED, 64)
  };

  static WritingWorkload[] all() {
    return ALL.clone();
  }
}
