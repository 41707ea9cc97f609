package dev.longhand.text.corpus;

import static dev.longhand.text.corpus.Refusals.messageOf;
import static dev.longhand.text.corpus.Refusals.messages;
import static dev.longhand.text.corpus.Refusals.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextCleaningTest {
  private static final TextCleaning KEEP = TextCleaning.NONE;
  private static final TextCleaning ALL =
      new TextCleaning(Newlines.UNIFORM, LetterCase.LOWER, Normalization.NFC);

  @Test
  void everyKindOfLineEndBecomesOne() {
    Corpus corpus = corpusOf("a\r\nb\rc\nd\r\r\ne\r", TextCleaning.DEFAULTS);
    assertThat(corpus.text()).isEqualTo("a\nb\nc\nd\n\ne\n");
    assertThat(messages(corpus.notices()))
        .containsExactly(
            """
            note[DATA-012]: line ends: 2 CR LF, 3 CR, 1 LF; all became LF
              in:  letters.txt
              fix: --keep-newlines leaves them as they are\
            """);
  }

  @Test
  void lineEndsAreKeptOnRequestAndAMixtureIsNamed() {
    Corpus corpus = corpusOf("a\r\nb\nc", KEEP);
    assertThat(corpus.text()).isEqualTo("a\r\nb\nc");
    assertThat(messages(corpus.notices()))
        .containsExactly(
            """
            note[DATA-012]: line ends: 1 CR LF, 1 LF; each kind is a symbol of its own
              in:  letters.txt
              fix: without --keep-newlines all become LF\
            """);
  }

  @Test
  void keptLineEndsOfOneKindNeedNoWord() {
    assertThat(corpusOf("a\r\nb\r\n", KEEP).notices()).isEmpty();
  }

  @Test
  void unicodeLineSeparatorsAreKeptAndNamed() {
    Corpus corpus = corpusOf("a\u2028b\nc", TextCleaning.DEFAULTS);
    assertThat(corpus.text()).isEqualTo("a\u2028b\nc");
    assertThat(corpus.notices().getFirst().what())
        .isEqualTo("line ends: 1 LF, 1 U+2028, U+2029 or U+0085 (kept)");
  }

  @ParameterizedTest
  @ValueSource(ints = {65_535, 65_536})
  void aPairOfLineEndsAcrossBlocksIsOne(int before) {
    String text = "a".repeat(before) + "\r\nb";
    assertThat(corpusOf(text, TextCleaning.DEFAULTS).text()).isEqualTo("a".repeat(before) + "\nb");
  }

  @Test
  void aPromptIsCleanedAsTheTextWas() {
    String text = "Ete\u0301\r\nSTRASSE \u0130I\rend";
    assertThat(ALL.apply(text)).isEqualTo(corpusOf(text, ALL).text());
    assertThat(ALL.apply(text)).isEqualTo("et\u00E9\nstrasse i\u0307i\nend");
  }

  @Test
  void cleaningTwiceIsCleaningOnce() {
    int[] pool = {
      'a', 'A', '\r', '\n', 0x301, 0x307, 'I', 0x130, 0x3A3, 0x3B1, 0xDF, 0x1E9E, 0x212B, 0x1F600,
      0x1100, 0x1161, 0x11A8, ' ', 0x0345, 0x1FB3
    };
    for (int round = 0; round < 2000; round++) {
      var random = KeyedRandom.of(1, Purpose.SAMPLE, 0, round);
      var text = new StringBuilder();
      for (int i = random.nextInt(12); i >= 0; i--) {
        text.appendCodePoint(pool[random.nextInt(pool.length)]);
      }
      String once = ALL.apply(text.toString());
      assertThat(ALL.apply(once)).as("round %d", round).isEqualTo(once);
    }
  }

  @Test
  void nothingToCleanGivesTheSameObject() {
    String text = "plain text\n";
    assertThat(TextCleaning.DEFAULTS.apply(text)).isSameAs(text);
  }

  @Test
  void decomposedLettersAreCountedWithWhatComposingWouldSave() {
    Corpus corpus = corpusOf("e\u0301a\u0300 o\u0308 e\u0301 \u00E9 x", TextCleaning.DEFAULTS);
    assertThat(messages(corpus.notices()))
        .containsExactly(
            """
            note[DATA-013]: 4 sequences are decomposed; \
            NFC would change the vocabulary from 9 to 5
              in:  letters.txt
              fix: --normalize nfc\
            """);
  }

  @Test
  void composedTextIsNotRemarkedOn() {
    assertThat(corpusOf("\u00E9t\u00E9 \u2014 x\u0304", TextCleaning.DEFAULTS).notices()).isEmpty();
  }

  @Test
  void composingOnRequestNeedsNoNotice() {
    var cleaning = TextCleaning.DEFAULTS.withNormalization(Normalization.NFC);
    Corpus corpus = corpusOf("e\u0301t", cleaning);
    assertThat(corpus.text()).isEqualTo("\u00E9t");
    assertThat(corpus.notices()).isEmpty();
  }

  @Test
  void controlCharactersAreKeptAndCounted() {
    Corpus corpus = corpusOf("a\0b\u0007\tc\0\u009Fd\n", TextCleaning.DEFAULTS);
    assertThat(corpus.text()).isEqualTo("a\0b\u0007\tc\0\u009Fd\n");
    assertThat(messages(corpus.notices()))
        .containsExactly(
            """
            note[DATA-011]: control characters stand in the text and are kept: \
            U+0000 2 times, U+0007 1 time, U+009F 1 time
              in:  letters.txt\
            """);
  }

  @Test
  void directionMarksAndZeroWidthCharactersAreCounted() {
    Corpus corpus = corpusOf("a\u202Eb\u200Bc\u200Bd", TextCleaning.DEFAULTS);
    assertThat(messages(corpus.notices()))
        .containsExactly(
            """
            note[DATA-015]: invisible characters stand in the text and are kept: \
            U+200B 2 times, U+202E 1 time
              in:  letters.txt\
            """);
  }

  @Test
  void aTextOfNoCharactersIsRefused() {
    assertThat(messageOf(() -> corpusOf("", KEEP)))
        .isEqualTo(
            """
            error[DATA-001]: 0 characters; at least 2 are needed
              in:  letters.txt
              fix: name another file\
            """);
  }

  @Test
  void aTextOfOneCharacterIsRefused() {
    assertThat(messageOf(() -> corpusOf("\uD83D\uDE00", KEEP))).contains("1 character; at least 2");
  }

  @Test
  void whiteSpaceAloneIsRefusedUnlessItIsMeant() {
    assertThat(messageOf(() -> corpusOf(" \n\t\n\n", KEEP)))
        .isEqualTo(
            """
            error[DATA-002]: nothing but white space: 5 characters, 3 of them line ends
              in:  letters.txt
              fix: name another file, or train with --keep-whitespace if it is meant\
            """);
    var options = CorpusOptions.DEFAULTS.withBlankText(BlankText.KEEP);
    assertThat(read(" \n\t".getBytes(StandardCharsets.UTF_8), options).text()).isEqualTo(" \n\t");
  }

  @Test
  void aTextFromMemoryIsTakenAsItIs() {
    Corpus corpus = Corpus.of("A\r\nb");
    assertThat(corpus.text()).isEqualTo("A\r\nb");
    assertThat(corpus.sources()).isEqualTo(List.of());
    assertThat(Corpus.of("A\r\nb", ALL).text()).isEqualTo("a\nb");
  }

  private static Corpus corpusOf(String text, TextCleaning cleaning) {
    return read(
        text.getBytes(StandardCharsets.UTF_8), CorpusOptions.DEFAULTS.withCleaning(cleaning));
  }
}
