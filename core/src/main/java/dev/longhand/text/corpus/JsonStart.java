package dev.longhand.text.corpus;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import java.util.regex.Pattern;

/// Knows JSON by the first characters of a text.
final class JsonStart {
  private static final Pattern OBJECT = Pattern.compile("\\A\\s*\\{\\s*[\"}]");
  private static final Pattern ARRAY = Pattern.compile("\\A\\s*\\[\\s*[\\[{\"\\]]");

  private JsonStart() {}

  /// Makes sure that a CSV file does not begin like JSON.
  ///
  /// @throws LonghandException `DATA_TABLE_KIND`
  static void requireNone(String head, SourceName source) {
    if (OBJECT.matcher(head).find()) {
      TablePlace place = firstLine(head, source);
      String line = head.stripLeading().lines().findFirst().orElse("");
      throw place.refusal(
          ErrorCode.DATA_TABLE_KIND,
          "these are JSON lines, not CSV",
          "in place of --column: "
              + JsonSample.of(line, JsonLine.factory(TableReader.HEAD)).proposal());
    }
    if (ARRAY.matcher(head).find()) {
      throw array(firstLine(head, source), "CSV");
    }
  }

  /// That a file is one JSON array, where something else was expected.
  static LonghandException array(TablePlace place, String expected) {
    return place.refusal(
        ErrorCode.DATA_TABLE_KIND,
        "this is a JSON array, not " + expected,
        place.source().withWord("jq -c '.[]' %s > lines.jsonl"));
  }

  private static TablePlace firstLine(String head, SourceName source) {
    String blank = head.substring(0, head.length() - head.stripLeading().length());
    return new TablePlace(source, 1 + blank.chars().filter(end -> end == '\n').count());
  }
}
