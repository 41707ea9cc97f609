package dev.longhand.text.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.longhand.error.LonghandException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  @Test
  void everyTokenHasItsPositionAsItsId() {
    var vocabulary = Vocabulary.of(List.of("the", "lamp", "burns"));
    assertThat(vocabulary.size()).isEqualTo(3);
    assertThat(vocabulary.token(1)).isEqualTo("lamp");
    assertThat(vocabulary.id("burns")).hasValue(2);
    assertThat(vocabulary.id("ink")).isEmpty();
  }

  @Test
  void equalityIsThatOfTheTokensInOrder() {
    assertThat(Vocabulary.of(List.of("a", "b")))
        .isEqualTo(Vocabulary.of(List.of("a", "b")))
        .hasSameHashCodeAs(Vocabulary.of(List.of("a", "b")))
        .isNotEqualTo(Vocabulary.of(List.of("b", "a")));
  }

  @Test
  void emptyAndRepeatedTokensAreRefused() {
    assertThatThrownBy(() -> Vocabulary.of(List.of("a", ""))).hasMessage("token 1 is empty");
    assertThatThrownBy(() -> Vocabulary.of(List.of("a", "b", "a")))
        .hasMessage("tokens 0 and 2 are the same: 'a'");
  }

  @Test
  void oneTokenIsNothingToLearn() {
    assertThat(refusalOf(CharacterTokenizer.fit("aaaa").vocabulary()))
        .isEqualTo(
            """
            error[DATA-005]: nothing to learn: every token is 'a'
              in:  a.txt
              fix: name a text with at least two different tokens\
            """);
    assertThat(refusalOf(Vocabulary.of(List.of()))).contains("the text has no tokens");
  }

  @Test
  void tooManyTokensAreRefused() {
    assertThat(refusalOf(numbers(Vocabulary.MOST_TOKENS + 1)))
        .isEqualTo(
            """
            error[DATA-006]: 65 537 different tokens; a model can use at most 65 536
              in:  a.txt
              fix: make sure that this is text and not other data; \
            --normalize nfc or --lower-case leave fewer tokens\
            """);
  }

  @Test
  void theLargestAndTheSmallestVocabularyCanBeTrained() {
    numbers(Vocabulary.MOST_TOKENS).requireTrainable("a.txt");
    numbers(2).requireTrainable("a.txt");
  }

  private static Vocabulary numbers(int count) {
    var tokens = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      tokens.add(Integer.toString(i));
    }
    return Vocabulary.of(tokens);
  }

  private static String refusalOf(Vocabulary vocabulary) {
    return catchThrowableOfType(LonghandException.class, () -> vocabulary.requireTrainable("a.txt"))
        .problems()
        .getFirst()
        .render("error");
  }
}
