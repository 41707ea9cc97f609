package dev.longhand.inspect;

import dev.longhand.error.Wording;
import dev.longhand.modelfile.EpochFigures;
import java.util.List;

/// What a run was computed on, and how long it took.
record MachineSection(RunReport report) {
  void appendTo(Html page) {
    page.openSection("machine", "Machine and time");
    page.open("dl", "facts");
    report.seen().machine().ifPresent(machine -> appendMachine(page, machine));
    List<EpochFigures> epochs = report.epochs();
    double seconds = epochs.stream().mapToDouble(epoch -> epoch.training().seconds()).sum();
    if (!epochs.isEmpty()) {
      page.fact("Training", Amounts.time(seconds));
      page.fact("An epoch", Amounts.time(seconds / epochs.size()));
      double pace = epochs.getLast().training().tokensPerSecond();
      page.fact(
          "Pace",
          Wording.number(StrictMath.round(pace)) + " " + report.plan().piece() + "s a second");
    }
    report
        .model()
        .ifPresent(file ->
            page.fact("Longhand", file.provenance().software().version())
                .fact("Numerics", "version " + file.provenance().software().numerics()));
    page.close("dl");
    if (epochs.size() > 1) {
      page.open("div", "grid");
      new Curves(report).pace().ifPresent(chart -> LearningSection.appendSmall(page, chart));
      page.close("div");
    }
    page.close("section");
  }

  private static void appendMachine(Html page, Machine machine) {
    page.fact("Java", machine.java());
    page.fact("System", machine.system());
    page.fact("Cores", Wording.number(machine.cores()));
    page.fact("Threads", Wording.number(machine.threads()));
    page.fact("Kernels", machine.kernels());
    page.fact("Memory for Java", Amounts.mebibytes(machine.memory()));
  }
}
