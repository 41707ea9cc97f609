package dev.longhand.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Steady training makes no garbage.
///
/// Counted by {@link SteadyBytes} in a Java machine of its own, where no other test has told the
/// compiler what to expect. The compiler still decides by the order in which methods become hot,
/// and once in a while leaves a vector in memory; so a second and a third machine may try. What the
/// source of a step allocated would be seen in all of them.
class TrainingStepAllocationTest {
  private static final int MACHINES = 3;

  @Test
  void twentyStepsAllocateNothing() throws IOException, InterruptedException {
    var reports = new ArrayList<List<String>>();
    for (int machine = 0; machine < MACHINES; machine++) {
      List<String> report =
          TestJvm.run(List.of("--add-modules=jdk.incubator.vector"), SteadyBytes.class);
      reports.add(report);
      assertThat(report).hasSize(26);
      if (report.stream().allMatch(line -> line.endsWith(": 0"))) {
        return;
      }
    }
    assertThat(reports).as("bytes of twenty steps in each machine").isEmpty();
  }
}
