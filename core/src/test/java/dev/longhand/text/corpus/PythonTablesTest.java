package dev.longhand.text.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Tables that Python's `csv` and `json` wrote come out as they went in.
class PythonTablesTest {
  private static final JsonNode GOLDEN = golden();
  private static final List<String> TEXTS = texts();
  static final List<String> DIALECTS = List.copyOf(GOLDEN.get("csv").propertyNames());
  static final List<String> LINES = List.copyOf(GOLDEN.get("json_lines").propertyNames());

  @ParameterizedTest
  @FieldSource("DIALECTS")
  void everyDialectOfCsvIsRead(String dialect) {
    JsonNode table = GOLDEN.get("csv").get(dialect);
    var options =
        TableOptions.DEFAULTS
            .withColumn("text")
            .withDelimiter(table.get("delimiter").asString().charAt(0));
    String written = table.get("written").asString();
    assertThat(TableRows.of("a.csv", written, options).texts()).isEqualTo(TEXTS);
    assertThat(TableRows.of("a.csv", written, options.withBadRows(BadRows.SKIP)).texts())
        .isEqualTo(TEXTS);
  }

  @ParameterizedTest
  @FieldSource("LINES")
  void everyKindOfJsonLinesIsRead(String kind) {
    String written = GOLDEN.get("json_lines").get(kind).asString();
    assertThat(TableRows.of("a.jsonl", written, TableOptions.DEFAULTS.withField("text")).texts())
        .isEqualTo(TEXTS);
  }

  private static JsonNode golden() {
    InputStream file =
        Objects.requireNonNull(
            PythonTablesTest.class.getResourceAsStream("golden/python_tables.json"));
    return JsonMapper.shared().readTree(file);
  }

  private static List<String> texts() {
    var texts = new ArrayList<String>();
    GOLDEN.get("texts").forEach(text -> texts.add(text.asString()));
    return texts;
  }
}
