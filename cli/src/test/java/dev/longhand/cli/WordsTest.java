package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource({
    "0.2, 0 s",
    "59.4, 59 s",
    "59.6, 1 min",
    "200, 3 min 20 s",
    "7500, 2 h 5 min",
    "86400, 1 day",
    "273600, 3 days 4 h"
  })
  void timesAreSaidInTwoUnits(double seconds, String words) {
    assertThat(Words.time(seconds)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "0.04, 0.0 s",
    "0.26, 0.3 s",
    "9.94, 9.9 s",
    "9.96, 0:10",
    "18, 0:18",
    "200, 3:20",
    "7500, 2:05:00"
  })
  void aClockTakesLittleRoom(double seconds, String clock) {
    assertThat(Words.clock(seconds)).isEqualTo(clock);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1 byte",
    "812, 812 bytes",
    "3565158, 3.4 MB",
    "52428800, 50 MB",
    "1288490189, 1.2 GB"
  })
  void sizesAreSaidInTheUnitThatFits(long bytes, String words) {
    assertThat(Words.size(bytes)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"829.7, 830", "14320, 14 300", "NaN, -"})
  void ratesHaveNoFalsePrecision(double rate, String words) {
    assertThat(Words.rate(rate)).isEqualTo(words);
  }

  @Test
  void linesAreCutBetweenWordsWhereTheyCanBe() {
    assertThat(Words.wrapped("one two three", 8)).containsExactly("one two", "three");
    assertThat(Words.wrapped("abcdefghij", 4)).containsExactly("abcd", "efgh", "ij");
    assertThat(Words.wrapped("", 4)).containsExactly("");
    assertThat(Words.wrapped("a\u001Bb", 80)).containsExactly("a\\u001Bb");
  }

  @Test
  void anExcerptHasFewLinesAndNoTwoEmptyOnesTogether() {
    assertThat(Words.excerpt("\n one two\n \n\nthree  \n", 5, 9))
        .containsExactly("one", "two", "", "three");
    assertThat(Words.excerpt("a\nb\nc\nd", 5, 3)).containsExactly("a", "b", "...");
    assertThat(Words.excerpt("a\nb\nc", 5, 3)).containsExactly("a", "b", "c");
    assertThat(Words.excerpt(" \n", 5, 3)).isEmpty();
  }
}
