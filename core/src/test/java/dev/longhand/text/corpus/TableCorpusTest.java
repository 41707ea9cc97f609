package dev.longhand.text.corpus;

import static dev.longhand.text.corpus.Refusals.latin;
import static dev.longhand.text.corpus.Refusals.messageOf;
import static dev.longhand.text.corpus.Refusals.messages;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tables as a part of a corpus: what bytes, options and other files have to do with them.
class TableCorpusTest {
  private static final CorpusOptions TEXT =
      CorpusOptions.DEFAULTS.withTable(TableOptions.DEFAULTS.withColumn("text"));

  @TempDir Path folder;

  @Test
  void rowsAreDocumentsWithLabels() throws IOException {
    Path file =
        write("plays.csv", "who,text\r\nAnn,Hello\r\nBob,\"Hi\r\nyou\"\r\n,NA\r\nAnn,Bye\r\n");
    var options = TEXT.withTable(TEXT.table().withLabelColumn("who"));
    try (Corpus corpus = CorpusReader.read(List.of(file), options)) {
      assertThat(documents(corpus))
          .containsExactly(
              new Document("Hello", Optional.of("Ann")),
              new Document("Hi\nyou", Optional.of("Bob")),
              new Document("Bye", Optional.of("Ann")));
      assertThat(corpus.labels()).containsExactly("Ann", "Bob");
      assertThat(corpus.text()).isEqualTo("Hello\nHi\nyou\nBye");
      assertThat(corpus.notices())
          .extracting(Problem::code)
          .containsExactly(ErrorCode.DATA_ROWS, ErrorCode.DATA_CELLS, ErrorCode.DATA_LABELS);
    }
  }

  @Test
  void theByteOrderMarkIsNoPartOfTheFirstName() throws IOException {
    Path file = write("a.csv", "\uFEFFtext,n\none,1\n");
    try (Corpus corpus = CorpusReader.read(List.of(file), TEXT)) {
      assertThat(corpus.text()).isEqualTo("one");
      assertThat(corpus.notices()).extracting(Problem::code).contains(ErrorCode.DATA_MARK);
    }
    Path other = write("b.csv", "\uFEFF\"text\",n\none,1\n");
    try (Corpus corpus = CorpusReader.read(List.of(other), TEXT)) {
      assertThat(corpus.text()).isEqualTo("one");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "windows-1252"})
  void aTableMayHaveAnyEncoding(String encoding) {
    byte[] bytes = "n,text\n1,Grüße\n2,café\n".getBytes(Charset.forName(encoding));
    try (Corpus corpus = read(bytes, TEXT.withCharset(Charset.forName(encoding)))) {
      assertThat(corpus.text()).isEqualTo("Grüße\ncafé");
    }
  }

  @Test
  void aBadByteIsRefusedWithItsLine() {
    assertThat(messageOf(() -> read(latin("n,text\n1,one\n2,caf\u00E9s\n"), TEXT)))
        .startsWith("error[DATA-009]: line 3 is not valid UTF-8 (byte E9 at offset 18)");
  }

  @Test
  void behindTheLastRowAskedForNothingIsLookedAt() {
    var options = TEXT.withTable(TEXT.table().withRows(1));
    String text = "n,text\n1,one\n" + "2,two\n".repeat(100_000) + "caf\u00E9";
    try (Corpus corpus = read(latin(text), options)) {
      assertThat(corpus.text()).isEqualTo("one");
      assertThat(corpus.sources().getFirst().bytes()).isEqualTo(text.length());
    }
  }

  @Test
  void textsOfATableAreCleanedLikeOthers() {
    var options = TEXT.withCleaning(TextCleaning.DEFAULTS.withLetterCase(LetterCase.LOWER));
    try (Corpus corpus =
        read("n,text\n1,\"One\r\nTWO\"\n".getBytes(StandardCharsets.UTF_8), options)) {
      assertThat(corpus.text()).isEqualTo("one\ntwo");
    }
  }

  @Test
  void tablesAndTextsMayStandSideBySide() throws IOException {
    Path table = write("a.csv", "text\none\n");
    Path lines = write("b.jsonl", "{\"text\": \"two\"}\n");
    Path text = write("c.txt", "three\n");
    try (Corpus corpus = CorpusReader.read(List.of(table, lines, text), CorpusOptions.DEFAULTS)) {
      assertThat(documents(corpus))
          .extracting(Document::text)
          .containsExactly("one", "two", "three\n");
    }
  }

  @Test
  void aTableWithoutTextsIsEmpty() {
    assertThat(messageOf(() -> read(latin("n,text\n1,NA\n"), TEXT)))
        .startsWith("error[DATA-001]: 0 characters; at least 2 are needed");
  }

  @Test
  void badRowsAreKeptInAFile() throws IOException {
    Path file = write("a.csv", "n,text\n1,one\n=2,two,too\n");
    Path skipped = folder.resolve("skipped.csv");
    var options = TEXT.withTable(TEXT.table().withBadRows(BadRows.SKIP));
    try (var sink = new SkippedRowsFile(skipped);
        Corpus corpus = CorpusReader.read(List.of(file), options, folder, sink)) {
      assertThat(corpus.text()).isEqualTo("one");
    }
    assertThat(Files.readString(skipped)).contains("\"3\"", "\"'=2\",\"two\",\"too\"");
  }

  @Test
  void controlCharactersAreToldOf() {
    try (Corpus corpus = read(latin("n,text\n1,a\u0001b\n"), TEXT)) {
      assertThat(messages(corpus.notices()))
          .anyMatch(notice -> notice.startsWith("note[DATA-011]: control characters"));
    }
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Corpus read(byte[] bytes, CorpusOptions options) {
    return CorpusReader.read(new ByteArrayInputStream(bytes), "standard input", options);
  }

  private static List<Document> documents(Corpus corpus) {
    var documents = new ArrayList<Document>();
    corpus.forEach(new TableRows.Collector(documents));
    return documents;
  }
}
