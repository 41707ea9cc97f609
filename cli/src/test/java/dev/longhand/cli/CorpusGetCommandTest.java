package dev.longhand.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorpusGetCommandTest {
  private static final String BOOK = "The first lamp \u2014 lit.\n";
  private static final String FILE =
      "The Project Gutenberg eBook of The Lamps\n\n"
          + "*** START OF THE PROJECT GUTENBERG EBOOK THE LAMPS ***\n\n"
          + BOOK
          + "\n*** END OF THE PROJECT GUTENBERG EBOOK THE LAMPS ***\nfooter\n";

  @TempDir Path folder;

  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private String library = "";

  @BeforeEach
  void startALibraryOfOneBook() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          asked.add(path);
          byte[] body = path.equals("/ebooks/7.txt.utf-8") ? FILE.getBytes(UTF_8) : new byte[0];
          exchange.getResponseHeaders().add("Content-Type", "text/plain; charset=utf-8");
          exchange.sendResponseHeaders(
              body.length > 0 ? 200 : 404, body.length > 0 ? body.length : -1);
          try (var out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    server.start();
    var address = server.getAddress();
    library = "http://" + address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aBookIsFetchedIntoAFileAndItsPlaceIsTold() throws IOException {
    Path file = folder.resolve("books").resolve("the lamps.txt");

    var result = get("gutenberg:7", "--out", file);

    assertThat(result.status()).as(result.err()).isZero();
    assertThat(Files.readString(file)).isEqualTo(BOOK);
    assertThat(result.out()).isEqualTo(file + "\n");
    assertThat(result.err())
        .isEqualTo(
            "fetched     book 7, 24 bytes\n\n"
                + ("check:      ./longhand corpus check '" + file + "'\n")
                + ("train:      ./longhand train '" + file + "' --out runs/book-7\n"));
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aBookThatIsInTheFolderIsNotFetchedAgain() {
    assertThat(get("gutenberg:7", "--out", folder).err()).startsWith("fetched     book 7");
    asked.clear();

    var result = get("gutenberg:7", "--out", folder);

    assertThat(result.out()).isEqualTo(folder.resolve("pg7.txt") + "\n");
    assertThat(result.err()).startsWith("was there   book 7");
    assertThat(asked).isEmpty();
  }

  @Test
  void machinesGetAnObject() {
    assertThat(get("gutenberg:7", "--out", folder, "--json").out())
        .isEqualTo(
            "{\"file\":\"" + folder.resolve("pg7.txt") + "\",\"bytes\":24,\"fetched\":true}\n");
  }

  @Test
  void aBookThatTheLibraryLacksIsAFaultOfTheNetwork() throws IOException {
    Path file = folder.resolve("none.txt");

    var result = get("gutenberg:8", "--out", file);

    assertThat(result.status()).isEqualTo(9);
    assertThat(result.err()).startsWith("error[NET-002]: there is no book 8 as plain text");
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aFileThatIsThereIsNotWrittenOver() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.txt"), "mine");

    var result = get("gutenberg:7", "--out", file);

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("error[USAGE-002]: --out names a file that is there already");
    assertThat(Files.readString(file)).isEqualTo("mine");
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "dracula, 'dracula' names no book; gutenberg:345 does",
        "gutenberg:0, '0' is not the number of a book",
        "gutenberg:x, 'x' is not the number of a book"
      })
  void aWordThatIsNoBookIsAnsweredWithOneThatIs(String word, String what) {
    var result = Shell.usual().run("corpus", "get", word);

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("error[USAGE-002]: " + what)
        .contains("corpus get gutenberg:345");
  }

  @ParameterizedTest
  @CsvSource({"library", "ftp://library.example", "http:", "http://%"})
  void anAddressThatIsNoneIsRefused(String address) {
    var result = Shell.usual().run("corpus", "get", "gutenberg:7", "--from", address);

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).startsWith("error[USAGE-002]: --from is '" + address + "'");
  }

  private Shell.Result get(Object... words) {
    var all = new ArrayList<Object>(List.of("corpus", "get"));
    all.addAll(List.of(words));
    all.addAll(List.of("--from", library));
    return Shell.usual().run(all.toArray());
  }
}
