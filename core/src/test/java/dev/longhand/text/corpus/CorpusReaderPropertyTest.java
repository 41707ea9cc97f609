package dev.longhand.text.corpus;

import static dev.longhand.text.corpus.CorpusTest.documentsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CorpusReaderPropertyTest {
  private static final CorpusOptions PLAIN =
      CorpusOptions.DEFAULTS.withCleaning(TextCleaning.NONE).withBlankText(BlankText.KEEP);

  /// The head of a file is looked at first, and so comes as one portion.
  private static final String HEAD = "lamp\r\n".repeat(SourceReader.HEAD / 6 + 1);

  @TempDir Path folder;

  @Test
  void aTextArrivesHoweverItsBytesCome() {
    for (int round = 0; round < 300; round++) {
      var random = KeyedRandom.of(7, Purpose.SAMPLE, 0, round);
      String text = HEAD + RandomTexts.text(random, 2 + random.nextInt(600));
      InputStream in = RandomTexts.trickle(text, random, 1 + random.nextInt(9));
      try (Corpus corpus = CorpusReader.read(in, "round", PLAIN)) {
        assertThat(corpus.text()).as("round %d", round).isEqualTo(text);
        assertThat(corpus.characters()).isEqualTo(text.codePointCount(0, text.length()));
        assertThat(corpus.sha256()).isEqualTo(Sha256.ofText(text));
      }
    }
  }

  @Test
  void cleaningAFileIsCleaningItsText() {
    var cleaning = new TextCleaning(Newlines.UNIFORM, LetterCase.LOWER, Normalization.NFC);
    for (int round = 0; round < 100; round++) {
      var random = KeyedRandom.of(8, Purpose.SAMPLE, 0, round);
      String text = HEAD + RandomTexts.text(random, 600);
      InputStream in = RandomTexts.trickle(text, random, 50);
      Corpus corpus = CorpusReader.read(in, "round", PLAIN.withCleaning(cleaning));
      assertThat(corpus.text()).as("round %d", round).isEqualTo(cleaning.apply(text));
    }
  }

  @ParameterizedTest
  @EnumSource(Documents.class)
  void portionsChangeNoDocument(Documents documents) {
    for (int round = 0; round < 100; round++) {
      var random = KeyedRandom.of(9, Purpose.SAMPLE, 0, round);
      String text = HEAD + RandomTexts.text(random, 300) + "\n\nB\r\n \n\rC";
      CorpusOptions options = PLAIN.withDocuments(documents);
      Corpus trickled = CorpusReader.read(RandomTexts.trickle(text, random, 3), "round", options);
      var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
      Corpus whole = CorpusReader.read(in, "round", options);
      assertThat(documentsOf(trickled)).as("round %d", round).isEqualTo(documentsOf(whole));
      assertThat(trickled.notices()).isEqualTo(whole.notices());
    }
  }

  @Test
  void aFileKeepsWhatMemoryKeeps() {
    for (int round = 0; round < 100; round++) {
      var random = KeyedRandom.of(10, Purpose.SAMPLE, 0, round);
      var documents = new ArrayList<Document>();
      for (int i = random.nextInt(20); i >= 0; i--) {
        Optional<String> label =
            random.nextBoolean() ? Optional.of(RandomTexts.text(random, 5)) : Optional.empty();
        documents.add(new Document(RandomTexts.text(random, 1 + random.nextInt(200)), label));
      }
      if (round < 5) {
        documents.add(Document.of("é".repeat(100_000 << round)));
      }
      try (var memory = new DocumentStore(folder, Long.MAX_VALUE);
          var disk = new DocumentStore(folder, random.nextInt(2000))) {
        fill(memory, documents);
        fill(disk, documents);
        assertThat(memory.isOnDisk()).isFalse();
        assertThat(calls(disk::forEach)).as("round %d", round).isEqualTo(calls(memory::forEach));
        assertThat(calls(disk::forEach)).isEqualTo(calls(memory::forEach));
      }
    }
  }

  private static void fill(DocumentStore store, List<Document> documents) {
    for (Document document : documents) {
      store.begin(document.label());
      store.accept(document.text());
      store.end();
    }
    store.finish();
  }

  private static List<String> calls(Consumer<DocumentConsumer> source) {
    var calls = new ArrayList<String>();
    source.accept(
        new DocumentConsumer() {
          @Override
          public void begin(Optional<String> label) {
            calls.add("begin " + label);
          }

          @Override
          public void accept(String piece) {
            calls.add(piece);
          }

          @Override
          public void end() {
            calls.add("end");
          }
        });
    return calls;
  }
}
