package dev.longhand.text.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableKindTest {
  private static final TableOptions DEFAULTS = TableOptions.DEFAULTS;

  @ParameterizedTest
  @CsvSource({
    "a.csv,CSV",
    "a.CSV,CSV",
    "a.tsv,CSV",
    "a.csv.gz,CSV",
    "a.jsonl,JSON_LINES",
    "a.ndjson,JSON_LINES",
    "a.txt,TEXT",
    "csv,TEXT",
    "a.json,TEXT"
  })
  void withoutOptionsTheNameDecides(String name, TableKind kind) {
    assertThat(kindOf(name, DEFAULTS)).isEqualTo(kind);
  }

  @Test
  void aColumnMeansCsvAndAFieldMeansJsonLinesUnderAnyName() {
    assertThat(kindOf("a.txt", DEFAULTS.withColumn("a"))).isEqualTo(TableKind.CSV);
    assertThat(kindOf("a.jsonl", DEFAULTS.withColumn("a"))).isEqualTo(TableKind.CSV);
    assertThat(kindOf("a.csv", DEFAULTS.withField("a"))).isEqualTo(TableKind.JSON_LINES);
  }

  @Test
  void withBothTheNameDecides() {
    var both = DEFAULTS.withColumn("a").withField("b");
    assertThat(kindOf("a.csv", both)).isEqualTo(TableKind.CSV);
    assertThat(kindOf("a.jsonl", both)).isEqualTo(TableKind.JSON_LINES);
    assertThat(Refusals.messageOf(() -> kindOf("a.txt", both)))
        .isEqualTo(
            """
            error[USAGE-003]: a column is in CSV and a field in JSON lines; \
            the name does not say which this is
              in:  a.txt
              fix: leave out --column or --field\
            """);
  }

  @Test
  void aTextHasNoLabels() {
    assertThat(Refusals.messageOf(() -> kindOf("a.txt", DEFAULTS.withLabelColumn("a"))))
        .isEqualTo(
            """
            error[USAGE-003]: a text that is no table has no labels
              in:  a.txt
              fix: name the texts as well: --column NAME for CSV, --field NAME for JSON lines\
            """);
  }

  private static TableKind kindOf(String name, TableOptions options) {
    return TableKind.of(new SourceName(name, name), options);
  }
}
