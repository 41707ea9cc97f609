package dev.longhand.text.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusReaderTest {
  private static final String VERSE = "The lamp burns low,\nthe ink runs dry.\n";

  @TempDir Path folder;

  @Test
  void plainTextArrivesUnchangedAndWithoutNotices() throws IOException {
    Corpus corpus = read(write("a.txt", VERSE));
    assertThat(corpus.text()).isEqualTo(VERSE);
    assertThat(corpus.notices()).isEmpty();
    assertThat(corpus.cleaning()).isEqualTo(TextCleaning.DEFAULTS);
  }

  @Test
  void aSourceTellsItsBytesItsHashAndItsCharacters() throws IOException {
    Path file = write("a.txt", "abc");
    String abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    Corpus corpus = read(file);
    assertThat(corpus.sources()).containsExactly(new Source(file.toString(), 3, abc, 3));
    assertThat(corpus.sha256()).isEqualTo(abc);
  }

  @Test
  void charactersOfASourceAreCodePoints() throws IOException {
    assertThat(read(write("a.txt", "é\uD83D\uDE00")).sources().getFirst().characters())
        .isEqualTo(2);
  }

  @Test
  void aTextOfManyBlocksIsReadWhole() throws IOException {
    String text = "aé—\uD83D\uDE00\n".repeat(50_000);
    Corpus corpus = read(write("long.txt", text));
    assertThat(corpus.text()).isEqualTo(text);
    assertThat(corpus.sha256()).isEqualTo(corpus.sources().getFirst().sha256());
  }

  @Test
  void filesAreJoinedInOrderAndAnOpenLastLineIsEnded() throws IOException {
    Path first = write("b.txt", "one");
    Path second = write("a.txt", "two\n");
    Path third = write("c.txt", "three");
    Corpus corpus = CorpusReader.read(List.of(first, second, third), CorpusOptions.DEFAULTS);
    assertThat(corpus.text()).isEqualTo("one\ntwo\nthree");
    assertThat(corpus.sources()).hasSize(3);
  }

  @Test
  void aStreamIsReadLikeAFile() {
    var in = new ByteArrayInputStream(VERSE.getBytes(StandardCharsets.UTF_8));
    Corpus corpus = CorpusReader.read(in, "standard input", CorpusOptions.DEFAULTS);
    assertThat(corpus.text()).isEqualTo(VERSE);
    assertThat(corpus.sources().getFirst().name()).isEqualTo("standard input");
  }

  @Test
  void rowsOfATableAreDocuments() throws IOException {
    Path table = write("table.csv", "who,line\nAnn,\"Come\r\nin\"\nBen,Who is there?\n");
    var columns = TableOptions.DEFAULTS.withColumn("line").withLabelColumn("who");
    Corpus corpus = CorpusReader.read(List.of(table), CorpusOptions.DEFAULTS.withTable(columns));
    assertThat(CorpusTest.documentsOf(corpus))
        .containsExactly(
            new Document("Come\nin", Optional.of("Ann")),
            new Document("Who is there?", Optional.of("Ben")));
    assertThat(corpus.labels()).containsExactly("Ann", "Ben");
    assertThat(corpus.sha256()).isEqualTo(Sha256.ofText("Ann\0Come\ninBen\0Who is there?"));
  }

  @Test
  void theSameFileCountsOnce() throws IOException {
    Path file = write("a.txt", VERSE);
    Path detour = folder.resolve(".").resolve("a.txt");
    Corpus corpus = CorpusReader.read(List.of(file, detour), CorpusOptions.DEFAULTS);
    assertThat(corpus.text()).isEqualTo(VERSE);
    assertThat(corpus.sources()).hasSize(1);
    assertThat(corpus.notices())
        .containsExactly(
            new Problem(
                ErrorCode.DATA_TWICE,
                "the same file was named before, as " + file + "; it counts once",
                detour.toString(),
                "--allow-duplicates counts it each time"));
  }

  @Test
  void theSameTextUnderAnotherNameCountsOnce() throws IOException {
    Path file = write("a.txt", VERSE);
    Path copy = write("b.txt", VERSE);
    Corpus corpus = CorpusReader.read(List.of(file, copy), CorpusOptions.DEFAULTS);
    assertThat(corpus.text()).isEqualTo(VERSE);
    assertThat(corpus.notices().getFirst().what())
        .isEqualTo("the same text as in " + file + "; it counts once");
  }

  @Test
  void aFileCountsAsOftenAsItIsNamedOnRequest() throws IOException {
    Path file = write("a.txt", VERSE);
    Path copy = write("b.txt", VERSE);
    var options = CorpusOptions.DEFAULTS.withRepeatedFiles(RepeatedFiles.COUNT_EACH);
    Corpus corpus = CorpusReader.read(List.of(file, file, copy), options);
    assertThat(corpus.text()).isEqualTo(VERSE.repeat(3));
    assertThat(corpus.notices()).isEmpty();
  }

  @Test
  void filesOfTheSameLengthAreComparedByTheirBytes() throws IOException {
    Corpus corpus =
        CorpusReader.read(
            List.of(write("a.txt", "one\n"), write("b.txt", "two\n"), write("c.txt", "one\n")),
            CorpusOptions.DEFAULTS);
    assertThat(corpus.text()).isEqualTo("one\ntwo\n");
    assertThat(corpus.notices()).hasSize(1);
  }

  @Test
  void anEmptyFileAmongOthersIsNamed() throws IOException {
    Path empty = write("empty.txt", "");
    Corpus corpus =
        CorpusReader.read(List.of(empty, write("a.txt", VERSE)), CorpusOptions.DEFAULTS);
    assertThat(corpus.text()).isEqualTo(VERSE);
    assertThat(corpus.notices())
        .containsExactly(
            new Problem(
                ErrorCode.DATA_EMPTY, "0 characters; it adds nothing", empty.toString(), ""));
  }

  @Test
  void aBookNeedsFewTimesItsOwnSizeOfMemory() throws IOException {
    Path book = write("book.txt", "The lamp burns low.\r\n".repeat(50_000));
    read(book);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    read(book);
    // One million bytes, copied once for each stage: decoding, boilerplate, pieces, hash; the first
    // million is held back in a buffer that doubles.
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000_000L);
  }

  @Test
  void lowerCasingAsksNoCountry() throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.of("tr"));
    try {
      var options =
          CorpusOptions.DEFAULTS.withCleaning(
              TextCleaning.DEFAULTS.withLetterCase(LetterCase.LOWER));
      Corpus corpus = CorpusReader.read(List.of(write("a.txt", "INK\n")), options);
      assertThat(corpus.text()).isEqualTo("ink\n");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void noFileIsAMistakeOfTheCaller() {
    assertThatThrownBy(() -> CorpusReader.read(List.of(), CorpusOptions.DEFAULTS))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Corpus read(Path file) {
    return CorpusReader.read(List.of(file), CorpusOptions.DEFAULTS);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
