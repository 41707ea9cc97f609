package dev.longhand.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatedEndTest {
  @Test
  void oneWordThatComesAgainIsARepetition() {
    List<String> words = List.of("a", "mill", "the", "the", "the", "the");

    RepeatedEnd end = RepeatedEnd.of(words).orElseThrow();

    assertThat(end).isEqualTo(new RepeatedEnd(1, 3));
    assertThat(end.words(words)).isEqualTo("the");
  }

  @Test
  void severalWordsMustComeThreeTimes() {
    assertThat(RepeatedEnd.of(List.of("so", "a", "b", "a", "b", "a", "b")))
        .contains(new RepeatedEnd(2, 4));
    assertThat(RepeatedEnd.of(List.of("so", "on", "a", "b", "a", "b"))).isEmpty();
  }

  @Test
  void aTextWithoutRepetitionHasNone() {
    assertThat(RepeatedEnd.of(List.of("the", "mill", "is", "old"))).isEmpty();
    assertThat(RepeatedEnd.of(List.of(""))).isEmpty();
  }
}
