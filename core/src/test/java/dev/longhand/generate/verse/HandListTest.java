package dev.longhand.generate.verse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The check of verse finds what is wrong.
class HandListTest {
  private static final HandList HAND = new HandList();
  private static final String GOOD =
      """
      The little bird in winter night
      Remember, river, ground and day.
      A garden, silver: water white;
      No yellow window in the way
      """;

  @Test
  void goodVersePasses() {
    assertThat(HAND.faults(GOOD, "abab", 8)).isEmpty();
  }

  @Test
  void aSyllableTooManyIsFound() {
    assertThat(HAND.faults(GOOD.replace("little", "beautiful"), "abab", 8))
        .singleElement()
        .asString()
        .contains("line 1 has 9 syllables");
  }

  @Test
  void anotherSchemeIsFound() {
    assertThat(HAND.faults(GOOD, "aabb", 8)).contains("night does not rhyme with day");
  }

  @Test
  void aRhymeTooManyIsFound() {
    assertThat(HAND.faults(GOOD, "abcb", 8)).contains("night rhymes with white");
  }

  @Test
  void aRepeatedEndIsFound() {
    assertThat(HAND.faults(GOOD.replace("white", "night"), "abab", 8))
        .anyMatch(fault -> fault.contains("ends two lines"));
  }

  @Test
  void aWordThatNobodyCountedIsFound() {
    assertThat(HAND.faults(GOOD.replace("bird", "brdi"), "abab", 8)).contains("unknown word brdi");
  }

  @Test
  void aMissingLineIsFound() {
    assertThat(HAND.faults(GOOD, "ababb", 8)).contains("4 lines");
  }
}
