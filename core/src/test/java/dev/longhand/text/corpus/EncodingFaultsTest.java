package dev.longhand.text.corpus;

import static dev.longhand.text.corpus.Refusals.latin;
import static dev.longhand.text.corpus.Refusals.messageOf;
import static dev.longhand.text.corpus.Refusals.messages;
import static dev.longhand.text.corpus.Refusals.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingFaultsTest {
  private static final CorpusOptions DEFAULTS = CorpusOptions.DEFAULTS;
  private static final String RUSSIAN =
      "Лодка медленно плыла по тихой реке, и старый рыбак рассказывал внуку о далёком море.\n";

  @Test
  void aBadByteIsNamedWithItsLineItsOffsetAndThreeWaysToMendIt() {
    assertThat(messageOf(() -> read(latin("one\ntwo\nth\u00FFree\n"), DEFAULTS)))
        .isEqualTo(
            """
            error[DATA-009]: line 3 is not valid UTF-8 (byte FF at offset 10); \
            it looks like windows-1252
              in:  letters.txt
              fix: convert it (iconv -f WINDOWS-1252 -t UTF-8 - > converted.txt), \
            or train with --encoding windows-1252, or --bad-bytes replace\
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "a\u00FFb, byte FF at offset 1",
    "ab\u00C0\u00AF, byte C0 at offset 2; 2 bad bytes in all",
    "a\u00ED\u00A0\u0080b, bytes ED A0 80 at offset 1; 3 bad bytes in all",
    "abc\u00E2\u0082, bytes E2 82 at offset 3; 2 bad bytes in all",
    "\u00F5a\u00FEb\u00FF, byte F5 at offset 0; 3 bad bytes in all"
  })
  void everyKindOfBadByteIsCounted(String text, String found) {
    assertThat(messageOf(() -> read(latin(text), DEFAULTS))).contains("(" + found + ")");
  }

  @ParameterizedTest
  @ValueSource(ints = {65_535, 65_536, 65_537, 131_072, 200_001})
  void offsetsAndLinesAreTrueAcrossBlocks(int before) {
    String text = "é".repeat(before / 2) + (before % 2 == 0 ? "\n" : "") + "\u00FF";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 2] = (byte) 0xFF;
    bytes[bytes.length - 1] = 'a';
    long offset = bytes.length - 2L;
    assertThatThrownBy(() -> read(bytes, DEFAULTS))
        .hasMessageContaining(before % 2 == 0 ? "line 2 " : "line 1 ")
        .hasMessageContaining("offset " + Wording.number(offset) + ")");
  }

  @Test
  void aCharacterCutByTheEndOfABlockIsWhole() {
    String text = "a" + "\uD83D\uDE00".repeat(40_000);
    assertThat(read(text.getBytes(StandardCharsets.UTF_8), DEFAULTS).text()).isEqualTo(text);
  }

  @Test
  void badBytesAreReplacedOnRequestAndCounted() {
    var corpus = read(latin("a\u00FFb\n\u00FEc"), DEFAULTS.withBadBytes(BadBytes.REPLACE));
    assertThat(corpus.text()).isEqualTo("a\uFFFDb\n\uFFFDc");
    assertThat(messages(corpus.notices()))
        .containsExactly(
            """
            note[DATA-009]: 2 bytes not valid in UTF-8 became U+FFFD, the first in line 1 \
            (byte FF at offset 1; 2 bad bytes in all)
              in:  letters.txt\
            """);
  }

  @Test
  void aBadByteBetweenReturnAndFeedKeepsThemApart() {
    var corpus = read(latin("a\r\u00FF\nb"), DEFAULTS.withBadBytes(BadBytes.REPLACE));
    assertThat(corpus.text()).isEqualTo("a\n\uFFFD\nb");
  }

  @Test
  void anotherEncodingIsReadByItsName() {
    var corpus = read(latin("caf\u00E9"), DEFAULTS.withCharset(Charset.forName("windows-1252")));
    assertThat(corpus.text()).isEqualTo("café");
  }

  @Test
  void bytesThatTheNamedEncodingLacksAreRefusedToo() {
    var options = DEFAULTS.withCharset(StandardCharsets.US_ASCII);
    assertThat(messageOf(() -> read(latin("caf\u00E9s"), options)))
        .isEqualTo(
            """
            error[DATA-009]: line 1 is not valid us-ascii (byte E9 at offset 3); \
            it looks like windows-1252
              in:  letters.txt
              fix: convert it (iconv -f WINDOWS-1252 -t UTF-8 - > converted.txt), \
            or train with --encoding windows-1252, or --bad-bytes replace\
            """);
  }

  @Test
  void whereNoEncodingIsLikelyItsNameIsAskedFor() {
    var options = DEFAULTS.withCharset(Charset.forName("windows-1252"));
    assertThat(messageOf(() -> read(latin("caf\u0081"), options)))
        .isEqualTo(
            """
            error[DATA-009]: line 1 is not valid windows-1252 (byte 81 at offset 3)
              in:  letters.txt
              fix: convert it (iconv -t UTF-8 -f NAME - > converted.txt), \
            or name its true encoding with --encoding NAME, or --bad-bytes replace\
            """);
  }

  @Test
  void anotherAlphabetIsToldByItsBytes() {
    byte[] bytes = RUSSIAN.getBytes(Charset.forName("windows-1251"));
    assertThat(messageOf(() -> read(bytes, DEFAULTS)))
        .contains("; it looks like windows-1251\n")
        .contains("iconv -f WINDOWS-1251 -t UTF-8 - > converted.txt")
        .contains("train with --encoding windows-1251,");
  }

  @Test
  void theEncodingIsDetectedOnRequestAndNamed() {
    byte[] bytes = RUSSIAN.getBytes(Charset.forName("windows-1251"));
    var corpus = read(bytes, DEFAULTS.withEncoding(TextEncoding.of("detect")));
    assertThat(corpus.text()).isEqualTo(RUSSIAN);
    assertThat(messages(corpus.notices()))
        .containsExactly(
            """
            note[DATA-010]: read as windows-1251, which its bytes look like
              in:  letters.txt
              fix: --encoding NAME, if letters are wrong\
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-32BE"})
  void detectionKnowsUnicode(String name) {
    byte[] bytes = RUSSIAN.getBytes(Charset.forName(name));
    var corpus = read(bytes, DEFAULTS.withEncoding(TextEncoding.of("detect")));
    assertThat(corpus.text()).isEqualTo(RUSSIAN);
    assertThat(corpus.notices()).hasSize(name.equals("UTF-8") ? 0 : 1);
  }

  @Test
  void theByteOrderMarkOfUtf8IsLeftOut() {
    var corpus = read("\uFEFFHello".getBytes(StandardCharsets.UTF_8), DEFAULTS);
    assertThat(corpus.text()).isEqualTo("Hello");
    assertThat(messages(corpus.notices()))
        .containsExactly(
            "note[DATA-007]: the byte-order mark at the start was left out\n  in:  letters.txt");
  }

  @Test
  void offsetsCountTheByteOrderMark() {
    assertThat(messageOf(() -> read(latin("\u00EF\u00BB\u00BFa\u00FFb"), DEFAULTS)))
        .contains("byte FF at offset 4");
  }

  @Test
  void aByteOrderMarkInsideStaysAndIsNamed() {
    var corpus = read("one\ntwo\uFEFF\uFEFF\n".getBytes(StandardCharsets.UTF_8), DEFAULTS);
    assertThat(corpus.text()).contains("two\uFEFF\uFEFF");
    assertThat(messages(corpus.notices()))
        .containsExactly(
            "note[DATA-015]: 2 byte-order marks inside the text kept, the first in line 2\n"
                + "  in:  letters.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void wideEncodingsAreKnownByTheirMark(String name) {
    var corpus = read("\uFEFFGrüße \uD83D\uDE00".getBytes(Charset.forName(name)), DEFAULTS);
    assertThat(corpus.text()).isEqualTo("Grüße \uD83D\uDE00");
    assertThat(corpus.notices()).hasSize(1);
    assertThat(corpus.notices().getFirst().code()).isEqualTo(ErrorCode.DATA_UTF16);
    assertThat(corpus.notices().getFirst().what())
        .isEqualTo("read as " + name + ", because of the byte-order mark at the start");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void wideEncodingsWithoutAMarkAreRefusedWithTheOptionToUse(String name) {
    byte[] bytes = "A short letter, written wide.".getBytes(Charset.forName(name));
    assertThat(messageOf(() -> read(bytes, DEFAULTS)))
        .isEqualTo(
            String.format(
                """
                error[DATA-008]: most bytes at even or odd places are the same: this looks like %s \
                without a byte-order mark, not UTF-8
                  in:  letters.txt
                  fix: --encoding %s\
                """,
                name, name.toLowerCase(Locale.ROOT)));
    assertThat(read(bytes, DEFAULTS.withCharset(Charset.forName(name))).text())
        .isEqualTo("A short letter, written wide.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb\nc\nd\n", "a\tb\rc\td\t", "no\tna\tni\tnu\t"})
  void shortWordsWithWhiteSpaceBetweenThemAreNotWide(String text) {
    assertThat(read(text.getBytes(StandardCharsets.UTF_8), DEFAULTS).text())
        .isEqualTo(text.replace('\r', '\n'));
  }

  @Test
  void halfOfASurrogatePairInAWideFileIsRefused() {
    byte[] bytes = {(byte) 0xFF, (byte) 0xFE, 'a', 0, 0x3D, (byte) 0xD8, 'b', 0};
    assertThatThrownBy(() -> read(bytes, DEFAULTS))
        .isInstanceOf(LonghandException.class)
        .hasMessageContaining("not valid utf-16le (bytes 3D D8 62 00 at offset 4");
  }

  @Test
  void halfOfASurrogatePairFromMemoryIsAMistakeOfTheCaller() {
    assertThatThrownBy(() -> Corpus.of("ab\uD83D"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("index 2");
    assertThatThrownBy(() -> Corpus.of("\uD83D\uDE00\uDE00"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("index 2");
  }
}
