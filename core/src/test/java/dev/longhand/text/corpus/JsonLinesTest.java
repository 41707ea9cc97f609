package dev.longhand.text.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {
  private static final TableOptions DEFAULTS = TableOptions.DEFAULTS;
  private static final TableOptions TEXT = DEFAULTS.withField("text");

  @Test
  void aLineIsADocumentAndAValueItsLabel() {
    var rows =
        TableRows.of(
            "a.jsonl",
            """
            {"text": "Hello\\nyou", "mood": "joy", "more": [1, {"text": [null]}]}

            {"mood": 3, "text": "\\ud83d\\ude00"}\r
              \t
            {"text": "x", "mood": true}
            {"text": "y", "mood": null}
            {"text": "z"}\
            """,
            TEXT.withLabelColumn("mood"));
    assertThat(rows.texts()).containsExactly("Hello\nyou", "😀", "x", "y", "z");
    assertThat(rows.labels()).containsExactly("joy", "3", "true", "-", "-");
    assertThat(rows.notices())
        .containsExactly(
            "note[DATA-041]: 5 rows read; the texts are in field \"text\"\n  in:  a.jsonl",
            "note[DATA-040]: 3 labels in field \"mood\": \"3\" 1, \"joy\" 1, \"true\" 1;"
                + " 2 rows without a label\n  in:  a.jsonl");
  }

  @Test
  void aFieldMayLieInObjects() {
    String text = "{\"a\": {\"b\": {\"c\": \"deep\", \"d\": 1}, \"e\": \"label\"}, \"b\": 2}\n";
    var rows = TableRows.of("a.txt", text, DEFAULTS.withField("a.b.c").withLabelColumn("a.e"));
    assertThat(rows.texts()).containsExactly("deep");
    assertThat(rows.labels()).containsExactly("label");
  }

  @Test
  void anOnlyFieldNeedsNoName() {
    assertThat(
            TableRows.of("a.ndjson", "{\"a.b\": \"one\"}\n{\"a.b\": \"two\"}\n", DEFAULTS).texts())
        .containsExactly("one", "two");
  }

  @Test
  void noMoreRowsAreReadThanAskedFor() {
    String text = "{\"text\": \"one\"}\n{\"text\": \"two\"}\nnonsense\n";
    assertThat(TableRows.of("a.jsonl", text, TEXT.withRows(2)).texts())
        .containsExactly("one", "two");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "NaN", "null", "N/A"})
  void aTextThatSaysNothingIsLeftOutAndCounted(String text) {
    var rows = TableRows.of("a.jsonl", "{\"text\": \"one\"}\n{\"text\": \"" + text + "\"}\n", TEXT);
    assertThat(rows.texts()).containsExactly("one");
    assertThat(rows.notices())
        .contains(
            "note[DATA-031]: 1 row without a text left out, the first in line 2\n  in:  a.jsonl");
  }

  @Test
  void badLinesAreLeftOutOnRequestAndHandedOver() {
    var skipped = new ArrayList<SkippedRow>();
    var rows =
        TableRows.of(
            "a.jsonl",
            new StringReader("{\"text\": \"one\"}\n{\"text\": null}\n{]\n{\"text\": \"four\"}\n"),
            TEXT.withBadRows(BadRows.SKIP),
            skipped::add);
    assertThat(rows.texts()).containsExactly("one", "four");
    assertThat(rows.notices())
        .contains(
            "note[DATA-037]: 2 bad rows left out; the first: the field \"text\" is null, not a"
                + " string\n  in:  a.jsonl, line 2");
    assertThat(skipped).extracting(SkippedRow::line).containsExactly(2L, 3L);
    assertThat(skipped.getLast().cells()).isEqualTo(List.of("{]"));
  }

  @Test
  void aLineMayBeLongerThanABlock() {
    String text = "x".repeat(200_000);
    String lines = ("{\"text\": \"" + text + "\"}\n").repeat(2);
    assertThat(TableRows.of("a.jsonl", lines, TEXT).texts()).containsExactly(text, text);
  }
}
