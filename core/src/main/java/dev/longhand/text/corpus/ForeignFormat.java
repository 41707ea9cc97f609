package dev.longhand.text.corpus;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Kinds of file that are often named by mistake, known by their first bytes.
///
/// A remedy holds `%1$s` where the file's name belongs in a shell command.
enum ForeignFormat {
  GZIP("a gzip file", "--gunzip reads it as it is; or zcat %1$s > unpacked.txt", "^\\x1F\\x8B"),
  BZIP2("a bzip2 file", "bzcat %1$s > unpacked.txt", "^BZh[1-9](1AY&SY|\\x17rE8P\\x90)"),
  XZ("an xz file", "xzcat %1$s > unpacked.txt", "^\\xFD7zXZ\\x00"),
  ZSTANDARD("a zstandard file", "zstdcat %1$s > unpacked.txt", "^\\x28\\xB5\\x2F\\xFD"),
  SEVEN_ZIP("a 7-zip archive", "7z x %1$s", "^7z\\xBC\\xAF\\x27\\x1C"),
  TAR("a tar archive", "tar xf %1$s", "^[^\\x00]{1,100}\\x00.{156,256}ustar"),
  DOCX("a Word document", "pandoc -t plain -o text.txt %1$s", "^PK\\x03\\x04.*word/"),
  OPEN_DOCUMENT(
      "an OpenDocument file",
      "pandoc -t plain -o text.txt %1$s",
      "^PK\\x03\\x04.*mimetypeapplication/vnd\\.oasis"),
  EPUB(
      "an EPUB book",
      "pandoc -t plain -o text.txt %1$s",
      "^PK\\x03\\x04.*mimetypeapplication/epub"),
  TORCH("a PyTorch file", Remedy.NAME_A_TEXT, "^PK\\x03\\x04.*/data\\.pkl"),
  ZIP("a zip archive", "unzip %1$s", "^PK\\x03\\x04"),
  PDF("a PDF document", "pdftotext %1$s text.txt", "^%PDF-"),
  RTF("an RTF document", "pandoc -t plain -o text.txt %1$s", "^\\{\\\\rtf"),
  OLD_OFFICE(
      "an old Office document",
      "soffice --convert-to txt %1$s",
      "^\\xD0\\xCF\\x11\\xE0\\xA1\\xB1\\x1A\\xE1"),
  NOTEBOOK(
      "a Jupyter notebook",
      "jq -r '.cells[].source | if type == \"array\" then join(\"\") else . end' %1$s > text.txt",
      "^\\s*\\{\\s*(\"cells\"\\s*:\\s*\\[|.*\"nbformat\"\\s*:)"),
  ELF("a program (ELF)", Remedy.NAME_A_TEXT, "^\\x7FELF"),
  JAVA_CLASS("a Java class", Remedy.NAME_A_TEXT, "^\\xCA\\xFE\\xBA\\xBE"),
  WINDOWS_PROGRAM("a Windows program", Remedy.NAME_A_TEXT, "^MZ.{0,62}\\x00"),
  MAC_PROGRAM("a Mac program", Remedy.NAME_A_TEXT, "^(\\xCF\\xFA\\xED\\xFE|\\xFE\\xED\\xFA\\xCF)"),
  SQLITE("an SQLite database", Remedy.NAME_A_TEXT, "^SQLite format 3\\x00"),
  PARQUET("a Parquet table", Remedy.NAME_A_TEXT, "^PAR1\\x15"),
  PNG("a PNG picture", Remedy.NAME_A_TEXT, "^\\x89PNG\\r\\n"),
  JPEG("a JPEG picture", Remedy.NAME_A_TEXT, "^\\xFF\\xD8\\xFF"),
  GIF("a GIF picture", Remedy.NAME_A_TEXT, "^GIF8[79]a"),
  HDF5("an HDF5 file, such as a Keras model", Remedy.NAME_A_TEXT, "^\\x89HDF\\r\\n\\x1A\\n"),
  SAFETENSORS(
      "a safetensors model file",
      Remedy.NAME_A_TEXT,
      "^.{4}.\\x00\\x00\\x00\\{\\s*\"[^\"]+\"\\s*:"),
  PICKLE("a Python pickle", Remedy.NAME_A_TEXT, "^\\x80[\\x02-\\x05][\\x95c}\\]\\(K]");

  private final String kind;
  private final String remedy;
  private final Pattern pattern;

  ForeignFormat(String kind, String remedy, String pattern) {
    this.kind = kind;
    this.remedy = remedy;
    this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
  }

  /// The kind that a file's first bytes give away.
  static Optional<ForeignFormat> of(byte[] head) {
    var latin = new String(head, StandardCharsets.ISO_8859_1);
    return Arrays.stream(values())
        .filter(format -> format.pattern.matcher(latin).find())
        .findFirst();
  }

  /// Whether the first bytes are those of a web page, which is text, but hardly the one meant.
  static boolean isWebPage(byte[] head) {
    var start = new String(head, StandardCharsets.ISO_8859_1).stripLeading();
    var small = start.toLowerCase(Locale.ROOT);
    return small.startsWith("<!doctype html") || small.startsWith("<html");
  }

  LonghandException refusal(SourceName name) {
    return new LonghandException(
        ErrorCode.DATA_FORMAT,
        "this is " + kind + "; plain text is needed",
        name.shown(),
        String.format(Locale.ROOT, remedy, name.shellWord()));
  }

  /// What to say when nothing can be converted.
  private static final class Remedy {
    static final String NAME_A_TEXT = "name a plain text file instead";
  }
}
