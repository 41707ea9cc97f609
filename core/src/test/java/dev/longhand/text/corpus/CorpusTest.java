package dev.longhand.text.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CorpusTest {
  private static final Document SIGH = new Document("Alas!", Optional.of("grief"));
  private static final Document SHOUT = new Document("Land ahoy!\n", Optional.of("joy"));
  private static final Document NOTE = Document.of("It rained.");

  @Test
  void documentsComeBackAsTheyWereGiven() {
    var corpus = Corpus.ofDocuments(List.of(SHOUT, NOTE, SIGH), TextCleaning.NONE);
    assertThat(documentsOf(corpus)).containsExactly(SHOUT, NOTE, SIGH);
    assertThat(documentsOf(corpus)).containsExactly(SHOUT, NOTE, SIGH);
    assertThat(corpus.documents()).isEqualTo(3);
  }

  @Test
  void documentsAreJoinedByALineEndWhereTheFirstHasNone() {
    var corpus = Corpus.ofDocuments(List.of(SHOUT, NOTE, SIGH), TextCleaning.NONE);
    assertThat(corpus.text()).isEqualTo("Land ahoy!\nIt rained.\nAlas!");
    assertThat(corpus.characters()).isEqualTo(corpus.text().length());
  }

  @Test
  void labelsAreSortedAndStandOnce() {
    var corpus = Corpus.ofDocuments(List.of(SHOUT, SIGH, SHOUT), TextCleaning.NONE);
    assertThat(corpus.labels()).containsExactly("grief", "joy");
  }

  @Test
  void aDocumentWithoutCharactersIsLeftOut() {
    var empty = new Document("", Optional.of("silence"));
    var corpus = Corpus.ofDocuments(List.of(NOTE, empty, NOTE), TextCleaning.NONE);
    assertThat(documentsOf(corpus)).containsExactly(NOTE, NOTE);
    assertThat(corpus.text()).isEqualTo("It rained.\nIt rained.");
    assertThat(corpus.labels()).isEmpty();
  }

  @Test
  void theHashOfDocumentsWithoutLabelsIsThatOfTheText() {
    var corpus = Corpus.ofDocuments(List.of(NOTE, NOTE), TextCleaning.NONE);
    assertThat(corpus.sha256()).isEqualTo(Sha256.ofText("It rained.\nIt rained."));
  }

  @Test
  void theHashOfLabelledDocumentsHoldsTheLabels() {
    var corpus = Corpus.ofDocuments(List.of(SIGH, NOTE), TextCleaning.NONE);
    assertThat(corpus.sha256()).isEqualTo(Sha256.ofText("grief\0Alas!\0It rained."));
  }

  @Test
  void everyDocumentIsCleaned() {
    var cleaning = TextCleaning.DEFAULTS.withLetterCase(LetterCase.LOWER);
    var corpus = Corpus.ofDocuments(List.of(Document.of("A\r\n"), Document.of("B")), cleaning);
    assertThat(documentsOf(corpus)).containsExactly(Document.of("a\n"), Document.of("b"));
  }

  /// All documents of a corpus, each put together again.
  static List<Document> documentsOf(Corpus corpus) {
    var documents = new ArrayList<Document>();
    corpus.forEach(
        new DocumentConsumer() {
          private final StringBuilder text = new StringBuilder();
          private Optional<String> label = Optional.empty();

          @Override
          public void begin(Optional<String> documentLabel) {
            text.setLength(0);
            label = documentLabel;
          }

          @Override
          public void accept(String piece) {
            text.append(piece);
          }

          @Override
          public void end() {
            documents.add(new Document(text.toString(), label));
          }
        });
    return documents;
  }
}
