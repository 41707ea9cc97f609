package dev.longhand.cli;

import dev.longhand.error.Wording;
import dev.longhand.text.corpus.BadBytes;
import dev.longhand.text.corpus.BadRows;
import dev.longhand.text.corpus.BlankText;
import dev.longhand.text.corpus.Boilerplate;
import dev.longhand.text.corpus.CompressedFiles;
import dev.longhand.text.corpus.CorpusOptions;
import dev.longhand.text.corpus.Header;
import dev.longhand.text.corpus.LetterCase;
import dev.longhand.text.corpus.Newlines;
import dev.longhand.text.corpus.RepeatedFiles;
import dev.longhand.text.corpus.TableOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The options of a command line that read a text in a given way: what `TextOptions` understands.
final class TextOptionWords {
  private final List<String> words = new ArrayList<>();

  private TextOptionWords() {}

  /// Words to be pasted into a command, each with a space in front; nothing for the usual way.
  static String of(CorpusOptions options) {
    var text = new TextOptionWords();
    text.addReading(options);
    text.addTable(options.table());
    return String.join("", text.words);
  }

  private void addReading(CorpusOptions options) {
    CorpusOptions usual = CorpusOptions.DEFAULTS;
    var cleaning = options.cleaning();
    if (!options.encoding().equals(usual.encoding())) {
      add("--encoding", options.encoding().word());
    }
    add("--bad-bytes replace", options.badBytes() == BadBytes.REPLACE);
    if (cleaning.normalization() != usual.cleaning().normalization()) {
      add("--normalize", cleaning.normalization().name().toLowerCase(Locale.ROOT));
    }
    add("--lower-case", cleaning.letterCase() == LetterCase.LOWER);
    add("--keep-newlines", cleaning.newlines() == Newlines.KEEP);
    add("--keep-whitespace", options.blankText() == BlankText.KEEP);
    add("--keep-boilerplate", options.boilerplate() == Boilerplate.KEEP);
    if (options.documents() != usual.documents()) {
      add("--documents", options.documents().name().toLowerCase(Locale.ROOT));
    }
    add("--gunzip", options.compressedFiles() == CompressedFiles.UNPACK);
    add("--allow-duplicates", options.repeatedFiles() == RepeatedFiles.COUNT_EACH);
  }

  private void addTable(TableOptions table) {
    table.column().ifPresent(column -> add("--column", column));
    table.labelColumn().ifPresent(column -> add("--label-column", column));
    table.field().ifPresent(field -> add("--field", field));
    table.rows().ifPresent(rows -> add("--rows", Long.toString(rows)));
    add("--no-header", table.header() == Header.ABSENT);
    table
        .delimiter()
        .ifPresent(character -> add("--delimiter", character == '\t' ? "tab" : character + ""));
    add("--skip-bad-rows", table.badRows() == BadRows.SKIP);
    table.mostColumns().ifPresent(most -> add("--max-columns", Integer.toString(most)));
    table.longestField().ifPresent(most -> add("--max-field", Integer.toString(most)));
  }

  private void add(String option, String value) {
    words.add(" " + option + " " + Wording.shellWord(value));
  }

  private void add(String option, boolean asked) {
    if (asked) {
      words.add(" " + option);
    }
  }
}
