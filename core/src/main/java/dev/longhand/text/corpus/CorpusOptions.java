package dev.longhand.text.corpus;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// How files become a corpus.
///
/// @param charset the encoding of files without a byte-order mark
/// @param badBytes what happens to bytes that are not valid in it
/// @param cleaning the rules that change characters, applied to prompts as well
/// @param blankText whether a text of nothing but white space is accepted
/// @param boilerplate what happens to Project Gutenberg's header and footer
public record CorpusOptions(
    Charset charset,
    BadBytes badBytes,
    TextCleaning cleaning,
    BlankText blankText,
    Boilerplate boilerplate) {
  /// Strict UTF-8 with uniform line ends, without Project Gutenberg's header and footer.
  public static final CorpusOptions DEFAULTS =
      new CorpusOptions(
          StandardCharsets.UTF_8,
          BadBytes.REFUSE,
          TextCleaning.DEFAULTS,
          BlankText.REFUSE,
          Boilerplate.REMOVE);

  public CorpusOptions {
    Objects.requireNonNull(charset);
    Objects.requireNonNull(badBytes);
    Objects.requireNonNull(cleaning);
    Objects.requireNonNull(blankText);
    Objects.requireNonNull(boilerplate);
  }

  /// The same options with another encoding.
  public CorpusOptions withCharset(Charset value) {
    return new CorpusOptions(value, badBytes, cleaning, blankText, boilerplate);
  }

  /// The same options with another treatment of bad bytes.
  public CorpusOptions withBadBytes(BadBytes value) {
    return new CorpusOptions(charset, value, cleaning, blankText, boilerplate);
  }

  /// The same options with other cleaning rules.
  public CorpusOptions withCleaning(TextCleaning value) {
    return new CorpusOptions(charset, badBytes, value, blankText, boilerplate);
  }

  /// The same options with another answer to a text of white space alone.
  public CorpusOptions withBlankText(BlankText value) {
    return new CorpusOptions(charset, badBytes, cleaning, value, boilerplate);
  }

  /// The same options with another treatment of Project Gutenberg's header and footer.
  public CorpusOptions withBoilerplate(Boilerplate value) {
    return new CorpusOptions(charset, badBytes, cleaning, blankText, value);
  }
}
