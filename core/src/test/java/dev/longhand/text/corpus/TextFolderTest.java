package dev.longhand.text.corpus;

import static dev.longhand.text.corpus.Refusals.latin;
import static dev.longhand.text.corpus.Refusals.messages;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFolderTest {
  @TempDir Path folder;

  @Test
  void allTextsInAFolderAreReadByName() throws IOException {
    write("b.txt", "second");
    write("a.txt", "first");
    write("c/d.txt", "third");
    Corpus corpus = read();
    assertThat(corpus.text()).isEqualTo("first\nsecond\nthird");
    assertThat(corpus.documents()).isEqualTo(3);
    assertThat(corpus.sources().stream().map(Source::name))
        .containsExactly(
            folder.resolve("a.txt").toString(),
            folder.resolve("b.txt").toString(),
            folder.resolve("c/d.txt").toString());
    assertThat(corpus.notices()).isEmpty();
  }

  @Test
  void whatIsNoTextIsLeftOutAndNamed() throws IOException {
    write("a.txt", "first");
    write(".hidden", "secret");
    write(".git/config", "secret");
    write("b.gz", "\u001F\u008B\b\0");
    write("empty.txt", "");
    assertThat(read().text()).isEqualTo("first");
    assertThat(messages(read().notices()))
        .containsExactly(
            String.format(
                """
                note[DATA-020]: 4 files left out, hidden, empty or not plain text, such as \
                %1$s/.git, %1$s/.hidden, %1$s/b.gz
                  in:  %1$s
                  fix: name one to read it\
                """,
                folder));
  }

  @Test
  void aCircleOfLinksEnds() throws IOException {
    write("a.txt", "first");
    write("inner/b.txt", "second");
    Files.createSymbolicLink(folder.resolve("inner/up"), folder);
    Files.createSymbolicLink(folder.resolve("self"), folder.resolve("self"));
    Corpus corpus = read();
    assertThat(corpus.text()).isEqualTo("first\nsecond");
    assertThat(corpus.notices().getFirst().what()).startsWith("2 files left out");
  }

  @Test
  void aLinkToAFileIsFollowed() throws IOException {
    Path outside = Files.createTempFile("outside", ".txt");
    try {
      Files.writeString(outside, "from outside");
      Files.createSymbolicLink(folder.resolve("link.txt"), outside);
      assertThat(read().text()).isEqualTo("from outside");
    } finally {
      Files.delete(outside);
    }
  }

  @Test
  void aLinkToAFolderMayBeNamed() throws IOException {
    write("inner/b.txt", "second");
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("inner"));
    Corpus corpus = CorpusReader.read(List.of(link), CorpusOptions.DEFAULTS);
    assertThat(corpus.text()).isEqualTo("second");
    assertThat(corpus.sources().getFirst().name()).isEqualTo(link.resolve("b.txt").toString());
  }

  private Corpus read() {
    return CorpusReader.read(List.of(folder), CorpusOptions.DEFAULTS);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, latin(text));
  }
}
