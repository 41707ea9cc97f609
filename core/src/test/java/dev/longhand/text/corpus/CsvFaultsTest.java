package dev.longhand.text.corpus;

import static dev.longhand.text.corpus.TableRefusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFaultsTest {
  private static final TableOptions DEFAULTS = TableOptions.DEFAULTS;
  private static final TableOptions TEXT = DEFAULTS.withColumn("text");

  @Test
  void aColumnThatIsNotThereIsAnsweredWithTheNearest() {
    assertThat(refusal("plays.csv", "speaker,Text\nAnn,Hello\n", DEFAULTS.withColumn("txt")))
        .isEqualTo(
            """
            error[DATA-027]: there is no column "txt"; the columns are 1 "speaker", 2 "Text"
              in:  plays.csv, line 1
              fix: did you mean --column Text?\
            """);
  }

  @Test
  void aColumnThatIsLikeNoneIsAnsweredWithNumbers() {
    assertThat(refusal("plays.csv", "Ann,Hello\nBob,Hi\n", DEFAULTS.withLabelColumn("zebra")))
        .startsWith("error[DATA-027]: which column holds the texts?");
    assertThat(
            refusal(
                "plays.csv",
                "Ann,Hello\nBob,Hi\n",
                DEFAULTS.withColumn("1").withLabelColumn("zebra")))
        .isEqualTo(
            """
            error[DATA-027]: there is no column "zebra"; the columns are 1 "Ann", 2 "Hello"
              in:  plays.csv, line 1
              fix: name one of them by its number, --label-column 1; \
            if the first line is no header, --no-header --label-column 1\
            """);
  }

  @Test
  void aTableOfSeveralColumnsNeedsTheNameOfOne() {
    assertThat(refusal("plays.csv", "who,what he says\nAnn,Hello you\n", DEFAULTS))
        .isEqualTo(
            """
            error[DATA-027]: which column holds the texts? \
            the columns are 1 "who", 2 "what he says"
              in:  plays.csv, line 1
              fix: --column 'what he says'\
            """);
  }

  @Test
  void namesInMessagesAreQuotedEscapedAndShortened() {
    String header = "\"a\u001B[31m\"," + "x".repeat(100) + ",b".repeat(30);
    assertThat(refusal("a.csv", header + "\n", TEXT))
        .contains(
            "1 \"a\\u001B[31m\", 2 \"" + "x".repeat(40) + "…\", 3 \"b\"", "20 \"b\" and 12 more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "3", "00", "99999999999999999999"})
  void aColumnNumberIsFromOneToTheLast(String number) {
    assertThat(refusal("a.csv", "who,text\nAnn,Hello\n", DEFAULTS.withColumn(number)))
        .isEqualTo(
            """
            error[DATA-027]: there is no column "%s"; the columns are 1 "who", 2 "text"
              in:  a.csv, line 1
              fix: name one of them by its number from 1 or its name: --column text\
            """
                .formatted(number));
  }

  @Test
  void withoutAHeaderColumnsHaveNoNames() {
    assertThat(refusal("a.csv", "Ann,Hello\n", TEXT.withHeader(Header.ABSENT)))
        .isEqualTo(
            """
            error[DATA-027]: without a header columns have no names such as "text"
              in:  a.csv, line 1
              fix: leave out --no-header, or name a number: --column 1\
            """);
  }

  @Test
  void aNameThatTwoColumnsHaveMeansNeither() {
    assertThat(refusal("a.csv", "text,who,text\na,b,c\n", TEXT))
        .isEqualTo(
            """
            error[DATA-028]: 2 columns have the name "text": those with the numbers 1, 3
              in:  a.csv, line 1
              fix: name one by its number: --column 1\
            """);
  }

  @Test
  void aHeaderWithoutNamesIsAnsweredWithNumbers() {
    assertThat(refusal("a.csv", ",,\na,b,c\n", TEXT))
        .isEqualTo(
            """
            error[DATA-028]: the header has no names, so there is no column "text"
              in:  a.csv, line 1
              fix: name a number: --column 1; without a header: --no-header --column 1\
            """);
  }

  @Test
  void aQuoteThatNeverClosesIsReportedWhereItOpens() {
    String text = "who,text\nAnn,one\n\"B\no\rb\",\"two\nAnn,three\nAnn,four\n";
    assertThat(refusal("a.csv", text, TEXT))
        .isEqualTo(
            """
            error[DATA-029]: a quote opens in this line and never closes
              in:  a.csv, line 5
              fix: sed -n 5p a.csv shows the line; \
            inside of a cell in quotes, a quote is written twice\
            """);
  }

  @Test
  void aQuoteThatClosesTooSoonIsReportedWhereItOpens() {
    assertThat(refusal("a.csv", "who,text\nAnn,\"one\nBob,\"two\"\n", TEXT))
        .isEqualTo(
            """
            error[DATA-029]: a cell begins in this line with a quote, \
            and text follows its closing quote
              in:  a.csv, line 2
              fix: sed -n 2p a.csv shows the line; \
            inside of a cell in quotes, a quote is written twice\
            """);
  }

  @Test
  void anOpenQuoteGathersNoMoreThanTheLongestCell() {
    var endless = new EndlessText("who,text\nAnn,\"one", ",and so on\n", 200_000_000);
    assertThat(Refusals.messageOf(() -> TableRows.of("a.csv", endless, TEXT, SkippedRows.NONE)))
        .isEqualTo(
            """
            error[DATA-033]: a cell that begins in this line has more than 16 777 216 characters
              in:  a.csv, line 2
              fix: sed -n 2p a.csv shows the line; is a quote left open there? \
            --max-field 67108864 reads longer cells\
            """);
    assertThat(endless.handedOut()).isLessThan(17_000_000);
  }

  @Test
  void aRaggedRowIsRefusedAtTheFirst() {
    assertThat(refusal("a b.csv", "who,text\n\nAnn,one\nBob,two,three\nBob\n", TEXT))
        .isEqualTo(
            """
            error[DATA-030]: the row that begins in this line has 3 cells; the first row has 2
              in:  a b.csv, line 4
              fix: sed -n 4p 'a b.csv' shows the line; \
            --skip-bad-rows leaves such rows out and counts them\
            """);
  }

  @ParameterizedTest
  @CsvSource({"';',';'", "'\t',a tab", "'|','|'"})
  void anotherDelimiterIsFoundButNeverGuessed(char delimiter, String shown) {
    String text = "a,b,text\nx,y,one\n1,2,two\n".replace(',', delimiter);
    assertThat(refusal("a.csv", text, TEXT))
        .isEqualTo(
            """
            error[DATA-032]: 1 column found, divided by ','; %s gives 3
              in:  a.csv, line 1
              fix: --delimiter %s, or --delimiter ',' if it is one column\
            """
                .formatted(
                    delimiter == '\t' ? shown : "'" + shown + "'",
                    delimiter == '\t' ? "tab" : "'" + delimiter + "'"));
  }

  @Test
  void aCommaInAFileOfTabsIsFoundToo() {
    assertThat(refusal("a.tsv", "who,text\nAnn,one\n", TEXT))
        .contains("DATA-032", "divided by a tab; ',' gives 2", "fix: --delimiter ','");
  }

  @Test
  void aDelimiterThatWasNamedWrongIsToldWhereTheColumnIsMissing() {
    assertThat(refusal("a.csv", "who,text\nAnn,one\n", TEXT.withDelimiter(';')))
        .isEqualTo(
            """
            error[DATA-032]: 1 column found, divided by ';'; ',' gives 2
              in:  a.csv, line 1
              fix: --delimiter ',', or --delimiter ';' if it is one column\
            """);
  }

  @Test
  void moreColumnsThanTheLimitAreRefusedWithTheOptionThatRaisesIt() {
    assertThat(refusal("a.csv", "text" + ",b".repeat(100_000) + "\n", TEXT))
        .isEqualTo(
            """
            error[DATA-033]: the row has more than 10 000 columns
              in:  a.csv, line 1
              fix: sed -n 1p a.csv shows the line; --max-columns 100000 reads wider tables\
            """);
    assertThat(TableRows.of("a.csv", "text,b,c\n1,2,3\n", TEXT.withMostColumns(3)).texts())
        .containsExactly("1");
  }

  @Test
  void aLongerCellThanTheLimitIsRefusedWithTheOptionThatRaisesIt() {
    String text = "who,text\nAnn,\"" + "x".repeat(51) + "\"\n";
    assertThat(refusal("a.csv", text, TEXT.withLongestField(50)))
        .contains("DATA-033", "more than 50 characters", "--max-field 200 reads longer cells");
    assertThat(TableRows.of("a.csv", text, TEXT.withLongestField(51)).texts())
        .containsExactly("x".repeat(51));
  }

  @Test
  void quotesWithoutEndAreRefused() {
    String text = "text\n" + "\"".repeat(5001);
    assertThat(refusal("a.csv", text, TEXT)).contains("DATA-029", "a.csv, line 2");
  }

  @Test
  void jsonLinesUnderTheNameOfCsvAreKnown() {
    assertThat(refusal("a.csv", "{\"id\": 7, \"text\": \"Hello\"}\n", TEXT))
        .isEqualTo(
            """
            error[DATA-039]: these are JSON lines, not CSV
              in:  a.csv, line 1
              fix: in place of --column: --field text\
            """);
    assertThat(
            TableRows.of("a.csv", "{\"id\": 7, \"text\": \"Hello\"}\n", DEFAULTS.withField("text"))
                .texts())
        .containsExactly("Hello");
  }

  @Test
  void aJsonArrayUnderTheNameOfCsvIsKnown() {
    assertThat(refusal("a.csv", "\n[{\"text\": \"Hello\"}]\n", TEXT))
        .isEqualTo(
            """
            error[DATA-039]: this is a JSON array, not CSV
              in:  a.csv, line 2
              fix: jq -c '.[]' a.csv > lines.jsonl\
            """);
  }

  @Test
  void aColumnOfTextsHoldsNoLabels() {
    var text = new StringBuilder("who,text\n");
    for (int row = 0; row < 1001; row++) {
      text.append("name ").append(row).append(",Hello\n");
    }
    assertThat(refusal("a.csv", text.toString(), TEXT.withLabelColumn("who")))
        .isEqualTo(
            """
            error[DATA-040]: more than 1 000 different labels, so these are hardly labels: \
            "name 0", "name 1", "name 2", "name 3", "name 4" …
              in:  a.csv, line 1 002
              fix: name the column of the labels, or none\
            """);
  }

  @Test
  void aLongCellIsNoLabel() {
    assertThat(
            refusal(
                "a.csv", "who,text\n" + "x".repeat(201) + ",one\n", TEXT.withLabelColumn("who")))
        .contains("DATA-040", "201 characters are no label, which has at most 200", "line 2");
  }

  @Test
  void aQuoteCannotDivideCells() {
    assertThat(Refusals.messageOf(() -> TableRows.of("a.csv", "text\n", TEXT.withDelimiter('"'))))
        .isEqualTo(
            """
            error[USAGE-002]: quotes and line ends cannot divide cells
              in:  --delimiter
              fix: such as --delimiter ';'\
            """);
  }
}
