package dev.longhand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.generate.Continuation;
import dev.longhand.generate.Prompt;
import dev.longhand.generate.TextGenerator;
import dev.longhand.generate.sampling.Sampling;
import dev.longhand.kernel.Kernels;
import dev.longhand.modelfile.ModelFile;
import dev.longhand.nn.ModelSummary;
import dev.longhand.nn.layer.DenseConfig.Kernel;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.GruConfig;
import dev.longhand.nn.layer.Projection;
import dev.longhand.nn.layer.Recurrence;
import dev.longhand.recipe.InputCoding;
import dev.longhand.recipe.NetworkSettings;
import dev.longhand.recipe.Recipe;
import dev.longhand.recipe.Recipes;
import dev.longhand.recipe.RunEvent;
import dev.longhand.recipe.RunListener;
import dev.longhand.recipe.RunOptions;
import dev.longhand.recipe.RunOutcome;
import dev.longhand.recipe.TextInput;
import dev.longhand.recipe.TrainingRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The examples of docs/library.md, run as they stand there.
class LibraryExampleTest {
  private static final Pattern JAVA_EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  @TempDir Path temporary;

  @Test
  void theExampleTrainsAndWrites() {
    String text = Recipes.sampleText().substring(0, 3_000);
    var out = new PrintStream(shown, true, StandardCharsets.UTF_8);
    Path folder = temporary.resolve("run");

    RunListener show =
        event -> {
          switch (event) {
            case RunEvent.EpochDone done ->
                out.println("epoch " + done.figures().epoch() + " loss " + done.figures().loss());
            case RunEvent.CorpusRead read -> read.notices().forEach(out::println);
            default -> {}
          }
        };

    Kernels kernels = Kernels.best();
    Recipe recipe = Recipes.named(Recipes.DEFAULT).withUnits(32).withBatch(4).withEpochs(3);
    RunOptions options = RunOptions.of(2, kernels, System::nanoTime);

    RunOutcome outcome =
        TrainingRun.start(recipe, new TextInput.Text(text, "my text"), folder, options, show);

    ModelFile file = ModelFile.read(outcome.model());
    var generator = new TextGenerator(file.model(), file.tokenizer(), file.cleaning(), kernels);
    Prompt prompt = generator.prompt("The sea ");
    String written = generator.generate(prompt, new Continuation(200, Sampling.at(0.7), 42));

    assertThat(written).hasSize(200);
    assertThat(shown.toString(StandardCharsets.UTF_8).lines())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("epoch 1 loss "),
            second -> assertThat(second).startsWith("epoch 2 loss "),
            third -> assertThat(third).startsWith("epoch 3 loss "));
  }

  @Test
  void anyCellTakesThePlaceOfTheRecipes() {
    Recipe recipe = Recipes.named(Recipes.DEFAULT);

    Recipe other = recipe.withModel(recipe.model().withCells(cell -> new GruConfig(cell.units())));

    assertThat(other.model().cells()).isNotEmpty().hasOnlyElementsOfType(GruConfig.class);
  }

  @Test
  void aNetworkOfOnesOwnMakesARecipe() {
    Recurrence narrow = Recurrence.PLAIN.withProjection(new Projection(24));
    NetworkSettings network =
        new NetworkSettings(
            new InputCoding.Embedding(24),
            List.of(new GruConfig(48).withRecurrence(narrow), new DropoutConfig(0.2)),
            Kernel.TIED);
    Recipe gru = Recipes.named(Recipes.DEFAULT).withModel(network);

    assertThat(Recipe.parse(gru.toYaml(), "gru")).isEqualTo(gru);
    assertThat(ModelSummary.of(gru.modelConfig(69)).rows().stream().map(ModelSummary.Row::width))
        .containsExactly(24, 24, 24, 69);
  }

  @Test
  void thePageShowsTheCodeOfThisTest() throws IOException {
    Path source =
        Path.of("src", "test", "java", "dev", "longhand", getClass().getSimpleName() + ".java");
    String code = withoutLayout(Files.readString(source));
    String page = Files.readString(Path.of("..", "docs", "library.md"));

    assertThat(JAVA_EXAMPLE.matcher(page).results().map(found -> found.group(1)))
        .hasSize(4)
        .allSatisfy(example -> assertThat(code).contains(withoutLayout(example)));
  }

  private static String withoutLayout(String code) {
    return code.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
