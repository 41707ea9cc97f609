package dev.longhand.text.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/// However long a text is, a survey of it takes no more memory than its tables.
class CheckupMemoryTest {
  /// Three tables of 2^20 slots of 12 bytes, one more of lines of the training part, twice for a
  /// moment while one grows, and the characters seen: below 100 MB. The texts have 120 MB in lines
  /// that are all different, and 190 MB in one line.
  private static final long MOST = 100L << 20;

  @Test
  void aTextOfDifferentLinesTakesABoundedTable() {
    var survey = survey();
    survey.begin(Optional.empty());
    var line = new StringBuilder();
    long before = used();
    for (long i = 0; i < 3_000_000; i++) {
      line.setLength(0);
      line.append("the lamp ").append(i).append(" of the house ").append(i * 7).append(" burns\n");
      survey.accept(line.toString());
    }
    survey.end();

    assertThat(used() - before).isLessThan(MOST);
    assertThat(survey.facts(1).lines()).isEqualTo(3_000_000);
    assertThat(survey.facts(1).estimate()).isTrue();
  }

  @Test
  void aLineWithoutEndTakesNoMore() {
    var survey = survey();
    survey.begin(Optional.empty());
    String piece = "lampburnslow".repeat(1 << 12);
    long before = used();
    for (int i = 0; i < 4000; i++) {
      survey.accept(piece);
    }
    survey.end();

    assertThat(used() - before).isLessThan(MOST / 10);
    assertThat(survey.facts(1).longestLine()).isEqualTo(4000L * piece.length());
    assertThat(survey.facts(1).words()).isEqualTo(1);
  }

  private static Survey survey() {
    var unit = RepeatedLines.Unit.LINE;
    return new Survey(unit, new Leaks(unit, "validation part"), Reading.ALL);
  }

  private static long used() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
