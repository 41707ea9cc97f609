package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.ModelSummary;
import dev.longhand.nn.layer.GruConfig;
import dev.longhand.nn.layer.Parameter;
import dev.longhand.nn.layer.ParameterShape;
import dev.longhand.nn.layer.Projection;
import dev.longhand.nn.layer.Recurrence;
import dev.longhand.nn.layer.SimpleRnnConfig;
import dev.longhand.recipe.Recipe;
import dev.longhand.recipe.Recipes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// Every name on a page of mathematics is the name of something.
class MathPageTest {
  private static final Path SOURCES = Path.of("..", "core", "src", "main", "java");
  private static final String BOOK = "book.txt";
  private static final int VOCABULARY = 9;

  @ParameterizedTest
  @MethodSource("pages")
  void everyCommandWorksOnceThereIsABook(MathPage page, @TempDir Path folder) {
    for (List<String> command : page.commands()) {
      var words = command.stream().map(word -> word.replaceFirst("^runs/", folder + "/"));
      var result = Shell.usual().run(words.toArray());
      if (command.contains(BOOK)) {
        assertThat(result.err()).contains("error[DATA-021]").contains(BOOK).hasLineCount(3);
      } else {
        assertThat(result.status()).as("%s %s", command, result.err()).isZero();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyOptionExists(MathPage page) {
    var options =
        commandLine().getSubcommands().values().stream()
            .flatMap(command -> command.getCommandSpec().optionsMap().keySet().stream())
            .toList();

    assertThat(page.spans())
        .filteredOn(span -> span.startsWith("--"))
        .allSatisfy(span -> assertThat(options).contains(ShellWords.of(span).getFirst()));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyPartOfARecipeIsRead(MathPage page) {
    var base = base();

    assertThat(page.recipes(base)).doesNotContain(base);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyNameInAModelFileIsAParameterOfItsNetworks(MathPage page) {
    Set<String> known = new LinkedHashSet<>();
    for (Recipe recipe : page.recipes(base())) {
      LanguageModel.initialise(recipe.modelConfig(VOCABULARY), 1).parameters().stream()
          .map(Parameter::name)
          .forEach(known::add);
    }

    assertThat(known).containsAll(page.names("a model file"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyNameInJavaIsAType(MathPage page) throws IOException {
    for (String name : page.names("Java")) {
      List<String> types = List.of(name.split("\\.", -1));
      String source = source(types.getFirst());
      for (String type : types) {
        assertThat(source)
            .as(name)
            .containsPattern("(record|enum|interface|class) " + type + "\\b");
      }
    }
  }

  @Test
  void everyCountInBoldIsThatOfALayer() {
    var projected = Recurrence.PLAIN.withProjection(new Projection(64));
    var counts =
        Stream.of(
                new GruConfig(150),
                new GruConfig(150).withRecurrence(projected),
                new SimpleRnnConfig(150).withRecurrence(projected))
            .map(cell -> ParameterShape.of(cell, 50).stream().mapToLong(ParameterShape::size).sum())
            .collect(Collectors.toSet());
    pages()
        .flatMap(page -> page.recipes(base()).stream())
        .flatMap(recipe -> ModelSummary.of(recipe.modelConfig(VOCABULARY)).rows().stream())
        .forEach(row -> counts.add(row.parameters()));

    assertThat(pages().flatMap(page -> page.counts().stream()))
        .hasSizeGreaterThan(8)
        .isSubsetOf(counts);
  }

  @Test
  void thereIsSomethingToTryOnThePages() {
    assertThat(pages().flatMap(page -> page.commands().stream())).hasSizeGreaterThan(10);
    assertThat(pages().flatMap(page -> page.recipes(base()).stream())).hasSizeGreaterThan(10);
    assertThat(pages().flatMap(page -> page.names("a model file").stream())).hasSizeGreaterThan(10);
    assertThat(pages().flatMap(page -> page.names("Java").stream())).hasSizeGreaterThan(10);
  }

  /// Windows with the loss at their end go with every kind of layer.
  private static Recipe base() {
    return Recipes.faithful("lyrics");
  }

  private static CommandLine commandLine() {
    var shell = Shell.usual();
    var console =
        new Console(System.in, System.out, System.err, Console.Screen.LOG, Console.Screen.LOG);
    return new Longhand(console, shell.machine()).commandLine();
  }

  private static String source(String type) throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      Path file = files.filter(path -> path.endsWith(type + ".java")).findFirst().orElseThrow();
      return Files.readString(file);
    }
  }

  static Stream<MathPage> pages() {
    return Topic.all().stream().map(topic -> new MathPage(topic.name(), topic.text()));
  }
}
