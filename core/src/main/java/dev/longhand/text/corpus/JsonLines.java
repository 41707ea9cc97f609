package dev.longhand.text.corpus;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON lines: each line that is not blank is one object, and a value in it is the text.
final class JsonLines implements TableReader {
  /// The longest line, unless options say more, in UTF-16 units.
  static final int LONGEST_LINE = 1 << 26;

  private final SourceName source;
  private final TableOptions options;
  private final RowTally tally;
  private final int longest;
  private final JsonFactory json;
  private final Optional<FieldPath> label;

  JsonLines(SourceName source, TableOptions options, RowTally tally) {
    this.source = source;
    this.options = options;
    this.tally = tally;
    longest = options.longestField().orElse(LONGEST_LINE);
    json = JsonLine.factory(longest);
    label = options.labelColumn().map(path -> FieldPath.of(path, "--label-column"));
  }

  @Override
  public List<Problem> read(Reader characters) throws IOException {
    var text = new BufferedReader(characters, HEAD + 1);
    String head = TableReader.head(text);
    var lines = new LineReader(text, longest);
    if (!moved(lines)) {
      return List.of();
    }
    requireObjects(lines, head);
    FieldPath field =
        options
            .field()
            .map(path -> FieldPath.of(path, "--field"))
            .orElseGet(() -> onlyField(lines));
    do {
      add(lines, field);
    } while (!tally.isComplete() && moved(lines));
    return tally.notices(
        "field " + TablePlace.quoted(field.text()),
        label.map(path -> "field " + TablePlace.quoted(path.text())));
  }

  private void add(LineReader lines, FieldPath field) {
    String line = lines.text();
    TablePlace place = place(lines);
    JsonLine values;
    try {
      values = JsonLine.read(line, place, json, field, label);
    } catch (LonghandException bad) {
      if (!tally.skips()) {
        throw bad;
      }
      tally.addBad(bad.problems().getFirst(), place, List.of(line));
      return;
    }
    if (label.isPresent()) {
      tally.add(place, values.text(), values.label());
    } else {
      tally.add(place, values.text());
    }
  }

  /// Moves on to the next line that is not blank.
  private boolean moved(LineReader lines) throws IOException {
    while (lines.moved()) {
      if (lines.isTooLong()) {
        TablePlace place = place(lines);
        throw place.refusal(
            ErrorCode.DATA_TABLE_SIZE,
            "the line has more than " + Wording.count(longest, "character"),
            "--max-field " + 4L * longest + " reads longer lines");
      }
      if (!lines.isBlank()) {
        return true;
      }
    }
    return false;
  }

  private void requireObjects(LineReader lines, String head) {
    char first = lines.text().stripLeading().charAt(0);
    if (first == '[') {
      throw JsonStart.array(place(lines), "JSON lines");
    }
    if (first == '{') {
      return;
    }
    CsvDialect.bestOf(head)
        .ifPresent(sample -> {
          throw place(lines)
              .refusal(
                  ErrorCode.DATA_TABLE_KIND,
                  "this looks like CSV with "
                      + Wording.count(sample.columns(), "column")
                      + ", not like JSON lines",
                  "in place of --field: " + CsvColumns.proposal(sample));
        });
  }

  private FieldPath onlyField(LineReader lines) {
    JsonSample sample = JsonSample.of(lines.text(), json);
    if (sample.keys().size() == 1) {
      return new FieldPath(sample.keys());
    }
    throw place(lines)
        .refusal(
            ErrorCode.DATA_FIELD,
            "which field holds the texts? there are " + JsonSample.listed(sample.keys()),
            sample.proposal());
  }

  private TablePlace place(LineReader lines) {
    return new TablePlace(source, lines.number());
  }
}
