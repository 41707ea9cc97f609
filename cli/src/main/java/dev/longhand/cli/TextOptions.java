package dev.longhand.cli;

import dev.longhand.text.corpus.BadBytes;
import dev.longhand.text.corpus.BlankText;
import dev.longhand.text.corpus.Boilerplate;
import dev.longhand.text.corpus.CompressedFiles;
import dev.longhand.text.corpus.CorpusOptions;
import dev.longhand.text.corpus.Documents;
import dev.longhand.text.corpus.LetterCase;
import dev.longhand.text.corpus.Newlines;
import dev.longhand.text.corpus.Normalization;
import dev.longhand.text.corpus.RepeatedFiles;
import dev.longhand.text.corpus.TextEncoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The options that say how text is read and cleaned.
@OptionHeading("Text")
final class TextOptions {
  /// The encodings that texts come in, the commonest first.
  static final class UsualEncodings extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    UsualEncodings() {
      super(
          List.of(
              "utf-8", "windows-1252", "iso-8859-1", "utf-16le", "utf-16be", TextEncoding.DETECT));
    }
  }

  /// An encoding by its name.
  static final class EncodingWord implements ITypeConverter<TextEncoding> {
    @Override
    public TextEncoding convert(String name) {
      try {
        return TextEncoding.of(name);
      } catch (IllegalArgumentException unknown) {
        throw new TypeConversionException(
            "this Java knows no such encoding; utf-8 and windows-1252 are common");
      }
    }
  }

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      completionCandidates = UsualEncodings.class,
      converter = EncodingWord.class,
      description =
          "The encoding of the files, such as windows-1252; detect goes by their bytes. Default:"
              + " UTF-8.")
  private Optional<TextEncoding> encoding = Optional.empty();

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
      names = "--documents",
      paramLabel = "WHAT",
      description =
          "What counts as one document: whole files, lines or paragraphs; a row of a table always"
              + " is one. Default: whole.")
  private Optional<Documents> documents = Optional.empty();

  @Option(
      names = "--gunzip",
      description = "Read gzip files as well; they are unpacked while they are read.")
  private boolean gunzip;

  @Option(names = "--allow-duplicates", description = "Let a file count as often as it is named.")
  private boolean allowDuplicates;

  @Mixin private TableColumnOptions tableOptions = new TableColumnOptions();

  @Option(
      names = "--keep-boilerplate",
      description = "Keep Project Gutenberg's header and footer in the text.")
  private boolean keepBoilerplate;

  /// The options of a recipe with what was asked for.
  CorpusOptions applyTo(CorpusOptions options) {
    CorpusOptions result = options;
    if (encoding.isPresent()) {
      result = result.withEncoding(encoding.get());
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
    if (documents.isPresent()) {
      result = result.withDocuments(documents.get());
    }
    if (gunzip) {
      result = result.withCompressedFiles(CompressedFiles.UNPACK);
    }
    if (allowDuplicates) {
      result = result.withRepeatedFiles(RepeatedFiles.COUNT_EACH);
    }
    result = result.withTable(tableOptions.applyTo(result.table()));
    return keepBoilerplate ? result.withBoilerplate(Boilerplate.KEEP) : result;
  }
}
