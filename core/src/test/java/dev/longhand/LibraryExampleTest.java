package dev.longhand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.generate.Boundary;
import dev.longhand.generate.Continuation;
import dev.longhand.generate.Ending;
import dev.longhand.generate.Passage;
import dev.longhand.generate.Prompt;
import dev.longhand.generate.TextGenerator;
import dev.longhand.generate.WrittenToken;
import dev.longhand.generate.sampling.NoRepeat;
import dev.longhand.generate.sampling.Sampling;
import dev.longhand.kernel.Kernels;
import dev.longhand.modelfile.EpochFigures;
import dev.longhand.modelfile.ModelFile;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.ModelSummary;
import dev.longhand.nn.layer.DenseConfig.Kernel;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.GruConfig;
import dev.longhand.nn.layer.Projection;
import dev.longhand.nn.layer.Recurrence;
import dev.longhand.recipe.Assignment;
import dev.longhand.recipe.InputCoding;
import dev.longhand.recipe.NetworkSettings;
import dev.longhand.recipe.Recipe;
import dev.longhand.recipe.Recipes;
import dev.longhand.recipe.RunEvent;
import dev.longhand.recipe.RunListener;
import dev.longhand.recipe.RunOptions;
import dev.longhand.recipe.RunOutcome;
import dev.longhand.recipe.TextInput;
import dev.longhand.recipe.TrainedModel;
import dev.longhand.recipe.TrainingRun;
import dev.longhand.text.corpus.CorpusOptions;
import dev.longhand.text.corpus.TableOptions;
import dev.longhand.text.corpus.TextCleaning;
import dev.longhand.text.token.Tokenizer;
import dev.longhand.text.token.TokenizerConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void theTenLinesOfTheReadmeTrainSaveLoadAndWrite() throws IOException {
    Path run = temporary.resolve("run");
    Path book = temporary.resolve("book.txt");
    Files.writeString(book, Recipes.sampleText().substring(0, 6_000));

    TextInput text = new TextInput.Files(List.of(book));
    Recipe recipe = Recipes.named("characters").withTokens(TokenizerConfig.Characters.DEFAULTS);
    Recipe small = recipe.with(List.of(Assignment.parse("training.epochs=2"))).withUnits(32);
    RunOptions options = RunOptions.of(2, Kernels.best(), System::nanoTime);
    RunOutcome outcome = TrainingRun.start(small, text, run, options, event -> {});
    List<EpochFigures> history = outcome.history();
    ModelFile file = ModelFile.read(outcome.model());
    var writer = new TextGenerator(file.model(), file.tokenizer(), file.cleaning(), Kernels.best());
    Prompt prompt = writer.prompt("The sea ");
    String written = writer.generate(prompt, new Continuation(200, Sampling.at(0.7), 42));

    assertThat(history).extracting(EpochFigures::epoch).containsExactly(1, 2);
    assertThat(written).hasSize(200);
  }

  @Test
  void aProgramMeasuresTheModelBehindEachEpoch() {
    TextInput input = new TextInput.Text(Recipes.sampleText().substring(0, 3_000), "my text");
    Kernels kernels = Kernels.best();
    Recipe recipe = Recipes.named(Recipes.DEFAULT).withUnits(8).withBatch(4).withEpochs(1);
    Path folder = temporary.resolve("run");
    RunListener show = event -> {};

    RunOptions measuring =
        RunOptions.of(2, kernels, System::nanoTime)
            .withMeasure(model -> {
              TextGenerator writer = model.generator();
              Continuation few = new Continuation(80, Sampling.at(0.7), model.seed());
              String text = writer.generate(writer.prompt("The "), few);
              return Map.of("lines", (double) text.lines().count());
            });
    List<EpochFigures> history =
        TrainingRun.start(recipe, input, folder, measuring, show).history();

    assertThat(history.getFirst().own()).containsKey("lines");
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
  void tokensComeAsAStreamThatCanBeLeft() {
    Path folder = temporary.resolve("run");
    Recipe recipe = Recipes.named(Recipes.DEFAULT).withUnits(8).withBatch(4).withEpochs(1);
    RunOptions options = RunOptions.of(2, Kernels.best(), System::nanoTime);
    TextInput input = new TextInput.Text(Recipes.sampleText().substring(0, 3_000), "my text");
    RunOutcome outcome = TrainingRun.start(recipe, input, folder, options, event -> {});

    TextGenerator generator = TrainedModel.read(outcome.model()).generator(Kernels.best());
    Sampling careful = Sampling.parse(List.of("min-p=0.1", "temperature=0.8"));
    Continuation most = new Continuation(500, careful, 42);
    Stream<WrittenToken> tokens = generator.tokens(generator.prompt("The sea "), most);
    String line =
        tokens
            .map(WrittenToken::text)
            .takeWhile(text -> !text.contains("\n"))
            .collect(Collectors.joining());

    assertThat(line).isNotEmpty().doesNotContain("\n");
  }

  @Test
  void textsEndWhereTheyAreToAndComeSideBySide() {
    RunOptions options = RunOptions.of(2, Kernels.best(), System::nanoTime);
    Recipe recipe = Recipes.named(Recipes.DEFAULT).withUnits(8).withBatch(4).withEpochs(1);
    TextInput input = new TextInput.Text(Recipes.sampleText().substring(0, 3_000), "my text");
    Path folder = temporary.resolve("run");
    ModelFile file =
        ModelFile.read(TrainingRun.start(recipe, input, folder, options, event -> {}).model());
    LanguageModel model = file.model();
    Tokenizer tokenizer = file.tokenizer();
    TextCleaning cleaning = file.cleaning();

    TextGenerator writer = new TextGenerator(model, tokenizer, cleaning, Kernels.best());
    Prompt prompt = writer.prompt("It was ");
    Sampling sampling = Sampling.at(0.8).withTopK(40).with(new NoRepeat(4));
    Ending ending = Ending.after(400).at(Boundary.SENTENCE);
    Continuation wanted = new Continuation(ending, sampling, 42, 0);
    String text = writer.generate(prompt, wanted);
    List<Passage> twenty = writer.withThreads(2).passages(prompt, wanted, 20);
    Stream<WrittenToken> ten = writer.tokens(prompt, wanted).limit(10);

    assertThat(twenty).hasSize(20).first().extracting(Passage::text).isEqualTo(text);
    assertThat(ten).isNotEmpty();
  }

  @Test
  void aColumnOfATableIsReadWordByWord() throws IOException {
    Path file = temporary.resolve("sayings.csv");
    Path folder = temporary.resolve("run");
    String rows =
        Recipes.sampleText()
            .lines()
            .filter(line -> !line.isBlank())
            .map(line -> "calm,\"" + line.replace('"', ' ') + "\"\n")
            .limit(100)
            .collect(Collectors.joining());
    Files.writeString(file, "Mood,Text\n" + rows);
    RunOptions options = RunOptions.of(2, Kernels.best(), System::nanoTime);
    RunListener show = event -> {};

    CorpusOptions column =
        CorpusOptions.DEFAULTS.withTable(TableOptions.DEFAULTS.withColumn("Text"));
    Recipe words =
        Recipes.named("names")
            .withText(column)
            .withTokens(TokenizerConfig.Words.DEFAULTS)
            .withEpochs(1);
    TextInput sayings = new TextInput.Files(List.of(file));
    RunOutcome outcome = TrainingRun.start(words, sayings, folder, options, show);

    assertThat(ModelFile.read(outcome.model()).tokenizer().config().name()).isEqualTo("words");
  }

  @Test
  void thePageShowsTheCodeOfThisTest() throws IOException {
    Path source =
        Path.of("src", "test", "java", "dev", "longhand", getClass().getSimpleName() + ".java");
    String code = withoutLayout(Files.readString(source));
    String page = Files.readString(Path.of("..", "docs", "library.md"));

    assertThat(JAVA_EXAMPLE.matcher(page).results().map(found -> found.group(1)))
        .hasSize(6)
        .allSatisfy(example -> assertThat(code).contains(withoutLayout(example)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/training.md", "docs/generation.md"})
  void otherPagesShowTheCodeOfThisTestToo(String page) throws IOException {
    Path source =
        Path.of("src", "test", "java", "dev", "longhand", getClass().getSimpleName() + ".java");
    String code = withoutLayout(Files.readString(source));

    assertThat(JAVA_EXAMPLE.matcher(Files.readString(Path.of("..").resolve(page))).results())
        .hasSize(1)
        .allSatisfy(example -> assertThat(code).contains(withoutLayout(example.group(1))));
  }

  private static String withoutLayout(String code) {
    return code.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
