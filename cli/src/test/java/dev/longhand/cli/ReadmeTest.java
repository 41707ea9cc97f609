package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.recipe.Recipes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadmeTest {
  private static final Path KERAS =
      Path.of("../formats/src/test/resources/dev/longhand/formats/keras/lstm.keras");

  private static final String START = "    ./longhand ";
  private static final String RUNS = "runs/";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "docs/corpus.md",
        "docs/evaluation.md",
        "docs/originality.md",
        "docs/generation.md",
        "docs/compare.md",
        "docs/training.md",
        "docs/writing.md",
        "docs/verse.md",
        "docs/formats/keras.md",
        "docs/recipes.md"
      })
  void everyCommandOfThePageWorksAsItStands(String page, @TempDir Path temporary) {
    var commands =
        TrainingFolder.lines(Path.of("..").resolve(page)).stream()
            .filter(line -> line.startsWith(START))
            .map(line -> ShellWords.of(line.substring(START.length())))
            .toList();

    assertThat(commands).hasSizeGreaterThanOrEqualTo(4);
    for (List<String> command : commands) {
      var result = Shell.usual().run(quick(command, new TrainingFolder(temporary)).toArray());
      assertThat(result.status()).as(command + "\n" + result.err()).isZero();
    }
  }

  /// The same command with our own text, in a folder of its own, and with a tiny model.
  private static List<String> quick(List<String> command, TrainingFolder folder) {
    var words = new ArrayList<String>();
    for (String word : command) {
      words.add(
          switch (word) {
            case "book.txt" -> folder.text().toString();
            case "other.txt" ->
                folder.write(word, Recipes.sampleText().substring(7000, 8000)).toString();
            case "phrases.txt" ->
                folder.write(word, "The sea\n\n[invented]\nflimb zor\n").toString();
            case "it-was.json" -> folder.run(word).toString();
            case "names.txt" -> folder.write(word, "emma\nolivia\nava\n").toString();
            case "sayings.csv" ->
                folder.write(word, "Mood,Text\njoy,The sun is out.\ncalm,So be it.\n").toString();
            case "posts.jsonl" ->
                folder.write(word, "{\"body\":{\"text\":\"The sun is out.\"}}\n").toString();
            case "model.keras" -> KERAS.toString();
            case "model.safetensors" -> folder.run(word).toString();
            case "tokenizer.json" ->
                folder
                    .write(word, "[\"<pad>\",\"the\",\"sea\",\"and\",\"hill\",\"bell\",\"snow\"]")
                    .toString();
            case "letters.txt" ->
                folder.write(word, "the sea and the hill and the bell\n".repeat(20)).toString();
            case "chapter.txt" -> folder.run(word).toString();
            case String run when run.startsWith(RUNS) ->
                folder.run(run.substring(RUNS.length())).toString();
            default -> word;
          });
    }
    switch (command.getFirst()) {
      case "train" -> {
        words.addAll(List.of("--epochs", "1"));
        words.addAll(words.contains("--from") ? List.of() : List.of("--units", "12"));
      }
      case "sweep" -> words.addAll(List.of("--set", "model.layers[0].units=12"));
      case "demo" -> words.addAll(List.of("--out", folder.run("demo").toString(), "--epochs", "1"));
      default -> {}
    }
    return words;
  }
}
