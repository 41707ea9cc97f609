package dev.longhand.text.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.error.ExitStatus;
import dev.longhand.error.LonghandException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Any bytes that are read as a table give documents or an error of ours, never another exception.
class TableFuzzTest {
  private static final String CSV =
      """
      who,text,n\r
      Ann,"Hello, ""you""\r
      there",1\r
      Bob,Grüße 😀,22
      ,NA,-3
      "Ann
      e", plain ,"4"\r
      """;
  private static final String JSON =
      """
      {"who": "Ann", "text": "Hello \\"you\\"", "n": [1, 2.5e3, {"text": null}]}

      {"n": {"deep": {"text": "in\\u00e9\\ud83d\\ude00"}}, "text": "Grüße 😀", "who": 7}\r
      {"text": "", "who": true}
      {"text": "last", "n": -0.1}
      """;
  private static final List<String> CSV_WORDS =
      List.of(
          "\"", "\"\"", ",", ";", "\t", "\n", "\r", "\r\n", "sep=;\n", "\uFEFF", "text", "who",
          "nan", "=1+1", "{\"", "[", "\0", "\u2028", "\"\n\"", ",,,", "a\"b");
  private static final List<String> JSON_WORDS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "\"",
          ":",
          ",",
          "\\",
          "\\ud800",
          "\\u",
          "null",
          "NaN",
          "-Infinity",
          "1e999",
          "0".repeat(50),
          "9".repeat(401),
          "[".repeat(70),
          "\n",
          "\"text\":",
          "\"who\":",
          "{\"text\":",
          "\uFEFF",
          "\0",
          "true");

  private long read;
  private long refused;

  @Test
  void mangledTablesAreReadOrRefused() {
    mangle(10_000);
  }

  @Test
  @Tag("campaign")
  void manyMangledTablesAreReadOrRefused() {
    mangle(1_000_000);
  }

  @Test
  void everyStartOfATableIsReadOrRefused() {
    for (int length = 0; length <= CSV.length(); length++) {
      readCsv(CSV.substring(0, length).getBytes(StandardCharsets.UTF_8), length);
    }
    for (int length = 0; length <= JSON.length(); length++) {
      readJson(JSON.substring(0, length).getBytes(StandardCharsets.UTF_8), length);
    }
    assertThat(read).isPositive();
    assertThat(refused).isPositive();
  }

  /// So many cases of each kind.
  private void mangle(int cases) {
    byte[] csv = CSV.getBytes(StandardCharsets.UTF_8);
    byte[] json = JSON.getBytes(StandardCharsets.UTF_8);
    for (int number = 0; number < cases; number++) {
      readCsv(mangled(csv, CSV_WORDS, new SplittableRandom(number)), number);
      readJson(mangled(json, JSON_WORDS, new SplittableRandom(number)), number);
    }
    assertThat(read).isGreaterThan(cases / 4);
    assertThat(refused).isGreaterThan(cases / 4);
  }

  private void readCsv(byte[] bytes, int number) {
    var chance = new SplittableRandom(~number);
    TableOptions table = TableOptions.DEFAULTS.withColumn(chance.nextBoolean() ? "text" : "2");
    if (chance.nextBoolean()) {
      table = table.withLabelColumn(chance.nextBoolean() ? "who" : "1");
    }
    if (chance.nextInt(8) == 0) {
      table = table.withHeader(Header.ABSENT);
    }
    if (chance.nextInt(8) == 0) {
      table = table.withDelimiter(";\t|,".charAt(chance.nextInt(4)));
    }
    read(bytes, limited(table, chance), number);
  }

  private void readJson(byte[] bytes, int number) {
    var chance = new SplittableRandom(~number);
    TableOptions table =
        TableOptions.DEFAULTS.withField(chance.nextInt(4) == 0 ? "n.deep.text" : "text");
    if (chance.nextBoolean()) {
      table = table.withLabelColumn(chance.nextInt(4) == 0 ? "n.deep" : "who");
    }
    read(bytes, limited(table, chance), number);
  }

  private static TableOptions limited(TableOptions asked, RandomGenerator chance) {
    TableOptions table = asked;
    if (chance.nextBoolean()) {
      table = table.withBadRows(BadRows.SKIP);
    }
    if (chance.nextInt(8) == 0) {
      table = table.withLongestField(chance.nextInt(1, 100));
    }
    if (chance.nextInt(8) == 0) {
      table = table.withMostColumns(chance.nextInt(1, 4));
    }
    return chance.nextInt(8) == 0 ? table.withRows(chance.nextInt(1, 5)) : table;
  }

  private void read(byte[] bytes, TableOptions table, int number) {
    var options = CorpusOptions.DEFAULTS.withTable(table).withBlankText(BlankText.KEEP);
    try (Corpus corpus =
        CorpusReader.read(new ByteArrayInputStream(bytes), "standard input", options)) {
      assertThat(corpus.documents()).isPositive();
      read++;
    } catch (LonghandException refusal) {
      assertThat(refusal.code().exit()).as("case %d", number).isEqualTo(ExitStatus.INPUT_DATA);
      refused++;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError other) {
      throw new AssertionError("case " + number + " of " + table, other);
    }
  }

  private static byte[] mangled(byte[] good, List<String> words, RandomGenerator chance) {
    byte[] bytes = good;
    for (int change = chance.nextInt(1, 5); change > 0; change--) {
      bytes = changed(bytes, words, chance);
    }
    return bytes;
  }

  private static byte[] changed(byte[] bytes, List<String> words, RandomGenerator chance) {
    int at = chance.nextInt(bytes.length + 1);
    int rest = bytes.length - at;
    return switch (chance.nextInt(8)) {
      case 0 -> {
        byte[] flipped = bytes.clone();
        if (rest > 0) {
          flipped[at] ^= (byte) (1 << chance.nextInt(8));
        }
        yield flipped;
      }
      case 1 -> replaced(bytes, at, rest, new byte[0]);
      case 2 -> replaced(bytes, at, Math.min(rest, chance.nextInt(1, 30)), new byte[0]);
      case 3 -> replaced(bytes, at, 0, Arrays.copyOfRange(bytes, at, at + rest / 2));
      default -> {
        byte[] word = words.get(chance.nextInt(words.size())).getBytes(StandardCharsets.UTF_8);
        yield replaced(bytes, at, Math.min(rest, chance.nextInt(3)), word);
      }
    };
  }

  private static byte[] replaced(byte[] bytes, int at, int length, byte[] inserted) {
    byte[] changed = new byte[bytes.length - length + inserted.length];
    System.arraycopy(bytes, 0, changed, 0, at);
    System.arraycopy(inserted, 0, changed, at, inserted.length);
    System.arraycopy(bytes, at + length, changed, at + inserted.length, bytes.length - at - length);
    return changed;
  }
}
