package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.recipe.ExampleSettings.Mask;
import dev.longhand.text.corpus.CorpusOptions;
import dev.longhand.text.corpus.Documents;
import dev.longhand.text.corpus.LetterCase;
import dev.longhand.text.corpus.TableOptions;
import dev.longhand.text.example.Shuffle;
import dev.longhand.text.token.Marks;
import dev.longhand.text.token.TokenizerConfig;
import dev.longhand.train.EarlyStopping;
import dev.longhand.train.EarlyStopping.Metric;
import dev.longhand.train.TrainingPlan;
import dev.longhand.train.optimizer.OptimizerConfig;
import dev.longhand.train.optimizer.UpdateRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// The recipes that are built in.
public final class Recipes {
  /// The name of the recipe for any plain text.
  public static final String DEFAULT = "characters";

  private static final List<String> YAML_ENDS = List.of(".yaml", ".yml");

  private static final Recipe CHARACTERS =
      new Recipe(
          DEFAULT,
          "Any plain text, character by character: streams with carried state, an embedding and an"
              + " LSTM of 256 units. The one to begin with.",
          TokenizerConfig.Characters.DEFAULTS,
          CorpusOptions.DEFAULTS,
          new ExampleSettings.Streams(64, 32, TrainingPlan.USUAL_STATE_RESET, 0.05),
          new NetworkSettings(new InputCoding.Embedding(64), List.of(new LstmConfig(256))),
          TrainingSettings.of(
              10, UpdateRule.of(OptimizerConfig.Adam.DEFAULTS.withRate(0.006)).withClipNorm(1)),
          SampleSettings.DEFAULTS,
          Recipe.DEFAULT_SEED);

  private static final Recipe POEM =
      new Recipe(
          "poem",
          "The well-known notebook that learns one short poem by heart: windows of 50 characters,"
              + " one-hot, an LSTM of 128 units. Faithful to it in every setting.",
          TokenizerConfig.Characters.DEFAULTS,
          CorpusOptions.DEFAULTS,
          new ExampleSettings.Windows(50, 1, 16, Shuffle.EACH_EPOCH, 0),
          new NetworkSettings(new InputCoding.OneHot(), List.of(new LstmConfig(128))),
          TrainingSettings.of(50, UpdateRule.of(OptimizerConfig.Adam.DEFAULTS))
              .withEarlyStopping(new EarlyStopping(Metric.LOSS, 5)),
          new SampleSettings("", 200, List.of(0.5, 1.0, 1.5)),
          Recipe.DEFAULT_SEED);

  private static final Recipe DRACULA =
      new Recipe(
          "dracula",
          "The well-known notebook that learns a novel in small letters: windows of 100"
              + " characters, each a single number, an LSTM of 256 units. Faithful, and slow.",
          TokenizerConfig.Characters.DEFAULTS,
          CorpusOptions.DEFAULTS.withCleaning(
              CorpusOptions.DEFAULTS.cleaning().withLetterCase(LetterCase.LOWER)),
          new ExampleSettings.Windows(100, 1, 128, Shuffle.EACH_EPOCH, 0),
          new NetworkSettings(
              new InputCoding.ScaledId(), List.of(new LstmConfig(256), new DropoutConfig(0.2))),
          TrainingSettings.of(50, UpdateRule.of(OptimizerConfig.Adam.DEFAULTS)),
          new SampleSettings("", 200, List.of(1.0)),
          Recipe.DEFAULT_SEED);

  private static final Recipe LYRICS =
      new Recipe(
          "lyrics",
          "The well-known notebook over words: windows of 50 words, contractions"
              + " split, an embedding, two LSTMs of 150 units. Faithful to it in every setting.",
          new TokenizerConfig.Keras(
              TokenizerConfig.Keras.Split.CONTRACTIONS, 0, "", TokenizerConfig.Keras.Fitting.ONCE),
          CorpusOptions.DEFAULTS.withCleaning(
              CorpusOptions.DEFAULTS.cleaning().withLetterCase(LetterCase.LOWER)),
          new ExampleSettings.Windows(50, 1, 128, Shuffle.EACH_EPOCH, 0),
          new NetworkSettings(
              new InputCoding.Embedding(50),
              List.of(
                  new LstmConfig(150), new LstmConfig(150), new DenseConfig(150, Activation.RELU))),
          TrainingSettings.of(300, UpdateRule.of(OptimizerConfig.Adam.DEFAULTS)),
          new SampleSettings("", 35, List.of(0.0)),
          Recipe.DEFAULT_SEED);

  private static final Recipe DIALOG =
      new Recipe(
          "dialog",
          "The well-known notebook over lines of dialogue: the column Text of a CSV file, its first"
              + " 2000 rows, every beginning of a line padded in front, an LSTM of 200 units."
              + " Faithful to it in every setting.",
          TokenizerConfig.Keras.DEFAULTS,
          CorpusOptions.DEFAULTS.withTable(TableOptions.DEFAULTS.withColumn("Text").withRows(2000)),
          new ExampleSettings.Prefixes(0, Mask.ABSENT, 64, 1, Shuffle.EACH_EPOCH, 0),
          new NetworkSettings(new InputCoding.Embedding(50), List.of(new LstmConfig(200))),
          TrainingSettings.of(50, UpdateRule.of(OptimizerConfig.Adam.DEFAULTS)),
          new SampleSettings("it is", 10, List.of(0.0)),
          Recipe.DEFAULT_SEED);

