package dev.longhand.text.corpus;

import static dev.longhand.text.corpus.TableRefusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesFaultsTest {
  private static final TableOptions DEFAULTS = TableOptions.DEFAULTS;
  private static final TableOptions TEXT = DEFAULTS.withField("text");
  private static final String GOOD = "{\"text\": \"one\"}\n";

  @Test
  void aLineThatIsNotJsonIsNamedWithItsColumnAndAnExcerpt() {
    String line = "{\"text\": \"some words before it\", \"n\": tru, \"more\": \"and behind it\"}";
    assertThat(refusal("a.jsonl", GOOD + "\n" + line + "\n", TEXT))
        .isEqualTo(
            """
            error[DATA-036]: not one JSON object: column 42, \
            near "before it", "n": tru, "more": "and behin"
              in:  a.jsonl, line 3
              fix: sed -n 3p a.jsonl shows the line; \
            --skip-bad-rows leaves such lines out and counts them\
            """);
  }

  @Test
  void anObjectOverSeveralLinesIsAnsweredWithACommand() {
    assertThat(refusal("my texts.jsonl", "{\n  \"text\": \"one\"\n}\n", TEXT))
        .isEqualTo(
            """
            error[DATA-036]: not one JSON object: column 2, near "{"
              in:  my texts.jsonl, line 1
              fix: jq -c . 'my texts.jsonl' > lines.jsonl\
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\": \"a\"},",
        "{\"text\": \"a\"} {\"text\": \"b\"}",
        "{\"text\": \"a\"",
        "{\"text\": \"a}",
        "{\"text\": \"a\",}",
        "{'text': 'a'}",
        "{\"text\": 01}",
        "{\"text\": \"\\x\"}",
        "{\"text\": \"a\"}}",
        "text",
        "]"
      })
  void everyKindOfBrokenLineIsRefused(String line) {
    assertThat(refusal("a.jsonl", GOOD + line + "\n", TEXT))
        .startsWith("error[DATA-036]: not one JSON object: column ")
        .contains("a.jsonl, line 2");
  }

  @ParameterizedTest
  @CsvSource({"5,a number", "'\"a\"',a string", "[],an array", "null,null", "true,true"})
  void aLineThatIsNoObjectIsRefused(String line, String kind) {
    assertThat(refusal("a.jsonl", GOOD + line + "\n", TEXT))
        .contains("error[DATA-036]: this line is " + kind + ", not an object");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[\n{\"text\": \"one\"},\n", "[{\"text\": \"one\"}]", " [ ]"})
  void aJsonArrayIsAnsweredWithACommand(String text) {
    assertThat(refusal("a.jsonl", "\n" + text, TEXT))
        .isEqualTo(
            """
            error[DATA-039]: this is a JSON array, not JSON lines
              in:  a.jsonl, line 2
              fix: jq -c '.[]' a.jsonl > lines.jsonl\
            """);
  }

  @Test
  void aMissingFieldIsAnsweredWithTheNearest() {
    assertThat(refusal("a.jsonl", GOOD + "{\"id\": 1, \"txt\": \"two\"}\n", TEXT))
        .isEqualTo(
            """
            error[DATA-037]: there is no field "text"; there are "id", "txt"
              in:  a.jsonl, line 2
              fix: did you mean --field txt?\
            """);
    assertThat(refusal("a.jsonl", GOOD + "{}\n", TEXT))
        .contains("there is no field \"text\"; the object is empty", "--skip-bad-rows");
  }

  @ParameterizedTest
  @CsvSource({
    "5,a number",
    "0.5,a number",
    "null,null",
    "false,false",
    "'[\"a\"]',an array",
    "'{\"a\": 1}',an object"
  })
  void aFieldThatHoldsNoStringIsNamedWithItsType(String value, String kind) {
    assertThat(refusal("a.jsonl", GOOD + "{\"text\": " + value + "}\n", TEXT))
        .isEqualTo(
            """
            error[DATA-037]: the field "text" is %s, not a string
              in:  a.jsonl, line 2
              fix: sed -n 2p a.jsonl shows the line; \
            --skip-bad-rows leaves such lines out and counts them\
            """
                .formatted(kind));
  }

  @Test
  void aPathThatEndsEarlyIsNamedUpToItsEnd() {
    assertThat(refusal("a.jsonl", "{\"a\": {\"b\": \"text\"}}\n", DEFAULTS.withField("a.b.c")))
        .isEqualTo(
            """
            error[DATA-037]: the field "a.b" is a string, not an object
              in:  a.jsonl, line 1
              fix: did you mean --field a.b?\
            """);
  }

  @Test
  void objectsOfSeveralFieldsNeedTheNameOfOne() {
    assertThat(refusal("a.jsonl", "{\"id\": \"7\", \"body\": \"Hello\", \"n\": 1}\n", DEFAULTS))
        .isEqualTo(
            """
            error[DATA-037]: which field holds the texts? there are "id", "body", "n"
              in:  a.jsonl, line 1
              fix: --field body\
            """);
  }

  @Test
  void aLabelIsAStringANumberOrTrueOrFalse() {
    assertThat(
            refusal("a.jsonl", "{\"text\": \"a\", \"mood\": []}\n", TEXT.withLabelColumn("mood")))
        .contains(
            "error[DATA-037]: the label \"mood\" is an array, not a string, a number, true or"
                + " false");
  }

  @ParameterizedTest
  @CsvSource({
    "NaN,NaN is no number in JSON",
    "-Infinity,-Infinity is no number in JSON",
    "'\"\\udc00 \\ud800\"','\\udc00 is half of a character, without the other half'",
    "'\"a\", \"text\": \"b\"','the key \"text\" stands twice'",
    "'\"a\", \"o\": {\"o\": NaN}',NaN is no number in JSON",
  })
  void whatOtherReadersWouldTakeInTwoWaysIsRefused(String value, String what) {
    assertThat(refusal("a.jsonl", GOOD + "{\"text\": " + value + "}\n", TEXT))
        .isEqualTo(
            """
            error[DATA-038]: %s
              in:  a.jsonl, line 2
              fix: sed -n 2p a.jsonl shows the line; \
            --skip-bad-rows leaves such lines out and counts them\
            """
                .formatted(what));
  }

  @Test
  void aKeyOnTheWayMayNotStandTwice() {
    assertThat(
            refusal(
                "a.jsonl",
                "{\"a\": {\"b\": \"x\"}, \"a\": {\"b\": \"y\"}}\n",
                DEFAULTS.withField("a.b")))
        .contains("DATA-038", "the key \"a\" stands twice");
  }

  @Test
  void depthIsLimited() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    assertThat(refusal("a.jsonl", "{\"text\": \"a\", \"b\": " + deep + "}\n", TEXT))
        .contains("error[DATA-038]: it is nested more than 64 levels deep");
    String allowed = "[".repeat(63) + "]".repeat(63);
    assertThat(TableRows.of("a.jsonl", "{\"text\": \"a\", \"b\": " + allowed + "}\n", TEXT).texts())
        .containsExactly("a");
  }

  @Test
  void digitsAreLimited() {
    String line = "{\"text\": \"a\", \"n\": %s}\n";
    assertThat(refusal("a.jsonl", line.formatted("9".repeat(1_000_000)), TEXT))
        .contains("error[DATA-038]: a number has 1 000 000 characters, more than 400");
    assertThat(TableRows.of("a.jsonl", line.formatted("9".repeat(400)), TEXT).texts())
        .containsExactly("a");
  }

  @Test
  void aLongerLineThanTheLimitIsRefusedWithTheOptionThatRaisesIt() {
    String line = "{\"text\": \"" + "x".repeat(88) + "\"}";
    assertThat(refusal("a.jsonl", GOOD + line + "\n", TEXT.withLongestField(99)))
        .isEqualTo(
            """
            error[DATA-033]: the line has more than 99 characters
              in:  a.jsonl, line 2
              fix: --max-field 396 reads longer lines\
            """);
    assertThat(TableRows.of("a.jsonl", line, TEXT.withLongestField(100)).texts())
        .containsExactly("x".repeat(88));
  }

  @Test
  void anEndlessLineIsReadNoFurtherThanTheLimit() {
    var endless = new EndlessText("{\"text\": \"", "and so on ", 200_000_000);
    var options = TEXT.withLongestField(1 << 20);
    assertThat(
            Refusals.messageOf(() -> TableRows.of("a.jsonl", endless, options, SkippedRows.NONE)))
        .contains("DATA-033", "more than 1 048 576 characters", "--max-field 4194304");
    assertThat(endless.handedOut()).isLessThan(1_500_000);
  }

  @Test
  void csvUnderTheNameOfJsonLinesIsKnown() {
    assertThat(refusal("a.jsonl", "who;text\nAnn;Hello you\nBob;Hi\n", TEXT))
        .isEqualTo(
            """
            error[DATA-039]: this looks like CSV with 2 columns, not like JSON lines
              in:  a.jsonl, line 1
              fix: in place of --field: --column text --delimiter ';'\
            """);
    assertThat(
            TableRows.of(
                    "a.jsonl",
                    "who;text\nAnn;Hello you\n",
                    DEFAULTS.withColumn("text").withDelimiter(';'))
                .texts())
        .containsExactly("Hello you");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a..b", "", ".", "a.", ".a"})
  void aFieldIsNamesWithDotsBetweenThem(String field) {
    assertThat(Refusals.messageOf(() -> TableRows.of("a.jsonl", GOOD, DEFAULTS.withField(field))))
        .isEqualTo(
            """
            error[USAGE-002]: "%s" is no field: that is names with dots between them, at most 32
              in:  --field
              fix: such as --field body.text\
            """
                .formatted(field));
  }
}
