package dev.longhand.cli;

import dev.longhand.text.corpus.BadBytes;
import dev.longhand.text.corpus.BlankText;
import dev.longhand.text.corpus.Boilerplate;
import dev.longhand.text.corpus.CorpusOptions;
import dev.longhand.text.corpus.LetterCase;
import dev.longhand.text.corpus.Newlines;
import dev.longhand.text.corpus.Normalization;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that say how text is read and cleaned.
@OptionHeading("Text")
final class TextOptions {
  /// The encodings that texts come in, the commonest first.
  static final class UsualEncodings extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    UsualEncodings() {
      super(List.of("utf-8", "windows-1252", "iso-8859-1", "utf-16le", "utf-16be"));
    }
  }

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      completionCandidates = UsualEncodings.class,
      description = "The encoding of the files, such as windows-1252. Default: UTF-8.")
  private Optional<Charset> encoding = Optional.empty();

  @Option(
      names = "--bad-bytes",
      paramLabel = "WHAT",
      description = "refuse or replace bytes that the encoding does not have. Default: refuse.")
  private Optional<BadBytes> badBytes = Optional.empty();

  @Option(
      names = "--normalize",
      paramLabel = "FORM",
      description = "nfc joins letters and accents that are stored apart.")
  private Optional<Normalization> normalization = Optional.empty();

  @Option(names = "--lower-case", description = "Turn capitals into small letters.")
  private boolean lowerCase;

  @Option(names = "--keep-newlines", description = "Keep CR and CRLF line ends as they are.")
  private boolean keepNewlines;

  @Option(names = "--keep-whitespace", description = "Accept a text of nothing but white space.")
  private boolean keepWhitespace;

  @Option(
      names = "--keep-boilerplate",
      description = "Keep Project Gutenberg's header and footer in the text.")
  private boolean keepBoilerplate;

  /// The options of a recipe with what was asked for.
  CorpusOptions applyTo(CorpusOptions options) {
    CorpusOptions result = options;
    if (encoding.isPresent()) {
      result = result.withCharset(encoding.get());
    }
    if (badBytes.isPresent()) {
      result = result.withBadBytes(badBytes.get());
    }
    var cleaning = result.cleaning();
    if (normalization.isPresent()) {
      cleaning = cleaning.withNormalization(normalization.get());
    }
    if (lowerCase) {
      cleaning = cleaning.withLetterCase(LetterCase.LOWER);
    }
    if (keepNewlines) {
      cleaning = cleaning.withNewlines(Newlines.KEEP);
    }
    result = result.withCleaning(cleaning);
    if (keepWhitespace) {
      result = result.withBlankText(BlankText.KEEP);
    }
    return keepBoilerplate ? result.withBoilerplate(Boilerplate.KEEP) : result;
  }
}
