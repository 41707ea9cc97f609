package dev.longhand.text.corpus;

import static dev.longhand.text.corpus.Refusals.messageOf;
import static dev.longhand.text.corpus.Refusals.messages;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class GzipStreamTest {
  private static final CorpusOptions UNPACK =
      CorpusOptions.DEFAULTS.withCompressedFiles(CompressedFiles.UNPACK);
  private static final SourceName NAME = SourceName.ofStream("letters.gz");

  @Test
  void aPackedTextIsReadOnRequest() throws IOException {
    byte[] packed = packed("The lamp burns low.\n".getBytes(UTF_8));
    Corpus corpus = Refusals.read(packed, UNPACK);
    assertThat(corpus.text()).isEqualTo("The lamp burns low.\n");
    assertThat(corpus.sources().getFirst().bytes()).isEqualTo(packed.length);
    assertThat(messages(corpus.notices()))
        .containsExactly("note[DATA-020]: unpacked with gunzip\n  in:  letters.txt");
  }

  @Test
  void plainTextIsReadAsEver() {
    assertThat(Refusals.read("The lamp".getBytes(UTF_8), UNPACK).text()).isEqualTo("The lamp");
  }

  @Test
  void whatWasPackedMustBeText() throws IOException {
    byte[] packed = packed(packed("text".getBytes(UTF_8)));
    assertThat(messageOf(() -> Refusals.read(packed, UNPACK)))
        .startsWith("error[DATA-020]: this is a gzip file; plain text is needed\n");
  }

  @Test
  void aFileThatWasCutIsDamaged() throws IOException {
    byte[] packed = packed("The lamp burns low.\n".repeat(100).getBytes(UTF_8));
    byte[] cut = Arrays.copyOf(packed, packed.length / 2);
    assertThat(messageOf(() -> Refusals.read(cut, UNPACK)))
        .isEqualTo(
            """
            error[DATA-020]: this gzip file is damaged: Unexpected end of ZLIB input stream
              in:  letters.txt
              fix: fetch or pack it again; gzip -t - tests it\
            """);
  }

  @Test
  void aFileThatGrowsTooMuchForItsSizeIsRefused() throws IOException {
    byte[] bomb = packed(new byte[4 << 20]);
    InputStream in = new ByteArrayInputStream(bomb);
    // Deflate comes to 1 to 1032 at most; of the file's bytes this counts the half.
    var stream = GzipStream.of(NAME, in, () -> bomb.length / 2, GzipStream.MOST_BYTES);
    assertThat(messageOf(() -> stream.readAllBytes()))
        .isEqualTo(
            """
            error[DATA-017]: more than 1 000 bytes come out of each byte of this gzip file
              in:  letters.gz
              fix: if it is no trap, unpack it: zcat - > unpacked.txt\
            """);
  }

  @Test
  void aFileThatGrowsBeyondTheLimitIsRefused() throws IOException {
    InputStream in = new ByteArrayInputStream(packed(new byte[10_001]));
    var stream = GzipStream.of(NAME, in, () -> 10_000, 10_000);
    assertThat(messageOf(() -> stream.readAllBytes()))
        .startsWith("error[DATA-017]: more than 10 000 bytes come out of this gzip file\n");
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
