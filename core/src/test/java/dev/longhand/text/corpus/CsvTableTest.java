package dev.longhand.text.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {
  private static final TableOptions DEFAULTS = TableOptions.DEFAULTS;
  private static final TableOptions TEXT = DEFAULTS.withColumn("text");

  @Test
  void aRowIsADocumentAndACellItsLabel() {
    var rows =
        TableRows.of(
            "plays.csv",
            "who,text\nAnn,\"Hello, you\"\n Bob ,Hi\nAnn,Bye\n,Ah\n",
            TEXT.withLabelColumn("who"));
    assertThat(rows.texts()).containsExactly("Hello, you", "Hi", "Bye", "Ah");
    assertThat(rows.labels()).containsExactly("Ann", "Bob", "Ann", "-");
    assertThat(rows.notices())
        .containsExactly(
            "note[DATA-041]: 4 rows read; the texts are in column \"text\"\n  in:  plays.csv",
            "note[DATA-040]: 2 labels in column \"who\": \"Ann\" 2, \"Bob\" 1;"
                + " 1 row without a label\n  in:  plays.csv");
  }

  @Test
  void quotedCellsHoldQuotesDelimitersAndLineEnds() {
    assertThat(
            TableRows.of("a.csv", "text,n\n\"a \"\"b\"\"\r\nc,\rd\n\",1\n\"\"\"\",2\n", TEXT)
                .texts())
        .containsExactly("a \"b\"\r\nc,\rd\n", "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void anyLineEndEndsARow(String lineEnd) {
    String text = String.join(lineEnd, "n,text", "1,one", "", "  ", "2,two");
    assertThat(TableRows.of("a.csv", text, TEXT).texts()).containsExactly("one", "two");
  }

  @Test
  void aColumnMayBeNamedByItsNumber() {
    assertThat(TableRows.of("a.csv", "n,text\n1,one\n", DEFAULTS.withColumn("2")).texts())
        .containsExactly("one");
  }

  @Test
  void withoutAHeaderTheFirstLineIsARow() {
    var options = DEFAULTS.withColumn("2").withLabelColumn("1").withHeader(Header.ABSENT);
    var rows = TableRows.of("a.csv", "Ann,one\nBob,two\n", options);
    assertThat(rows.texts()).containsExactly("one", "two");
    assertThat(rows.labels()).containsExactly("Ann", "Bob");
    assertThat(rows.notices().getFirst()).contains("the texts are in column 2");
  }

  @Test
  void anOnlyColumnNeedsNoName() {
    assertThat(TableRows.of("a.csv", "words\none\n\"two; too\"\n", DEFAULTS).texts())
        .containsExactly("one", "two; too");
  }

  @Test
  void textAndLabelMayBeInAnyOrderAndMayBeTheSame() {
    String text = "a,b,c\n1,2,3\n";
    var options = DEFAULTS.withColumn("c").withLabelColumn("a");
    assertThat(TableRows.of("a.csv", text, options).documents())
        .isEqualTo(TableRows.of("a.csv", text, options.withBadRows(BadRows.SKIP)).documents());
    assertThat(TableRows.of("a.csv", text, DEFAULTS.withColumn("b").withLabelColumn("b")).labels())
        .containsExactly("2");
  }

  @Test
  void noMoreRowsAreReadThanAskedFor() {
    var rows = TableRows.of("a.csv", "n,text\n1,one\n2,\n3,three\n4\n", TEXT.withRows(3));
    assertThat(rows.texts()).containsExactly("one", "three");
    assertThat(rows.notices().getFirst()).contains("3 rows read, as many as were asked for;");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NA", "NaN", "nan", "null", "None", "N/A", " nan\t", "\"\"", "\" \""})
  void aCellThatSaysNothingIsLeftOutAndCounted(String cell) {
    var rows = TableRows.of("a.csv", "n,text\n1,one\n2," + cell + "\n3,three\n", TEXT);
    assertThat(rows.texts()).containsExactly("one", "three");
    assertThat(rows.notices())
        .contains(
            "note[DATA-031]: 1 row without a text left out, the first in line 3\n  in:  a.csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NAN", "na", "Null", "none", "nano", "nan nan", "0", "-", "n/a"})
  void aWordThatIsNearlyOneForNothingIsAText(String cell) {
    assertThat(TableRows.of("a.csv", "n,text\n1," + cell + "\n", TEXT).texts())
        .containsExactly(cell);
  }

  @Test
  void aLabelCellThatSaysNothingIsNoLabel() {
    var rows = TableRows.of("a.csv", "who,text\nNaN,one\nAnn,two\n", TEXT.withLabelColumn("who"));
    assertThat(rows.labels()).containsExactly("-", "Ann");
  }

  @Test
  void badRowsAreLeftOutOnRequestAndHandedOver() {
    var skipped = new ArrayList<SkippedRow>();
    var rows =
        TableRows.of(
            "a.csv",
            new StringReader("who,text\nAnn,one\nBob,two,\"th\nree\"\nBob\nAnn,four\n"),
            TEXT.withBadRows(BadRows.SKIP),
            skipped::add);
    assertThat(rows.texts()).containsExactly("one", "four");
    assertThat(rows.notices())
        .contains(
            "note[DATA-030]: 2 bad rows left out; the first: the row that begins in this line has"
                + " 3 cells; the first row has 2\n  in:  a.csv, line 3");
    assertThat(skipped)
        .containsExactly(
            new SkippedRow(
                "a.csv",
                3,
                "the row that begins in this line has 3 cells; the first row has 2",
                List.of("Bob", "two", "th\nree")),
            new SkippedRow(
                "a.csv",
                5,
                "the row that begins in this line has 1 cell; the first row has 2",
                List.of("Bob")));
  }

  @Test
  void aGivenDelimiterDividesCells() {
    assertThat(TableRows.of("a.csv", "n;text\n1;one, two\n", TEXT.withDelimiter(';')).texts())
        .containsExactly("one, two");
    assertThat(TableRows.of("a.TSV", "n\ttext\n1\tone, two\n", TEXT).texts())
        .containsExactly("one, two");
  }

  @Test
  void tabsDivideTheCellsOfAPackedTableToo() {
    assertThat(TableRows.of("a.tsv.gz", "n\ttext\n1\tone, two\n", TEXT).texts())
        .containsExactly("one, two");
  }

  @Test
  void oneColumnThatLooksLikeMoreIsReadWhenItsDelimiterIsNamed() {
    assertThat(
            TableRows.of("a.csv", "a;text\nb;one\n", DEFAULTS.withDelimiter(',').withColumn("1"))
                .texts())
        .containsExactly("b;one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sep=;\r\n", "\"sep=;\"\n", "SEP=;\r"})
  void aFirstLineThatNamesTheDelimiterIsUnderstood(String line) {
    var rows = TableRows.of("a.csv", line + "n;text\n1;one, two\n", TEXT);
    assertThat(rows.texts()).containsExactly("one, two");
    assertThat(rows.notices())
        .contains(
            "note[DATA-034]: the first line says that ';' divides the cells\n"
                + "  in:  a.csv, line 1");
  }

  @Test
  void linesCountTheOneThatNamesTheDelimiter() {
    assertThat(TableRefusals.refusal("a.csv", "sep=;\nn;text\n1;one\n2\n", TEXT))
        .contains("a.csv, line 4");
  }

  @Test
  void cellsThatASpreadsheetWouldRunArePlainText() {
    var rows = TableRows.of("a.csv", "text,n\n=1+2,1\n+1,2\n-1,3\n@SUM(A1),4\n\"\tx\",5\n", TEXT);
    assertThat(rows.texts()).containsExactly("=1+2", "+1", "-1", "@SUM(A1)", "\tx");
  }

  @Test
  void anEmptyTableHasNoRows() {
    assertThat(TableRows.of("a.csv", "", TEXT).documents()).isEmpty();
    assertThat(TableRows.of("a.csv", "n,text\n", TEXT).documents()).isEmpty();
    assertThat(TableRows.of("a.csv", "sep=;", TEXT).documents()).isEmpty();
  }
}
