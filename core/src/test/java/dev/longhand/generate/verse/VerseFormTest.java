package dev.longhand.generate.verse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which lines of a form rhyme, and what is no form.
class VerseFormTest {
  @ParameterizedTest
  @CsvSource({
    "4, abab, abab, 0000",
    "8, abab, abab abab, 0000 1111",
    "14, abab cdcd efef gg, ababcdcdefefgg, 00000000000000",
    "6, abab, abab ab, 000000",
    "4, abcb, -a-a, 0000",
    "3, none, ---, 000"
  })
  void linesHaveTheLettersOfTheirStanza(int lines, String rhyme, String marks, String stanzas) {
    VerseForm form = VerseForm.parse(lines, rhyme, "8");

    assertThat(IntStream.range(0, lines).mapToObj(form::mark).map(m -> m.equals("-") ? "-" : "x"))
        .containsExactlyElementsOf(
            marks.replace(" ", "").chars().mapToObj(m -> m == '-' ? "-" : "x").toList());
    assertThat(IntStream.range(0, lines).mapToObj(line -> "" + form.stanza(line)))
        .containsExactlyElementsOf(
            stanzas.replace(" ", "").chars().mapToObj(Character::toString).toList());
  }

  @Test
  void syllablesBeginAgain() {
    VerseForm form = VerseForm.parse(5, "none", "8,6");

    assertThat(IntStream.range(0, 5).map(form::syllables)).containsExactly(8, 6, 8, 6, 8);
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    assertThat(problems(0, "Ab!", "ten,12"))
        .extracting(Problem::what)
        .containsExactly(
            "'ten' is no number of syllables",
            "0 lines are not from 1 to 200",
            "the rhyme scheme 'Ab!' has something else than small letters");
  }

  @ParameterizedTest
  @CsvSource({
    "4, abab, 0, 'syllables a line are not from 1 to 30'",
    "4, abab, 31, 'syllables a line are not from 1 to 30'",
    "4, abab, 99999, 'is no number of syllables'",
    "4, abab, '', 'is no number of syllables'",
    "201, abab, 8, 'lines are not from 1 to 200'",
    "3, abab, 8, '--rhyme is given for 4 lines, and there are 3'",
    "1, none, '8,8', '--syllables is given for 2 lines, and there are 1'"
  })
  void whatIsNoFormIsRefused(int lines, String rhyme, String syllables, String what) {
    assertThat(problems(lines, rhyme, syllables))
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.what()).contains(what);
          assertThat(problem.fix()).isNotBlank();
        });
  }

  private static List<Problem> problems(int lines, String rhyme, String syllables) {
    return catchThrowableOfType(
            LonghandException.class, () -> VerseForm.parse(lines, rhyme, syllables))
        .problems();
  }
}
