package dev.longhand.text.corpus;

import java.nio.charset.Charset;
import java.util.Objects;

/// How files become a corpus.
///
/// @param encoding how bytes become characters in files without a byte-order mark
/// @param badBytes what happens to bytes that are not valid in it
/// @param cleaning the rules that change characters, applied to prompts as well
/// @param blankText whether a text of nothing but white space is accepted
/// @param boilerplate what happens to Project Gutenberg's header and footer
/// @param documents what counts as one document of a plain text file
/// @param table how CSV files and JSON lines are read
/// @param repeatedFiles what happens to a file that is named twice
/// @param compressedFiles what happens to gzip files
public record CorpusOptions(
    TextEncoding encoding,
    BadBytes badBytes,
    TextCleaning cleaning,
    BlankText blankText,
    Boilerplate boilerplate,
    Documents documents,
    TableOptions table,
    RepeatedFiles repeatedFiles,
    CompressedFiles compressedFiles) {
  /// Strict UTF-8 with uniform line ends, without Project Gutenberg's header and footer, each file
  /// one document.
  public static final CorpusOptions DEFAULTS =
      new CorpusOptions(
          TextEncoding.Named.UTF_8,
          BadBytes.REFUSE,
          TextCleaning.DEFAULTS,
          BlankText.REFUSE,
          Boilerplate.REMOVE,
          Documents.WHOLE,
          TableOptions.DEFAULTS,
          RepeatedFiles.COUNT_ONCE,
          CompressedFiles.REFUSE);

  public CorpusOptions {
    Objects.requireNonNull(encoding);
    Objects.requireNonNull(badBytes);
    Objects.requireNonNull(cleaning);
    Objects.requireNonNull(blankText);
    Objects.requireNonNull(boilerplate);
    Objects.requireNonNull(documents);
    Objects.requireNonNull(table);
    Objects.requireNonNull(repeatedFiles);
    Objects.requireNonNull(compressedFiles);
  }

  /// The same options with another encoding.
  public CorpusOptions withEncoding(TextEncoding value) {
    return new CorpusOptions(
        value,
        badBytes,
        cleaning,
        blankText,
        boilerplate,
        documents,
        table,
        repeatedFiles,
        compressedFiles);
  }

  /// The same options with another encoding.
  public CorpusOptions withCharset(Charset value) {
    return withEncoding(new TextEncoding.Named(value));
  }

  /// The same options with another treatment of bad bytes.
  public CorpusOptions withBadBytes(BadBytes value) {
    return new CorpusOptions(
        encoding,
        value,
        cleaning,
        blankText,
        boilerplate,
        documents,
        table,
        repeatedFiles,
        compressedFiles);
  }

  /// The same options with other cleaning rules.
  public CorpusOptions withCleaning(TextCleaning value) {
    return new CorpusOptions(
        encoding,
        badBytes,
        value,
        blankText,
        boilerplate,
        documents,
        table,
        repeatedFiles,
        compressedFiles);
  }

  /// The same options with another answer to a text of white space alone.
  public CorpusOptions withBlankText(BlankText value) {
    return new CorpusOptions(
        encoding,
        badBytes,
        cleaning,
        value,
        boilerplate,
        documents,
        table,
        repeatedFiles,
        compressedFiles);
  }

  /// The same options with another treatment of Project Gutenberg's header and footer.
  public CorpusOptions withBoilerplate(Boilerplate value) {
    return new CorpusOptions(
        encoding,
        badBytes,
        cleaning,
        blankText,
        value,
        documents,
        table,
        repeatedFiles,
        compressedFiles);
  }

  /// The same options with another rule of what a document is.
  public CorpusOptions withDocuments(Documents value) {
    return new CorpusOptions(
        encoding,
        badBytes,
        cleaning,
        blankText,
        boilerplate,
        value,
        table,
        repeatedFiles,
        compressedFiles);
  }

  /// The same options with other rules for tables.
  public CorpusOptions withTable(TableOptions value) {
    return new CorpusOptions(
        encoding,
        badBytes,
        cleaning,
        blankText,
        boilerplate,
        documents,
        value,
        repeatedFiles,
        compressedFiles);
  }

  /// The same options with another treatment of files named twice.
  public CorpusOptions withRepeatedFiles(RepeatedFiles value) {
    return new CorpusOptions(
        encoding,
        badBytes,
        cleaning,
        blankText,
        boilerplate,
        documents,
        table,
        value,
        compressedFiles);
  }

  /// The same options with another treatment of gzip files.
  public CorpusOptions withCompressedFiles(CompressedFiles value) {
    return new CorpusOptions(
        encoding,
        badBytes,
        cleaning,
        blankText,
        boilerplate,
        documents,
        table,
        repeatedFiles,
        value);
  }
}
