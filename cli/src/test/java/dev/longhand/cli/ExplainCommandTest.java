package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainCommandTest {
  private static final Path PAGES = Path.of("..", "docs", "math");
  private static final String INDEX = "README.md";

  @Test
  void everyPageIsATopicAndEveryTopicIsAPage() {
    assertThat(Topic.all().stream().map(topic -> topic.name() + ".md"))
        .as("the table in docs/math/README.md")
        .containsExactlyInAnyOrderElementsOf(pages());
  }

  @Test
  void noNameMeansTwoTopics() {
    assertThat(Topic.all().stream().flatMap(Topic::names)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageFitsEightyColumns(String page) {
    var result = explain(name(page));

    assertThat(result.status()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void formulasStandAsTheyWereWritten(String page) {
    var formulas =
        TrainingFolder.lines(PAGES.resolve(page)).stream()
            .filter(line -> line.startsWith("    ") && !line.startsWith("    ./longhand "))
            .toList();

    assertThat(explain(name(page)).out().lines()).containsAll(formulas);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyNameOfATopicLeadsToItsPage(String page) {
    var topic = Topic.named(name(page));

    assertThat(topic.names()).allMatch(name -> Topic.named(name).equals(topic));
  }

  @ParameterizedTest
  @ValueSource(strings = {"softmax-cross-entropy", "Softmax_Cross Entropy", "CROSS  entropy"})
  void caseAndWhatStandsBetweenWordsDoNotMatter(String words) {
    assertThat(explain((Object[]) words.split(" ")).out())
        .startsWith("Softmax and cross-entropy\n\n");
  }

  @Test
  void withoutATopicAllAreListed() {
    var lines = explain().out().lines().toList();

    for (Topic topic : Topic.all()) {
      assertThat(lines).contains(topic.name());
      assertThat(lines.get(lines.indexOf(topic.name()) + 1)).startsWith("    ").isNotBlank();
    }
    assertThat(lines).allMatch(line -> line.length() <= Console.COLUMNS);
  }

  @Test
  void machinesGetMarkdownInOneObject() throws IOException {
    var result = Shell.usual().run("explain", "cross-entropy", "--json");

    String page = Files.readString(PAGES.resolve("softmax-cross-entropy.md"));
    assertThat(result.out())
        .isEqualTo(
            Json.line(Json.object().put("topic", "softmax-cross-entropy").put("text", page))
                + "\n");
  }

  @Test
  void machinesGetAnObjectForEachTopic() {
    var result = Shell.usual().run("explain", "--json");

    assertThat(result.out()).hasLineCount(Topic.all().size());
    assertThat(result.out().lines())
        .allMatch(line -> line.matches("\\{\"topic\":\".+\",\"about\":\".+\",\"aliases\":\\[.+]}"));
  }

  @Test
  void onlyAColourTerminalGetsBoldHeadings() {
    assertThat(Shell.on(Console.Screen.COLOUR).run("explain", "lstm").out())
        .startsWith("\u001B[1mThe LSTM, forward and backward\u001B[0m\n");
    assertThat(Shell.on(Console.Screen.TERMINAL).run("explain", "lstm").out())
        .doesNotContain("\u001B");
    assertThat(explain("lstm").out()).doesNotContain("\u001B");
  }

  private static Shell.Result explain(Object... words) {
    return Shell.usual().run(Stream.concat(Stream.of("explain"), Stream.of(words)).toArray());
  }

  private static String name(String page) {
    return page.substring(0, page.lastIndexOf('.'));
  }

  static List<String> pages() {
    try (Stream<Path> files = Files.list(PAGES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> !file.equals(INDEX))
          .sorted()
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
