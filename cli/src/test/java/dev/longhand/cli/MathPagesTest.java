package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.recipe.Recipe;
import dev.longhand.recipe.Recipes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the pages of docs/math say about recipes and options.
class MathPagesTest {
  private static final Path PAGES = Path.of("..", "docs", "math");
  private static final Pattern OPTION = Pattern.compile("(?<![-\\w])--[a-z][a-z0-9-]+");
  private static final String INDENT = "    ";
  private static final String TRAIN = INDENT + "./longhand train ";

  /// A network around whatever a page shows of one.
  private static final String REST =
      """
      examples: {kind: windows, window: 20, batch: 4}
      training: {epochs: 2}
      """;

  static Stream<List<String>> networks() {
    return ExplainCommandTest.pages().stream().flatMap(page -> networks(lines(page)));
  }

  private static Stream<List<String>> networks(List<String> lines) {
    var networks = new ArrayList<List<String>>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).equals(INDENT + "model:")) {
        networks.add(
            lines.subList(i, lines.size()).stream()
                .takeWhile(line -> line.startsWith(INDENT))
                .map(line -> line.substring(INDENT.length()))
                .toList());
      }
    }
    return networks.stream();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void everyNetworkOfAPageIsReadAsItStands(List<String> lines) {
    var yaml = new ArrayList<>(lines);
    if (!lines.contains("  input:")) {
      yaml.add("  input: {kind: embedding, width: 50}");
    }
    if (!lines.contains("  layers:")) {
      yaml.add("  layers: [{kind: lstm, units: 3}]");
    }

    Recipe recipe = Recipe.parse(REST + String.join("\n", yaml), "page");

    assertThat(Recipe.parse(recipe.toYaml(), "again")).isEqualTo(recipe);
  }

  @Test
  void everyOptionOfAPageIsOneOfTheCommandLine() {
    String help =
        Shell.usual().run("train", "--help").out() + Shell.usual().run("generate", "--help").out();
    var known = OPTION.matcher(help).results().map(found -> found.group()).toList();

    for (String page : ExplainCommandTest.pages()) {
      assertThat(OPTION.matcher(String.join("\n", lines(page))).results())
          .as(page)
          .allSatisfy(found -> assertThat(found.group()).isIn(known));
    }
  }

  static Stream<String> commands() {
    return ExplainCommandTest.pages().stream()
        .flatMap(page -> lines(page).stream())
        .filter(line -> line.startsWith(TRAIN));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyTrainingOfAPageWorksAsItStands(String command, @TempDir Path temporary) {
    var folder = new TrainingFolder(temporary);
    Path text = folder.write("book.txt", Recipes.sampleText().substring(0, 700));
    var words = new ArrayList<Object>(ShellWords.of(command.strip()));
    words.removeFirst();
    words.replaceAll(word -> word.equals("book.txt") ? text : word);
    words.set(words.indexOf("--out") + 1, folder.run("run"));
    if (!words.contains("--units")) {
      words.addAll(List.of("--units", "12"));
    }
    words.addAll(List.of("--epochs", "1", "--no-sample", "--quiet"));

    var result = Shell.usual().run(words.toArray());

    assertThat(result.status()).as(result.err()).isZero();
  }

  private static List<String> lines(String page) {
    return TrainingFolder.lines(PAGES.resolve(page));
  }
}
