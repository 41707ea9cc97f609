package dev.longhand.text.corpus;

import static dev.longhand.text.corpus.CorpusTest.documentsOf;
import static dev.longhand.text.corpus.Refusals.messageOf;
import static dev.longhand.text.corpus.Refusals.messages;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentSplitterTest {
  private static final CorpusOptions KEPT = CorpusOptions.DEFAULTS.withCleaning(TextCleaning.NONE);
  private static final String VERSE = "\n  One lamp\nburns low.\n \t\n\nTwo ships\n";

  @Test
  void aWholeFileIsOneDocument() {
    assertThat(documentsOf(corpus(VERSE, Documents.WHOLE))).containsExactly(Document.of(VERSE));
  }

  @Test
  void everyLineThatIsNotBlankIsADocument() {
    Corpus corpus = corpus(VERSE, Documents.LINES);
    assertThat(documentsOf(corpus))
        .containsExactly(
            Document.of("  One lamp"), Document.of("burns low."), Document.of("Two ships"));
    assertThat(corpus.text()).isEqualTo("  One lamp\nburns low.\nTwo ships");
    assertThat(corpus.documents()).isEqualTo(3);
  }

  @Test
  void blankLinesAreCounted() {
    assertThat(messages(corpus(VERSE, Documents.LINES).notices()))
        .containsExactly("note[DATA-002]: 3 blank lines gave no document\n  in:  letters.txt");
    assertThat(corpus("a\nb", Documents.LINES).notices()).isEmpty();
  }

  @Test
  void everyRunOfLinesIsAParagraph() {
    Corpus corpus = corpus(VERSE, Documents.PARAGRAPHS);
    assertThat(documentsOf(corpus))
        .containsExactly(Document.of("  One lamp\nburns low."), Document.of("Two ships"));
    assertThat(corpus.notices()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void everyKindOfLineEndEndsALine(String newline) {
    String text = "a\nb\n\nc\n".replace("\n", newline);
    assertThat(documentsOf(corpus(text, Documents.LINES)))
        .containsExactly(Document.of("a"), Document.of("b"), Document.of("c"));
    assertThat(documentsOf(corpus(text, Documents.PARAGRAPHS)))
        .containsExactly(Document.of("a" + newline + "b"), Document.of("c"));
  }

  @Test
  void theCharactersOfASourceAreThoseOfItsDocuments() {
    Corpus corpus = corpus("one\ntwo\n", Documents.LINES);
    assertThat(corpus.sources().getFirst().characters()).isEqualTo(6);
    assertThat(corpus.characters()).isEqualTo(7);
  }

  @Test
  void aFileOfBlankLinesHasNoDocument() {
    assertThat(messageOf(() -> corpus("\n \n", Documents.LINES))).contains("DATA-001");
  }

  @Test
  void aLongLineOfWhiteSpaceIsNotHeldBackForEver() {
    String line = " ".repeat(3 << 20) + "x";
    assertThat(documentsOf(corpus(line + "\ny", Documents.LINES)))
        .containsExactly(Document.of(line), Document.of("y"));
  }

  private static Corpus corpus(String text, Documents documents) {
    return Refusals.read(text.getBytes(StandardCharsets.UTF_8), KEPT.withDocuments(documents));
  }
}
