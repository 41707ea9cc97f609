package dev.longhand.generate.verse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rhymes, against words that were heard by hand.
class RhymeBookTest {
  private static final HandList HAND = new HandList();
  private static final RhymeBook BOOK = RhymeBook.of(HAND.lines());

  @Test
  void wordsRhymeWithinTheirRowAndNowhereElse() {
    HAND.rows()
        .forEach((one, row) ->
            HAND.rows()
                .forEach((other, otherRow) ->
                    assertThat(BOOK.rhyme(one, other))
                        .as(one + " " + other)
                        .isEqualTo(row.equals(otherRow) && !one.equals(other))));
  }

  @ParameterizedTest
  @CsvSource({
    "love dove above glove",
    "eyes skies cries wise",
    "moon June soon tune",
    "sea free me tea key",
    "air care bear there",
    "heart part art",
    "river shiver quiver",
    "singing bringing winging",
    "time rhyme climb",
    "stone alone known grown",
    "fire desire",
    "beauty duty",
    "sorrow tomorrow borrow",
    "made shade maid",
    "thing spring king",
    "rose goes knows"
  })
  void spellingTellsWhatSoundsAlike(String words) {
    for (String one : words.split(" ", -1)) {
      for (String other : words.split(" ", -1)) {
        assertThat(RhymeBook.of(List.of()).rhyme(one, other))
            .as(one + " " + other)
            .isEqualTo(!one.equals(other));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "love, move",
    "cough, though",
    "word, lord",
    "home, come",
    "have, save",
    "said, paid",
    "night, day",
    "singing, hanging",
    "river, driver",
    "water, later",
    "great, heat",
    "good, food",
    "father, gather",
    "brother, bother",
    "never, fever",
    "lower, flower"
  })
  void whatLooksAlikeNeedNotSoundAlike(String one, String other) {
    assertThat(RhymeBook.of(List.of()).rhyme(one, other)).isFalse();
  }

  @Test
  void aTextTeachesItsOwnRhymes() {
    var lines = new ArrayList<String>();
    for (int i = 0; i < 6; i++) {
      lines.addAll(List.of("they said they love", "that they would move", ""));
    }
    for (int i = 0; i < 6; i++) {
      lines.addAll(HAND.lines());
    }

    RhymeBook book = RhymeBook.of(lines);

    assertThat(book.rhyme("love", "move")).isTrue();
    assertThat(book.rhymes("love")).contains("move");
  }

  @Test
  void whatStandsTogetherOnceIsNoRhyme() {
    assertThat(RhymeBook.of(List.of("they love", "they move")).rhyme("love", "move")).isFalse();
  }
}
