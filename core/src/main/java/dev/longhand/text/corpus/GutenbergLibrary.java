package dev.longhand.text.corpus;

import dev.longhand.error.DiskFault;
import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/// The books of Project Gutenberg, fetched one by one and kept in a folder without their headers
/// and footers.
///
/// A book that is in the folder is never fetched again. Immutable.
public final class GutenbergLibrary {
  /// Where the books are.
  public static final URI HOME = URI.create("https://www.gutenberg.org");

  private static final String PREFIX = "gutenberg:";
  private static final int MOST_DIGITS = 7;

  private final TextDownload download;
  private final URI home;
  private final Path folder;

  /// The library at an address, with a folder for its books.
  public GutenbergLibrary(URI home, Path folder) {
    this(home, folder, TextDownload.USUAL);
  }

  GutenbergLibrary(URI home, Path folder, TextDownload download) {
    this.home = Objects.requireNonNull(home);
    this.folder = Objects.requireNonNull(folder);
    this.download = Objects.requireNonNull(download);
  }

  /// The number in a word such as `gutenberg:345`; empty when the word is of another kind.
  ///
  /// @throws LonghandException `USAGE_VALUE` when what follows the colon is no number of a book
  public static OptionalInt bookNumber(String word) {
    if (!word.startsWith(PREFIX)) {
      return OptionalInt.empty();
    }
    String number = word.substring(PREFIX.length());
    if (!number.matches("[1-9][0-9]{0," + (MOST_DIGITS - 1) + "}")) {
      throw new LonghandException(
          ErrorCode.USAGE_VALUE,
          "'"
              + Wording.escaped(number, SourceName.LENGTH)
              + "' is not the number of a book, such as 345",
          Wording.escaped(word, SourceName.LENGTH),
          "longhand corpus get gutenberg:345 fetches Dracula");
    }
    return OptionalInt.of(Integer.parseInt(number));
  }

  /// The file of a book, fetched if it is not in the folder yet: UTF-8, without the header and the
  /// footer.
  ///
  /// @throws LonghandException with a code of the `NET` family, `DISK_FULL` or `DISK_IO`
  public Path book(int number) {
    Path file = folder.resolve("pg" + number + ".txt");
    if (!Files.isRegularFile(file)) {
      keep(text(number), file);
    }
    return file;
  }

  private Corpus text(int number) {
    URI first = home.resolve("/ebooks/" + number + ".txt.utf-8");
    URI second = home.resolve("/cache/epub/" + number + "/pg" + number + ".txt");
    Optional<byte[]> found = download.fetch(first).or(() -> download.fetch(second));
    byte[] bytes =
        found.orElseThrow(() ->
            new LonghandException(
                ErrorCode.NET_NO_BOOK,
                "there is no book " + number + " as plain text",
                first.toString(),
                "look for its number at " + HOME + "/ebooks/search/"));
    byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, SourceReader.HEAD));
    if (ForeignFormat.of(head).isPresent() || ForeignFormat.isWebPage(head)) {
      throw TextDownload.notText(first);
    }
    return CorpusReader.read(
        new ByteArrayInputStream(bytes),
        first.toString(),
        CorpusOptions.DEFAULTS.withEncoding(new TextEncoding.Detected()));
  }

  private void keep(Corpus book, Path file) {
    try (book) {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, "book", ".part");
      try {
        try (BufferedWriter out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
          out.write(book.text());
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException failed) {
      throw DiskFault.of(
          failed,
          "the book cannot be kept",
          FileDoor.name(folder),
          "name another folder, or make room in it");
    }
  }
}