  private static final Recipe ARTICLE =
      new Recipe(
          "article",
          "The well-known article that compares LSTMs and their variants: every beginning of each"
              + " line padded in front, an LSTM of 150 units. Faithful to it; other cells by"
              + " --cell.",
          TokenizerConfig.Keras.DEFAULTS,
          CorpusOptions.DEFAULTS.withDocuments(Documents.LINES),
          new ExampleSettings.Prefixes(0, Mask.ABSENT, 64, 1, Shuffle.EACH_EPOCH, 0),
          new NetworkSettings(new InputCoding.Embedding(50), List.of(new LstmConfig(150))),
          TrainingSettings.of(50, UpdateRule.of(OptimizerConfig.Adam.DEFAULTS)),
          new SampleSettings("", 10, List.of(0.0)),
          Recipe.DEFAULT_SEED);

  private static final Recipe NAMES =
      new Recipe(
          "names",
          "A list of names or other short lines: each line a document with a beginning and an end,"
              + " an LSTM of 128 units. Writes a new line each time.",
          new TokenizerConfig.Characters(Marks.START_END),
          CorpusOptions.DEFAULTS.withDocuments(Documents.LINES),
          new ExampleSettings.Documents(64, 64, 64, Shuffle.EACH_EPOCH, 0.05),
          new NetworkSettings(
              new InputCoding.Embedding(32), List.of(new LstmConfig(128), new DropoutConfig(0.2))),
          TrainingSettings.of(
              10, UpdateRule.of(OptimizerConfig.Adam.DEFAULTS.withRate(0.004)).withClipNorm(1)),
          new SampleSettings("", 40, List.of(0.7)),
          Recipe.DEFAULT_SEED);

  private static final Recipe DEMO =
      new Recipe(
          "demo",
          "Small and quick, for a short text and a first look: about a minute on two cores.",
          TokenizerConfig.Characters.DEFAULTS,
          CorpusOptions.DEFAULTS,
          new ExampleSettings.Streams(64, 16, TrainingPlan.USUAL_STATE_RESET, 0.05),
          new NetworkSettings(
              new InputCoding.Embedding(64),
              List.of(new DropoutConfig(0.1), new LstmConfig(256), new DropoutConfig(0.4))),
          TrainingSettings.of(
              28, UpdateRule.of(OptimizerConfig.Adam.DEFAULTS.withRate(0.004)).withClipNorm(1)),
          new SampleSettings("", 160, List.of(0.6)),
          Recipe.DEFAULT_SEED);

  private static final List<Recipe> ALL =
      List.of(CHARACTERS, NAMES, POEM, DRACULA, LYRICS, DIALOG, ARTICLE, DEMO);

  private Recipes() {}

  /// Every recipe, the default first.
  public static List<Recipe> all() {
    return ALL;
  }

  /// The recipe of a name.
  ///
  /// @throws LonghandException `USAGE_RECIPE` with the name that was probably meant
  public static Recipe named(String name) {
    return ALL.stream()
        .filter(recipe -> recipe.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  /// The recipe of a name, or in a file.
  ///
  /// @param nameOrFile a path when it ends in `.yaml` or `.yml` or has a folder in it
  /// @throws LonghandException `USAGE_RECIPE`, or everything that is wrong with the file
  public static Recipe find(String nameOrFile) {
    return find(nameOrFile, List.of());
  }

  /// The recipe of a name, or in a file, with changes.
  ///
  /// @param nameOrFile a path when it ends in `.yaml` or `.yml` or has a folder in it
  /// @throws LonghandException `USAGE_RECIPE`, or everything that is wrong with file and changes
  public static Recipe find(String nameOrFile, List<Assignment> assignments) {
    boolean file =
        YAML_ENDS.stream().anyMatch(nameOrFile::endsWith)
            || nameOrFile.contains("/")
            || nameOrFile.contains("\\");
    return file
        ? Recipe.read(Path.of(nameOrFile), assignments)
        : named(nameOrFile).with(assignments);
  }

  /// The text that the demonstration learns from, written for it.
  public static String sampleText() {
    try (InputStream in = Recipes.class.getResourceAsStream("sample.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static LonghandException unknown(String name) {
    List<String> names = ALL.stream().map(Recipe::name).toList();
    return new LonghandException(
        ErrorCode.USAGE_RECIPE,
        "there is no recipe " + RecipeReader.quoted(name),
        "NAME",
        Wording.nearest(name, names)
            .map(near -> "did you mean " + near + "?")
            .orElse("one of " + String.join(", ", names) + ", or a file that ends in .yaml"));
  }
}
