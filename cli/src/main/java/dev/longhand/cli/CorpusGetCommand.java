package dev.longhand.cli;

import dev.longhand.error.DiskFault;
import dev.longhand.error.ErrorCode;
import dev.longhand.error.ExitStatus;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.text.corpus.GutenbergLibrary;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Fetches a book and says where it is.
@Command(
    name = "get",
    description = {
      "Fetch a book of Project Gutenberg by its number, without its header and footer.",
      "",
      "A book that is there is not fetched again. Nothing else of Longhand ever uses the network.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Longhand.Version.class,
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} corpus get gutenberg:345",
      "  ${ROOT-COMMAND-NAME} corpus get gutenberg:345 --out books/dracula.txt"
    })
final class CorpusGetCommand implements LonghandCommand {
  private static final int SHOWN = 400;

  private final Longhand longhand;

  @Parameters(
      index = "0",
      paramLabel = "BOOK",
      description = "gutenberg: and the number of the book, such as gutenberg:345.")
  private String word = "";

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Where the book goes, a new file or a folder. Default: here, as pg345.txt.")
  private String out = ".";

  @Option(
      names = "--from",
      paramLabel = "URL",
      description = "Another library that keeps its books at the same addresses.")
  private Optional<String> from = Optional.empty();

  CorpusGetCommand(Longhand longhand) {
    this.longhand = longhand;
  }

  /// A file and whether it was fetched just now.
  private record Book(Path file, boolean fetched) {}

  @Override
  public int run() {
    int number = GutenbergLibrary.bookNumber(word).orElseThrow(this::unknownWord);
    URI home = from.map(CorpusGetCommand::address).orElse(GutenbergLibrary.HOME);
    Path place = Paths.of(out, "--out");
    try {
      Book book =
          Files.isDirectory(place) ? inFolder(home, place, number) : asFile(home, place, number);
      tell(book, number);
    } catch (IOException failed) {
      throw DiskFault.of(
          failed,
          "the book cannot be put there",
          Wording.escaped(out, SHOWN),
          "name another place with --out");
    }
    return ExitStatus.OK.value();
  }

  private static Book inFolder(URI home, Path folder, int number) {
    Path before = folder.resolve("pg" + number + ".txt");
    boolean there = Files.isRegularFile(before);
    return new Book(new GutenbergLibrary(home, folder).book(number).normalize(), !there);
  }

  /// The library calls its files by numbers, so the book moves to its name from a folder beside it.
  private static Book asFile(URI home, Path file, int number) throws IOException {
    if (Files.exists(file)) {
      throw new LonghandException(
          ErrorCode.USAGE_VALUE,
          "--out names a file that is there already",
          Wording.escaped(file.toString(), SHOWN),
          "name a new file, or the folder in which it is to be pg" + number + ".txt");
    }
    Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of("."));
    Files.createDirectories(folder);
    Path beside = Files.createTempDirectory(folder, ".book");
    try {
      Files.move(new GutenbergLibrary(home, beside).book(number), file);
    } finally {
      Files.delete(beside);
    }
    return new Book(file, true);
  }

  private void tell(Book book, int number) throws IOException {
    String file = book.file().toString();
    long bytes = Files.size(book.file());
    if (longhand.form() == Reporter.Form.MACHINES) {
      var object = Json.object().put("file", file).put("bytes", bytes);
      longhand.console().out().println(Json.line(object.put("fetched", book.fetched())));
      return;
    }
    longhand.console().out().println(Wording.escaped(file, SHOWN));
    Reporter reporter = longhand.reporter();
    String command = longhand.machine().command();
    String pasteable = Wording.shellWord(file);
    reporter.say(
        (book.fetched() ? "fetched     " : "was there   ")
            + "book "
            + number
            + ", "
            + Words.size(bytes));
    reporter.say("");
    reporter.say("check:      " + command + " corpus check " + pasteable);
    reporter.say("train:      " + command + " train " + pasteable + " --out runs/book-" + number);
  }

  private LonghandException unknownWord() {
    return new LonghandException(
        ErrorCode.USAGE_VALUE,
        "'" + Wording.escaped(word, SHOWN) + "' names no book; gutenberg:345 does",
        "BOOK",
        "longhand corpus get gutenberg:345");
  }

  private static URI address(String text) {
    try {
      URI address = URI.create(text);
      boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      if (web && address.getHost() != null) {
        return address;
      }
    } catch (IllegalArgumentException malformed) {
      throw noAddress(text).causedBy(malformed);
    }
    throw noAddress(text);
  }

  private static LonghandException noAddress(String text) {
    return new LonghandException(
        ErrorCode.USAGE_VALUE,
        "--from is '" + Wording.escaped(text, SHOWN) + "', which is no address of a library",
        "--from",
        "--from " + GutenbergLibrary.HOME);
  }
}
