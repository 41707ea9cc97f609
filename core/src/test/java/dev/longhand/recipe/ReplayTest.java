package dev.longhand.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.error.ErrorCode;
import dev.longhand.recipe.ExampleSettings.Mask;
import dev.longhand.text.corpus.CorpusOptions;
import dev.longhand.text.corpus.Documents;
import dev.longhand.text.corpus.LetterCase;
import dev.longhand.text.corpus.TableOptions;
import dev.longhand.text.example.Shuffle;
import dev.longhand.text.token.TokenizerConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A run's own recipe trains the same model again.
class ReplayTest {
  @TempDir Path folder;

  static Stream<Recipe> kinds() {
    Recipe streams = SmallRuns.streams();
    CorpusOptions lines = CorpusOptions.DEFAULTS.withDocuments(Documents.LINES);
    return Stream.of(
        streams,
        streams.with(List.of(Assignment.parse("examples.validation=0.1"))),
        SmallRuns.windows().withValidation(0.2),
        streams
            .withText(lines)
            .with(
                new ExampleSettings.Documents(0, 3, 2, Shuffle.EACH_EPOCH, 0.25),
                streams.training()),
        streams
            .withTokens(TokenizerConfig.Keras.DEFAULTS)
            .withText(lines)
            .with(
                new ExampleSettings.Prefixes(0, Mask.ABSENT, 9, 1, Shuffle.EACH_EPOCH, 0.25),
                streams.training()));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theRecipeOfARunTrainsTheSameModelWithAnyNumberOfThreads(Recipe recipe) throws IOException {
    TrainingRun.start(recipe, file(), folder.resolve("a"), SmallRuns.options(1), new Recorder());

    replay("a", "b", 2);
    replay("b", "c", 1);

    assertThat(model("b")).isEqualTo(model("a"));
    assertThat(model("c")).isEqualTo(model("a"));
    assertThat(bytes("b", RunFolder.METRICS)).isEqualTo(bytes("a", RunFolder.METRICS));
    assertThat(bytes("b", RunFolder.RECIPE)).isEqualTo(bytes("a", RunFolder.RECIPE));
  }

  @Test
  void aTextThatTheRunKeepsIsKeptAgain() throws IOException {
    TrainingRun.start(
        SmallRuns.streams(),
        SmallRuns.ferry(),
        folder.resolve("a"),
        SmallRuns.options(1),
        new Recorder());

    replay("a", "b", 1);
    Files.delete(folder.resolve("a").resolve(RunFolder.TEXT));
    replay("b", "c", 1);

    assertThat(model("c")).isEqualTo(model("b"));
  }

  @Test
  void documentsWithLabelsThatTheRunKeepsAreTheSameAgain() throws IOException {
    Recipe recipe =
        SmallRuns.streams()
            .withText(
                CorpusOptions.DEFAULTS.withTable(
                    TableOptions.DEFAULTS.withColumn("Text").withLabelColumn("Mood")));
    String rows = "Text,Mood\nthe ferry turns,calm\nthe rope runs out and out again,wild\n";
    Path table = Files.writeString(folder.resolve("table.csv"), rows.repeat(8));
    try (var in = Files.newInputStream(table)) {
      TrainingRun.start(
          recipe.with(List.of(Assignment.parse("text.repeated_files=count_each"))),
          new TextInput.Stream(in, "table.csv"),
          folder.resolve("a"),
          SmallRuns.options(1),
          new Recorder());
    }

    replay("a", "b", 2);

    assertThat(model("b")).isEqualTo(model("a"));
  }

  @Test
  void aTextThatChangedIsRefused() throws IOException {
    TextInput text = file();
    TrainingRun.start(
        SmallRuns.streams(), text, folder.resolve("a"), SmallRuns.options(1), new Recorder());
    Files.writeString(folder.resolve("ferry.txt"), "Another text.\n".repeat(30));

    assertThat(SmallRuns.refusal(ErrorCode.RUN_CHANGED, () -> replay("a", "b", 1)).problems())
        .singleElement()
        .satisfies(problem ->
            assertThat(problem.what()).startsWith("the text changed since the run began"));
    assertThat(folder.resolve("b")).doesNotExist();
  }

  @Test
  void aReplayMayReadFilesInAnotherWayButNoCopy() throws IOException {
    Recipe recipe = SmallRuns.streams();
    Recipe small =
        recipe.withText(
            recipe.text().withCleaning(recipe.text().cleaning().withLetterCase(LetterCase.LOWER)));
    TrainingRun.start(recipe, file(), folder.resolve("a"), SmallRuns.options(1), new Recorder());
    TrainingRun.start(
        recipe, SmallRuns.ferry(), folder.resolve("b"), SmallRuns.options(1), new Recorder());

    TrainingRun.start(small, file(), folder.resolve("c"), SmallRuns.options(1), new Recorder());
    TrainingRun.start(
        small,
        new TextInput.OfRun(folder.resolve("a")),
        folder.resolve("d"),
        SmallRuns.options(1),
        new Recorder());

    assertThat(model("d")).isEqualTo(model("c"));
    SmallRuns.refusal(
        ErrorCode.USAGE_PAIR,
        () ->
            TrainingRun.start(
                small,
                new TextInput.OfRun(folder.resolve("b")),
                folder.resolve("e"),
                SmallRuns.options(1),
                new Recorder()));
  }

  @Test
  void onlyARecipeInARunFolderHasAText() throws IOException {
    TrainingRun.start(
        SmallRuns.streams(), file(), folder.resolve("a"), SmallRuns.options(1), new Recorder());
    Path recipe = folder.resolve("a").resolve(RunFolder.RECIPE);
    Path copy = Files.copy(recipe, folder.resolve("recipe.yaml"));

    assertThat(TextInput.OfRun.beside(recipe)).contains(new TextInput.OfRun(folder.resolve("a")));
    assertThat(TextInput.OfRun.beside(copy)).isEmpty();
    assertThat(Recipes.isRecipe(recipe)).isTrue();
    assertThat(Recipes.isRecipe(folder.resolve("ferry.txt"))).isFalse();
    assertThat(Recipes.isRecipe(Files.writeString(folder.resolve("b.yaml"), "a: 1\n"))).isFalse();
  }

  private TextInput file() throws IOException {
    Path text = folder.resolve("ferry.txt");
    Files.writeString(text, SmallRuns.FERRY, StandardCharsets.UTF_8);
    return new TextInput.Files(List.of(text));
  }

  private void replay(String from, String to, int threads) {
    Path recipe = folder.resolve(from).resolve(RunFolder.RECIPE);
    TrainingRun.start(
        Recipe.read(recipe),
        TextInput.OfRun.beside(recipe).orElseThrow(),
        folder.resolve(to),
        SmallRuns.options(threads),
        new Recorder());
  }

  private byte[] model(String run) throws IOException {
    return bytes(run, RunFolder.MODEL);
  }

  private byte[] bytes(String run, String file) throws IOException {
    return Files.readAllBytes(folder.resolve(run).resolve(file));
  }
}
