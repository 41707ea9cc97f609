package dev.longhand.cli;

import dev.longhand.error.Wording;
import dev.longhand.generate.Continuation;
import dev.longhand.generate.Prompt;
import dev.longhand.generate.TextGenerator;
import dev.longhand.generate.sampling.Sampling;
import dev.longhand.modelfile.ModelFile;
import dev.longhand.recipe.Recipe;
import dev.longhand.recipe.Recipes;
import dev.longhand.recipe.RunOutcome;
import dev.longhand.recipe.TextInput;
import dev.longhand.recipe.TrainingRun;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Shows in a minute what Longhand does: trains on a text that comes along, and writes.
@Command(
    name = "demo",
    description = {
      "See in a minute or less what Longhand does.",
      "",
      "Trains a small model on a text that comes along, and writes three passages with it."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Longhand.Version.class,
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} demo",
      "  ${ROOT-COMMAND-NAME} demo --out runs/demo"
    })
final class DemoCommand implements LonghandCommand {
  private static final String FOLDER = "longhand-demo";
  private static final String RECIPE = "demo";
  private static final int TOKENS = 320;

  /// A passage, and what its temperature does.
  private record Passage(double temperature, String manner) {}

  private static final List<Passage> PASSAGES =
      List.of(
          new Passage(0.5, "careful, keeps to what it knows"),
          new Passage(1.0, "as the model sees it"),
          new Passage(1.5, "bold, invents words"));

  private final Longhand longhand;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "RUN",
      description = "The folder of the run. Default: a new one, longhand-demo or longhand-demo-2.")
  private Optional<String> out = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads train; the model does not depend on it. Default: one a core.")
  private Optional<Integer> threads = Optional.empty();

  @Option(names = "--epochs", paramLabel = "N", description = "How often to go over the text.")
  private Optional<Integer> epochs = Optional.empty();

  DemoCommand(Longhand longhand) {
    this.longhand = longhand;
  }

  @Override
  public int run() {
    var reporter = longhand.reporter();
    Path folder = out.map(name -> Paths.of(name, "--out")).orElseGet(DemoCommand::newFolder);
    Recipe usual = Recipes.named(RECIPE);
    Recipe recipe = epochs.map(usual::withEpochs).orElse(usual);
    reporter.say("Longhand learns to write from a text, one character after the other.");
    reporter.say("It starts from nothing; watch the loss fall and the samples improve.");
    reporter.say("");
    var training = new Training(longhand, Training.View.FEW_SAMPLES, Strictness.LENIENT);
    var text = new TextInput.Text(Recipes.sampleText(), "the sample text");
    var result =
        training.run(
            threads,
            (options, listener) -> TrainingRun.start(recipe, text, folder, options, listener));
    if (result.outcome().end() == RunOutcome.End.STOPPED) {
      training.conclude(result.outcome());
    } else {
      write(result.outcome(), recipe.sample().prompt());
      conclude(training, result.outcome());
    }
    return result.status();
  }

  /// The first folder of this name, or with a number, that is not there yet.
  private static Path newFolder() {
    Path folder = Path.of(FOLDER);
    for (int number = 2; Files.exists(folder); number++) {
      folder = Path.of(FOLDER + "-" + number);
    }
    return folder;
  }

  private void write(RunOutcome outcome, String opening) {
    var reporter = longhand.reporter();
    ModelFile file = ModelFile.read(outcome.model());
    var generator =
        new TextGenerator(
            file.model(), file.tokenizer(), file.cleaning(), longhand.machine().kernels().get());
    Prompt prompt = generator.prompt(opening);
    reporter.say("");
    reporter.say("The best model of all epochs now writes three passages.");
    for (Passage passage : PASSAGES) {
      reporter.say("");
      reporter.say("temperature " + passage.temperature() + " (" + passage.manner() + ")");
      var continuation = new Continuation(TOKENS, Sampling.at(passage.temperature()), 42);
      String text = (prompt.text() + generator.generate(prompt, continuation)).strip();
      print(passage, text);
    }
  }

  private void print(Passage passage, String text) {
    PrintStream out = longhand.console().out();
    if (longhand.form() == Reporter.Form.MACHINES) {
      var object = Json.object().put("event", "passage").put("temperature", passage.temperature());
      out.println(Json.line(object.put("text", text)));
    } else {
      text.lines()
          .flatMap(line -> Words.wrapped(line, Console.COLUMNS - 4).stream())
          .forEach(line -> out.println("    " + line));
    }
    out.flush();
  }

  private void conclude(Training training, RunOutcome outcome) {
    if (longhand.form() == Reporter.Form.MACHINES) {
      training.conclude(outcome);
      return;
    }
    var reporter = longhand.reporter();
    String command = longhand.machine().command();
    String run = Wording.shellWord(outcome.folder().toString());
    reporter.say("");
    reporter.say("The model is one file, " + outcome.model() + ". Try next:");
    reporter.say("");
    reporter.say("  " + command + " generate " + run + " --prompt \"The sea \" --seed 7");
    reporter.say("  " + command + " summary " + run);
    reporter.say("");
    reporter.say("and, with a text file of yours in the place of book.txt:");
    reporter.say("");
    reporter.say("  " + command + " train book.txt --out runs/book");
  }
}
