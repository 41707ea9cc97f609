package dev.longhand.text.corpus;

import static dev.longhand.text.corpus.Refusals.messageOf;
import static dev.longhand.text.corpus.Refusals.messages;
import static dev.longhand.text.corpus.Refusals.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GutenbergFilterTest {
  private static final String START = "*** START OF THIS PROJECT GUTENBERG EBOOK LAMPS ***\n";
  private static final String END = "*** END OF THIS PROJECT GUTENBERG EBOOK LAMPS ***\n";
  private static final String BOOK = "  THE LAMPS\n\nThe first lamp.\n\nThe last.\n";
  private static final String FILE =
      "The Project Gutenberg EBook of Lamps\n\nTitle: Lamps\n\n"
          + START
          + "\n \n\n"
          + BOOK
          + "\n\nEnd of the Project Gutenberg EBook of Lamps, by Nobody\n\n"
          + END
          + "\nUpdated editions will replace this one.\n*** START: FULL LICENSE ***\n";

  @Test
  void theBookAloneRemainsAndTheLinesAreNamed() {
    Corpus corpus = corpusOf(FILE);
    assertThat(corpus.text()).isEqualTo(BOOK);
    assertThat(messages(corpus.notices()))
        .containsExactly(
            """
            note[DATA-023]: Project Gutenberg's header and footer were left out: \
            lines 1 to 8, 14 to 21
              in:  letters.txt
              fix: --keep-boilerplate leaves them in\
            """);
  }

  @Test
  void everythingIsKeptOnRequest() {
    var options = CorpusOptions.DEFAULTS.withBoilerplate(Boilerplate.KEEP);
    Corpus corpus = read(FILE.getBytes(StandardCharsets.UTF_8), options);
    assertThat(corpus.text()).isEqualTo(FILE);
    assertThat(corpus.notices()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*** START OF THE PROJECT GUTENBERG EBOOK 345 ***",
        "***START OF THE PROJECT GUTENBERG EBOOK LAMPS***",
        "*** Start of This Project Gutenberg Etext of Lamps ***",
        "*** START OF THE PROJECT GUTENBERG E-BOOK LAMPS",
        "*** START OF THE PROJECT GUTENBERG EBOOK LAMPS,\nAND OTHER\nLIGHTS ***"
      })
  void oldAndNewFormsOfTheLineAreKnown(String start) {
    assertThat(corpusOf("header\n" + start + "\n\n" + BOOK).text()).isEqualTo(BOOK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void lineEndsThatAreKeptAreUnderstood(String newline) {
    var options = CorpusOptions.DEFAULTS.withCleaning(TextCleaning.NONE);
    String file = FILE.replace("\n", newline);
    Corpus corpus = read(file.getBytes(StandardCharsets.UTF_8), options);
    assertThat(corpus.text()).isEqualTo(BOOK.replace("\n", newline));
    assertThat(corpus.notices().getLast().what()).endsWith("lines 1 to 8, 14 to 21");
  }

  @Test
  void aFileWithoutTheEndLineLosesItsHeaderOnly() {
    assertThat(corpusOf("header\n" + START + BOOK + "\n\n").text()).isEqualTo(BOOK);
  }

  @Test
  void aFileWithoutTheStartLineLosesItsFooterOnly() {
    Corpus corpus = corpusOf(BOOK + END + "footer\n");
    assertThat(corpus.text()).isEqualTo(BOOK);
    assertThat(corpus.notices().getFirst().what()).endsWith("lines 6 to 7");
  }

  @Test
  void severalBooksInOneFileAllRemain() {
    assertThat(corpusOf(FILE + FILE).text()).isEqualTo(BOOK + BOOK);
  }

  @Test
  void anEmptyBookIsRefusedLikeAnyEmptyText() {
    assertThat(messageOf(() -> corpusOf("header\n" + START + "\n\n" + END))).contains("DATA-001");
  }

  @Test
  void starsAndTheNameAloneAreText() {
    String text = "* * *\n***\nProject Gutenberg is a library.\n*** START OF THE SHOW ***\n";
    assertThat(corpusOf(text).text()).isEqualTo(text);
  }

  @Test
  void aMarkerInTheMiddleOfALineIsText() {
    String text = "He wrote " + START + "and went on.\n";
    assertThat(corpusOf(text).text()).isEqualTo(text);
  }

  @Test
  void linesNamedInOtherNoticesAreThoseOfTheFile() {
    Corpus corpus = corpusOf("header\n" + START + "\nfirst\nsecond\uFEFF\n" + END);
    assertThat(corpus.notices().getLast().what()).endsWith("the first in line 5");
  }

  @Test
  void portionsOfAFileChangeNothing() {
    String book = "\n" + "The lamp burns low.\n\n".repeat(300) + "*** A lamp ***\n";
    String file = FILE.replace(BOOK, book) + FILE + book + END + START + book;
    Corpus whole = corpusOf("\n".repeat(SourceReader.HEAD) + file); // its head comes as one portion
    for (int round = 0; round < 50; round++) {
      var random = KeyedRandom.of(11, Purpose.SAMPLE, 0, round);
      String padded = "\n".repeat(SourceReader.HEAD) + file;
      var in = RandomTexts.trickle(padded, random, 1 + random.nextInt(60));
      Corpus trickled = CorpusReader.read(in, "letters.txt", CorpusOptions.DEFAULTS);
      assertThat(trickled.text()).isEqualTo(whole.text());
      assertThat(trickled.notices()).isEqualTo(whole.notices());
    }
  }

  @Test
  void aLongBookIsLetThroughBeforeItsEndIsSeen() {
    String book = "The lamp\n\n  burns low.\n".repeat(150_000);
    Corpus corpus = corpusOf(FILE.replace(BOOK, book));
    assertThat(corpus.text()).isEqualTo(book);
    assertThat(corpus.notices().getFirst().what()).endsWith("lines 1 to 8, 450 009 to 450 016");
  }

  @Test
  void aLongTextWithoutTheStartLineLosesItsFooterOnly() {
    String book = "The lamp burns low.\n".repeat(100_000);
    Corpus corpus = corpusOf(book + "\n \n" + END + "footer");
    assertThat(corpus.text()).isEqualTo(book);
    assertThat(corpus.notices().getFirst().what()).endsWith("lines 100 001 to 100 004");
  }

  @Test
  void aStartLineFarDownIsText() {
    String text = "The lamp burns low.\n".repeat(100_000) + START + "more\n";
    assertThat(corpusOf(text).text()).isEqualTo(text);
  }

  private static Corpus corpusOf(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8), CorpusOptions.DEFAULTS);
  }
}
