package dev.longhand.recipe;

import dev.longhand.text.corpus.BadBytes;
import dev.longhand.text.corpus.BadRows;
import dev.longhand.text.corpus.BlankText;
import dev.longhand.text.corpus.Boilerplate;
import dev.longhand.text.corpus.CompressedFiles;
import dev.longhand.text.corpus.CorpusOptions;
import dev.longhand.text.corpus.Documents;
import dev.longhand.text.corpus.Header;
import dev.longhand.text.corpus.LetterCase;
import dev.longhand.text.corpus.Newlines;
import dev.longhand.text.corpus.Normalization;
import dev.longhand.text.corpus.RepeatedFiles;
import dev.longhand.text.corpus.TableOptions;
import dev.longhand.text.corpus.TextCleaning;
import dev.longhand.text.corpus.TextEncoding;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Reads what of a recipe says how files become a text.
final class TextReader {
  static final String TAB = "tab";

  private TextReader() {}

  static CorpusOptions read(RecipeSection section) {
    CorpusOptions usual = CorpusOptions.DEFAULTS;
    CorpusOptions options =
        usual
            .withEncoding(encoding(section, usual.encoding()))
            .withBadBytes(
                section.constant("bad_bytes", List.of(BadBytes.values()), usual.badBytes()))
            .withCleaning(cleaning(section, usual.cleaning()))
            .withBlankText(
                section.constant("blank_text", List.of(BlankText.values()), usual.blankText()))
            .withBoilerplate(
                section.constant("boilerplate", List.of(Boilerplate.values()), usual.boilerplate()))
            .withDocuments(
                section.constant("documents", List.of(Documents.values()), usual.documents()))
            .withRepeatedFiles(
                section.constant(
                    "repeated_files", List.of(RepeatedFiles.values()), usual.repeatedFiles()))
            .withCompressedFiles(
                section.constant(
                    "compressed_files", List.of(CompressedFiles.values()), usual.compressedFiles()))
            .withTable(table(section.optionalSection("table"), usual.table()));
    section.finish();
    return options;
  }

  private static TextEncoding encoding(RecipeSection section, TextEncoding usual) {
    String name = section.text("encoding", usual.word());
    try {
      return TextEncoding.of(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      section.problem(
          section.line("encoding"),
          RecipeReader.quoted(name) + " is no encoding that this Java knows",
          "such as utf-8, windows-1252 or utf-16le");
      return usual;
    }
  }

  private static TextCleaning cleaning(RecipeSection section, TextCleaning usual) {
    return new TextCleaning(
        section.constant("newlines", List.of(Newlines.values()), usual.newlines()),
        section.constant("letter_case", List.of(LetterCase.values()), usual.letterCase()),
        section.constant("normalization", List.of(Normalization.values()), usual.normalization()));
  }

  private static TableOptions table(RecipeSection section, TableOptions usual) {
    double rows = section.number(Setting.ROWS, 0);
    var table =
        new TableOptions(
            words(section, "column"),
            words(section, "label_column"),
            rows > 0 ? OptionalLong.of((long) rows) : OptionalLong.empty(),
            section.constant("header", List.of(Header.values()), usual.header()),
            delimiter(section),
            section.constant("bad_rows", List.of(BadRows.values()), usual.badRows()),
            words(section, "field"),
            limit(section, Setting.MAX_COLUMNS),
            limit(section, Setting.MAX_FIELD));
    section.finish();
    return table;
  }

  private static OptionalInt limit(RecipeSection section, Setting setting) {
    int limit = (int) section.number(setting, 0);
    return limit > 0 ? OptionalInt.of(limit) : OptionalInt.empty();
  }

  private static Optional<String> words(RecipeSection section, String key) {
    return Optional.of(section.text(key, "")).filter(text -> !text.isEmpty());
  }

  private static Optional<Character> delimiter(RecipeSection section) {
    String written = section.text("delimiter", "");
    if (written.isEmpty()) {
      return Optional.empty();
    }
    Optional<Character> delimiter = delimiter(written);
    if (delimiter.isEmpty()) {
      section.problem(
          section.line("delimiter"),
          "delimiter is " + RecipeReader.quoted(written) + ", not one character",
          "such as ';', '|' or " + TAB);
    }
    return delimiter;
  }

  /// The character that a word stands for.
  private static Optional<Character> delimiter(String word) {
    if (word.toLowerCase(Locale.ROOT).equals(TAB)) {
      return Optional.of('\t');
    }
    return word.length() == 1 ? Optional.of(word.charAt(0)) : Optional.empty();
  }
}
