package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.ExitStatus;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.modelfile.ModelFile;
import dev.longhand.recipe.Beginning;
import dev.longhand.recipe.DryRun;
import dev.longhand.recipe.Recipe;
import dev.longhand.recipe.RunFolder;
import dev.longhand.recipe.TextInput;
import dev.longhand.recipe.TrainingRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Trains a model on texts and keeps the run in a folder.
@Command(
    name = "train",
    description = {
      "Train a model on your own text.",
      "",
      "Everything goes to the folder of the run: model.safetensors, recipe.yaml, metrics.jsonl and"
          + " checkpoints. Ctrl-C saves and says how to go on.",
      "",
      "The recipe decides what no option does; the command recipes shows its numbers.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Longhand.Version.class,
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} train book.txt --out runs/book",
      "  ${ROOT-COMMAND-NAME} train poems/*.txt --recipe lyrics --out runs/poems",
      "  ${ROOT-COMMAND-NAME} train book.txt --set training.schedule.kind=cosine --out runs/c",
      "  ${ROOT-COMMAND-NAME} train book.txt --out runs/small --units 64 --epochs 3",
      "  ${ROOT-COMMAND-NAME} train book.txt --out runs/book --minutes 40",
      "  ${ROOT-COMMAND-NAME} train book.txt --out runs/book --dry-run",
      "  ${ROOT-COMMAND-NAME} train letters.txt --from runs/book --out runs/letters",
      "  ${ROOT-COMMAND-NAME} train book.txt --out runs/gru --cell gru --layers 2",
      "  ${ROOT-COMMAND-NAME} train book.txt --out runs/b --optimizer adamw --schedule cosine",
      "  ${ROOT-COMMAND-NAME} train book.txt --out runs/w --tokenizer words --min-count 2",
      "  ${ROOT-COMMAND-NAME} train chat.csv --column Text --recipe dialog --out runs/chat",
      "  ${ROOT-COMMAND-NAME} train runs/book/recipe.yaml --seed 7 --out runs/book7",
      "  zcat book.txt.gz | ${ROOT-COMMAND-NAME} train - --out runs/book"
    })
final class TrainCommand implements LonghandCommand {
  private final Longhand longhand;

  @Parameters(
      arity = "1..*",
      paramLabel = "TEXT",
      description =
          "Text files, read in this order; - is standard input. Or RUN/recipe.yaml, to train that"
              + " run once more.")
  private List<String> texts = new ArrayList<>();

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "RUN",
      description = "The folder of the run; made when it is missing.")
  private String out = "";

  @Option(
      names = "--from",
      paramLabel = "MODEL",
      description =
          "Go on from the weights of a trained model, with its network and its tokens: the folder"
              + " of a run, or a model file.")
  private Optional<String> from = Optional.empty();

  @Mixin private RecipeChoice choice = new RecipeChoice();

  @Mixin private RecipeOptions recipeOptions = new RecipeOptions();

  @Mixin private TextOptions textOptions = new TextOptions();

  @Mixin private TokenizerOptions tokenizerOptions = new TokenizerOptions();

  @Option(
      names = "--sample-length",
      paramLabel = "N",
      description = "How many tokens to write after each epoch.")
  private Optional<Integer> sampleLength = Optional.empty();

  @Option(names = "--no-sample", description = "Write nothing after an epoch.")
  private boolean noSample;

  @Option(
      names = "--dry-run",
      description = "Show all that comes before the first step, and train and write nothing.")
  private boolean dryRun;

  @Mixin private TrainingOptions trainingOptions = new TrainingOptions();

  TrainCommand(Longhand longhand) {
    this.longhand = longhand;
  }

  @Override
  public int run() {
    var refusals = new Refusals();
    Optional<Path> folder = refusals.of(() -> Paths.of(out, "--out"));
    Optional<Replay> replay =
        refusals.of(() -> Replay.of(texts, choice.name())).flatMap(found -> found);
    Optional<ModelFile> model = from.flatMap(name -> refusals.of(() -> model(name, replay)));
    Optional<Recipe> recipe = recipe(replay, model, refusals);
    Optional<TextInput> input = refusals.of(() -> input(replay));
    refusals.end();
    Beginning beginning = beginning(recipe.orElseThrow(), model, replay);
    return train(beginning, input.orElseThrow(), folder.orElseThrow());
  }

  private static ModelFile model(String name, Optional<Replay> replay) {
    if (replay.isPresent()) {
      throw new LonghandException(
          ErrorCode.USAGE_PAIR,
          "a run that is trained once more begins as it did",
          "--from, TEXT",
          "leave --from out");
    }
    return ModelFile.read(RunFolder.model(Paths.of(name, "--from")));
  }

  private static Beginning beginning(
      Recipe recipe, Optional<ModelFile> model, Optional<Replay> replay) {
    return replay
        .map(run -> Beginning.ofRun(run.text().folder(), recipe))
        .orElseGet(() -> new Beginning(recipe, model));
  }

  private TextInput input(Optional<Replay> replay) {
    return replay
        .<TextInput>map(Replay::text)
        .orElseGet(() -> TextArguments.input(texts, "TEXT", longhand.console()));
  }

  private int train(Beginning beginning, TextInput input, Path folder) {
    if (dryRun) {
      trainingOptions.prepare(
          longhand, (options, listener) -> DryRun.of(beginning, input, options, listener));
      return ExitStatus.OK.value();
    }
    return trainingOptions.train(
        longhand,
        (options, listener) -> TrainingRun.start(beginning, input, folder, options, listener));
  }

  /// The recipe with everything that was asked for, or what is wrong with both.
  private Optional<Recipe> recipe(
      Optional<Replay> replay, Optional<ModelFile> model, Refusals refusals) {
    if (noSample && sampleLength.isPresent()) {
      refusals.add(
          new Problem(
              ErrorCode.USAGE_PAIR,
              "--no-sample writes no sample, and --sample-length says how long it is to be",
              "--no-sample, --sample-length",
              "leave one of them out"));
    }
    return refusals
        .of(() -> replay.map(run -> choice.recipe(run.recipe())).orElseGet(() -> named(model)))
        .map(found -> changed(found, refusals));
  }

  private Recipe named(Optional<ModelFile> model) {
    return model
        .map(trained -> choice.recipe(Beginning.recipeOf(trained, from.orElse(""))))
        .orElseGet(choice::recipe);
  }

  private Recipe changed(Recipe found, Refusals refusals) {
    Recipe cut =
        refusals.or(found, () -> found.withTokens(tokenizerOptions.applyTo(found.tokens())));
    Recipe taught = refusals.or(cut, () -> recipeOptions.applyTo(cut));
    Recipe result = taught.withText(textOptions.applyTo(taught.text()));
    if (noSample) {
      return result.withSampleLength(0);
    }
    return sampleLength.map(result::withSampleLength).orElse(result);
  }

  @Override
  public List<Problem> problems() {
    var refusals = new Refusals();
    refusals.of(choice::recipe);
    return refusals.problems();
  }
}
