package dev.longhand.text.corpus;

import static dev.longhand.text.corpus.Refusals.latin;
import static dev.longhand.text.corpus.Refusals.messageOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.longhand.error.ErrorCode;
import dev.longhand.error.ExitStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GutenbergLibraryTest {
  private static final String FIRST = "/ebooks/7.txt.utf-8";
  private static final String SECOND = "/cache/epub/7/pg7.txt";
  private static final String BOOK = "The Lamps, by Nobody.\nThe first lamp — lit.\n";
  private static final String FILE =
      "The Project Gutenberg eBook of The Lamps\n\n"
          + "*** START OF THE PROJECT GUTENBERG EBOOK THE LAMPS ***\n\n"
          + BOOK
          + "\n*** END OF THE PROJECT GUTENBERG EBOOK THE LAMPS ***\nfooter\n";

  /// What the server says at an address.
  private record Answer(int status, Map<String, String> headers, byte[] body) {
    static Answer text(String text) {
      return new Answer(
          200, Map.of("Content-Type", "text/plain; charset=utf-8"), text.getBytes(UTF_8));
    }

    static Answer status(int status) {
      return new Answer(status, Map.of(), new byte[0]);
    }

    static Answer leadingTo(String place) {
      return new Answer(302, Map.of("Location", place), new byte[0]);
    }
  }

  @TempDir Path folder;

  private final Map<String, List<Answer>> answers = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private URI home;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          asked.add(path);
          List<Answer> left = answers.getOrDefault(path, List.of());
          Answer answer = left.isEmpty() ? Answer.status(404) : left.getFirst();
          if (left.size() > 1) {
            answers.put(path, left.subList(1, left.size()));
          }
          answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
          exchange.sendResponseHeaders(
              answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
          try (var out = exchange.getResponseBody()) {
            out.write(answer.body());
          }
        });
    server.start();
    home = URI.create("http://localhost:" + server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aBookIsKeptWithoutItsHeaderAndFooter() throws IOException {
    answers.put(FIRST, List.of(Answer.text(FILE)));
    Path book = library().book(7);
    assertThat(book).isEqualTo(folder.resolve("pg7.txt"));
    assertThat(Files.readString(book)).isEqualTo(BOOK);
    assertThat(names()).containsExactly("pg7.txt");
  }

  @Test
  void aBookThatIsThereIsNotFetchedAgain() {
    answers.put(FIRST, List.of(Answer.text(FILE)));
    library().book(7);
    library().book(7);
    assertThat(asked).containsExactly(FIRST);
  }

  @Test
  void theOtherAddressIsTriedWhereTheFirstHasNothing() throws IOException {
    answers.put(SECOND, List.of(Answer.text(FILE)));
    assertThat(Files.readString(library().book(7))).isEqualTo(BOOK);
    assertThat(asked).containsExactly(FIRST, SECOND);
  }

  @Test
  void anAddressOnTheSameHostIsFollowed() throws IOException {
    answers.put(FIRST, List.of(Answer.leadingTo(SECOND)));
    answers.put(SECOND, List.of(Answer.text(FILE)));
    assertThat(Files.readString(library().book(7))).isEqualTo(BOOK);
  }

  @Test
  void anAddressOnAnotherHostIsNotFollowed() {
    answers.put(FIRST, List.of(Answer.leadingTo("http://library.invalid/7.txt")));
    assertThat(messageOf(() -> library().book(7)))
        .isEqualTo(
            """
            error[NET-003]: the server leads elsewhere, to http://library.invalid/7.txt
              in:  %s/ebooks/7.txt.utf-8
              fix: try again later, or look at it in a browser\
            """
                .replace("%s", home.toString()));
  }

  @Test
  void aCircleOfAddressesEnds() {
    answers.put(FIRST, List.of(Answer.leadingTo(FIRST)));
    assertThat(messageOf(() -> library().book(7))).contains("NET-003", "round in a circle");
    assertThat(asked).hasSize(6);
  }

  @Test
  void aNumberWithoutABookIsSaidSo() {
    assertThat(messageOf(() -> library().book(7)))
        .isEqualTo(
            """
            error[NET-002]: there is no book 7 as plain text
              in:  %s/ebooks/7.txt.utf-8
              fix: look for its number at https://www.gutenberg.org/ebooks/search/\
            """
                .replace("%s", home.toString()));
    assertThat(ErrorCode.NET_NO_BOOK.exit()).isEqualTo(ExitStatus.NETWORK);
    assertThat(ExitStatus.NETWORK.value()).isEqualTo(9);
  }

  @Test
  void aFaultOfTheServerIsTriedOnceMore() throws IOException {
    answers.put(FIRST, List.of(Answer.status(503), Answer.text(FILE)));
    assertThat(Files.readString(library().book(7))).isEqualTo(BOOK);
  }

  @Test
  void aFaultThatStaysIsNamed() {
    answers.put(FIRST, List.of(Answer.status(503)));
    assertThat(messageOf(() -> library().book(7)))
        .startsWith("error[NET-003]: the server answered 503\n");
    assertThat(asked).hasSize(2);
  }

  @Test
  void aWebPageIsNoBook() throws IOException {
    byte[] page = "<!DOCTYPE html><p>Are you a robot?".getBytes(UTF_8);
    answers.put(FIRST, List.of(new Answer(200, Map.of("Content-Type", "text/html"), page)));
    answers.put(SECOND, List.of(new Answer(200, Map.of("Content-Type", "text/plain"), page)));
    assertThat(messageOf(() -> library().book(7)))
        .isEqualTo(
            """
            error[NET-004]: what the server sent is no plain text
              in:  %s/ebooks/7.txt.utf-8
              fix: look at the address in a browser; there may be a notice for you\
            """
                .replace("%s", home.toString()));
    answers.put(FIRST, List.of());
    assertThat(messageOf(() -> library().book(7))).contains("NET-004");
    assertThat(names()).isEmpty();
  }

  @Test
  void aTextBeyondTheLimitIsNotRead() {
    answers.put(FIRST, List.of(Answer.text(FILE)));
    var small = new TextDownload(100, Duration.ofSeconds(30));
    assertThat(messageOf(() -> new GutenbergLibrary(home, folder, small).book(7)))
        .isEqualTo(
            """
            error[NET-005]: the text is larger than 100 bytes
              in:  %s/ebooks/7.txt.utf-8
              fix: fetch it by other means, and name the file\
            """
                .replace("%s", home.toString()));
  }

  @Test
  void aServerThatIsNotThereIsSaidSo() throws IOException {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    var nobody = new GutenbergLibrary(URI.create("http://localhost:" + free), folder);
    assertThat(messageOf(() -> nobody.book(7)))
        .startsWith("error[NET-001]: the server cannot be reached: ")
        .endsWith("\n  fix: check the connection, or fetch the text elsewhere and name the file");
  }

  @Test
  void aServerThatKeepsSilentIsLeft() throws IOException {
    try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      var download = new TextDownload(1000, Duration.ofMillis(200));
      var address = URI.create("http://localhost:" + silent.getLocalPort());
      assertThat(messageOf(() -> new GutenbergLibrary(address, folder, download).book(7)))
          .contains("NET-001");
    }
  }

  @Test
  void fetchingCanBeInterrupted() {
    Thread.currentThread().interrupt();
    assertThat(messageOf(() -> library().book(7)))
        .startsWith("error[NET-006]: fetching was interrupted; nothing was kept\n");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aFolderThatCannotBeMadeIsAFaultOfTheDisk() throws IOException {
    answers.put(FIRST, List.of(Answer.text(FILE)));
    Path file = Files.write(folder.resolve("file"), latin("text"));
    assertThat(messageOf(() -> new GutenbergLibrary(home, file.resolve("books")).book(7)))
        .startsWith("error[DISK-002]: the book cannot be kept: ");
  }

  @Test
  void aWordNamesABookByItsNumber() {
    assertThat(GutenbergLibrary.bookNumber("gutenberg:345")).hasValue(345);
    assertThat(GutenbergLibrary.bookNumber("345.txt")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "12345678", "dracula", "1 2", "٣"})
  void aWordWithoutANumberIsRefused(String number) {
    assertThat(messageOf(() -> GutenbergLibrary.bookNumber("gutenberg:" + number)))
        .startsWith("error[USAGE-002]: '" + number + "' is not the number of a book, such as 345\n")
        .endsWith("\n  fix: longhand corpus get gutenberg:345 fetches Dracula");
  }

  private GutenbergLibrary library() {
    return new GutenbergLibrary(home, folder);
  }

  private List<String> names() throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
