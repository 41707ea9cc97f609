package dev.longhand.text.corpus;

import static dev.longhand.text.corpus.Refusals.latin;
import static dev.longhand.text.corpus.Refusals.messageOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignFormatTest {
  @TempDir Path folder;

  @Test
  void aCompressedFileIsMetWithTheCommandThatUnpacksIt() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write("text".getBytes(StandardCharsets.UTF_8));
    }
    Path file = Files.write(folder.resolve("my book.txt"), packed.toByteArray());
    assertThat(messageOf(() -> CorpusReader.read(List.of(file), CorpusOptions.DEFAULTS)))
        .isEqualTo(
            String.format(
                """
                error[DATA-020]: this is a gzip file; plain text is needed
                  in:  %1$s
                  fix: --gunzip reads it as it is; or zcat '%1$s' > unpacked.txt\
                """,
                file));
  }

  @ParameterizedTest
  @CsvSource({
    "%PDF-1.7, a PDF document, pdftotext NAME text.txt",
    "{\\rtf1\\ansi, an RTF document, pandoc -t plain -o text.txt NAME",
    "PK\3\4 word/, a Word document, pandoc -t plain -o text.txt NAME",
    "PK\3\4 a.txt, a zip archive, unzip NAME",
    "\u007FELF, a program (ELF), name a plain text file instead"
  })
  void whatIsNoTextIsMetWithTheWayToOne(String head, String kind, String remedy)
      throws IOException {
    Path file = Files.write(folder.resolve("notes"), latin(head));
    assertThat(messageOf(() -> CorpusReader.read(List.of(file), CorpusOptions.DEFAULTS)))
        .isEqualTo(
            String.format(
                """
                error[DATA-020]: this is %s; plain text is needed
                  in:  %s
                  fix: %s\
                """,
                kind, file, remedy.replace("NAME", file.toString())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"notes.txt", "word/document.xml", "archive/data.pkl"})
  void archivesAreToldApartByWhatIsInThem(String entry) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(packed)) {
      out.putNextEntry(new ZipEntry(entry));
      out.write("text".getBytes(StandardCharsets.UTF_8));
    }
    ForeignFormat expected =
        switch (entry) {
          case "notes.txt" -> ForeignFormat.ZIP;
          case "word/document.xml" -> ForeignFormat.DOCX;
          default -> ForeignFormat.TORCH;
        };
    assertThat(ForeignFormat.of(packed.toByteArray())).contains(expected);
  }

  static List<Object[]> heads() {
    return List.of(
        new Object[] {"BZh91AY&SY", ForeignFormat.BZIP2},
        new Object[] {"\u00FD7zXZ\0", ForeignFormat.XZ},
        new Object[] {"(\u00B5/\u00FD", ForeignFormat.ZSTANDARD},
        new Object[] {"7z\u00BC\u00AF'\u001C", ForeignFormat.SEVEN_ZIP},
        new Object[] {"a.txt" + "\0".repeat(252) + "ustar", ForeignFormat.TAR},
        new Object[] {
          "PK\3\4....mimetypeapplication/vnd.oasis.opendocument.text", ForeignFormat.OPEN_DOCUMENT
        },
        new Object[] {"PK\3\4....mimetypeapplication/epub+zip", ForeignFormat.EPUB},
        new Object[] {"%PDF-1.7\n", ForeignFormat.PDF},
        new Object[] {"{\\rtf1\\ansi", ForeignFormat.RTF},
        new Object[] {"\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1", ForeignFormat.OLD_OFFICE},
        new Object[] {"{\n \"cells\": [\n  {", ForeignFormat.NOTEBOOK},
        new Object[] {"{\"metadata\": {}, \"nbformat\": 4}", ForeignFormat.NOTEBOOK},
        new Object[] {"\u007FELF\2\1", ForeignFormat.ELF},
        new Object[] {"\u00CA\u00FE\u00BA\u00BE\0\0\0E", ForeignFormat.JAVA_CLASS},
        new Object[] {"MZ\u0090\0\3", ForeignFormat.WINDOWS_PROGRAM},
        new Object[] {"\u00CF\u00FA\u00ED\u00FE\7\0", ForeignFormat.MAC_PROGRAM},
        new Object[] {"SQLite format 3\0", ForeignFormat.SQLITE},
        new Object[] {"PAR1\u0015\0", ForeignFormat.PARQUET},
        new Object[] {"\u0089PNG\r\n\u001A\n", ForeignFormat.PNG},
        new Object[] {"\u00FF\u00D8\u00FF\u00E0", ForeignFormat.JPEG},
        new Object[] {"GIF89a", ForeignFormat.GIF},
        new Object[] {"\u0089HDF\r\n\u001A\n", ForeignFormat.HDF5},
        new Object[] {"X\0\0\0\0\0\0\0{\"__metadata__\":{}", ForeignFormat.SAFETENSORS},
        new Object[] {"\u0080\4\u0095\u0010\0", ForeignFormat.PICKLE});
  }

  @ParameterizedTest
  @MethodSource("heads")
  void everyKindIsKnownByItsFirstBytes(String head, ForeignFormat expected) {
    assertThat(ForeignFormat.of(latin(head))).contains(expected);
  }

  @Test
  void everyKindHasAnExample() {
    var shown = heads().stream().map(row -> (ForeignFormat) row[1]).collect(Collectors.toSet());
    shown.addAll(
        List.of(ForeignFormat.GZIP, ForeignFormat.ZIP, ForeignFormat.DOCX, ForeignFormat.TORCH));
    assertThat(shown).containsExactlyInAnyOrder(ForeignFormat.values());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MZ is how the letter began.",
        "{ \"cells\" of honey }",
        "PK was his name",
        "GIFTS of the sea",
        "7z",
        "%PD",
        "<p>a line</p>",
        "{\"a\": 1}",
        "BZh, said the bee",
        "PAR1 is a name",
        "SQLite format 3 is old"
      })
  void proseThatOnlyBeginsLikeAFormatIsText(String head) {
    assertThat(ForeignFormat.of(latin(head))).isEmpty();
    assertThat(ForeignFormat.isWebPage(latin(head))).isFalse();
  }
}
