package dev.longhand.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.generate.Ending.LastWord;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndFinderTest {
  private static final Ending LONG = Ending.after(1_000);

  @Test
  void aStopTextEndsTheTextAndIsNotPartOfIt() {
    assertThat(written(LONG.before(List.of("END")), "a tale END of")).isEqualTo("a tale ");
  }

  @Test
  void theFirstOfSeveralStopTextsCounts() {
    assertThat(written(LONG.before(List.of("of", "END")), "a tale END of")).isEqualTo("a tale ");
  }

  /// The plain definition: whatever the pieces, the text in front of the first stop text comes out,
  /// and no part of a stop text before it is over.
  @Test
  void howATextIsCutIntoPiecesChangesNothing() {
    KeyedRandom random = KeyedRandom.of(3, Purpose.SAMPLE, 0, 0);
    List<String> stops = List.of("aab", "ba\n", "bbbb");
    for (int round = 0; round < 2_000; round++) {
      var text = new StringBuilder();
      for (int i = 0; i < 40; i++) {
        text.append("ab\n".charAt(random.nextInt(3)));
      }
      int cut = stops.stream().mapToInt(text::indexOf).filter(at -> at >= 0).min().orElse(40);
      var finder = new EndFinder(LONG.before(stops));
      var out = new StringBuilder();
      int at = 0;
      while (at < text.length() && finder.reason().isEmpty()) {
        int to = Math.min(text.length(), at + 1 + random.nextInt(5));
        out.append(finder.accept(text.substring(at, to), 1));
        assertThat(text.substring(0, cut)).startsWith(out.toString());
        at = to;
      }
      out.append(finder.finish(StopReason.TOKENS));
      assertThat(out.toString()).as(text.toString()).isEqualTo(text.substring(0, cut));
    }
  }

  @Test
  void aLineEndsInFrontOfItsEnd() {
    assertThat(written(LONG.at(Boundary.LINE), "\n \nto be\nor not")).isEqualTo("\n \nto be");
  }

  @Test
  void aParagraphEndsInFrontOfTheBlankLine() {
    assertThat(written(LONG.at(Boundary.PARAGRAPH), "\n\nto be\nor\n\nnot"))
        .isEqualTo("\n\nto be\nor");
  }

  @Test
  void aSentenceEndsBehindItsQuote() {
    assertThat(written(LONG.at(Boundary.SENTENCE), "He said \"No...\" Then he"))
        .isEqualTo("He said \"No...\"");
  }

  @Test
  void anAbbreviationEndsNoSentence() {
    assertThat(written(LONG.at(Boundary.SENTENCE), "Dr. J. Seward met Mrs. Harker. Then"))
        .isEqualTo("Dr. J. Seward met Mrs. Harker.");
  }

  @Test
  void nothingEndsATextBeforeItsLeastLength() {
    Ending ending = LONG.at(Boundary.LINE).notBefore(6);
    assertThat(written(ending, "to\nbe\nor\n")).isEqualTo("to\nbe");
    Ending sentence = LONG.at(Boundary.SENTENCE).notBefore(6);
    assertThat(written(sentence, "No. No. No. No. ")).isEqualTo("No. No.");
  }

  @Test
  void aWordThatIsCutInTwoCanBeLeftOut() {
    var whole = new Ending(7, 0, Optional.empty(), List.of(), LastWord.WHOLE);
    assertThat(written(whole, "to be or")).isEqualTo("to be ");
    assertThat(written(Ending.after(7), "to be or")).isEqualTo("to be o");
  }

  @Test
  void aStreamOfWholeWordsHandsOutNoHalfOfOne() {
    var finder = new EndFinder(new Ending(99, 0, Optional.empty(), List.of(), LastWord.WHOLE));
    var pieces = new ArrayList<String>();
    "to be ".chars().forEach(c -> pieces.add(finder.accept(Character.toString(c), 1)));
    assertThat(pieces).containsExactly("", "", "to ", "", "", "be ");
  }

  /// Longer than what is remembered of a text.
  @Test
  void anEndIsFoundHoweverLongTheText() {
    String begin = "word ".repeat(5_000);
    assertThat(
            written(
                new Ending(99_999, 0, Optional.empty(), List.of("END"), LastWord.CUT),
                begin + "END."))
        .isEqualTo(begin);
  }

  /// Character by character, as far as the ending lets it.
  private static String written(Ending ending, String text) {
    var finder = new EndFinder(ending);
    var out = new StringBuilder();
    for (int at = 0; at < text.length() && at < ending.most(); at++) {
      out.append(finder.accept(text.substring(at, at + 1), at + 1L));
      if (finder.reason().isPresent()) {
        return out.toString();
      }
    }
    return out.append(finder.finish(StopReason.TOKENS)).toString();
  }
}
