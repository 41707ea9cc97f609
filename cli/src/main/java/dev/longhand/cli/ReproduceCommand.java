package dev.longhand.cli;

import dev.longhand.cli.ExperimentDisplay.Standings;
import dev.longhand.error.Wording;
import dev.longhand.experiment.ComparisonPicture;
import dev.longhand.experiment.ExperimentOutcome;
import dev.longhand.experiment.Reproduction;
import dev.longhand.experiment.ReproductionOutcome;
import dev.longhand.recipe.Assignment;
import dev.longhand.recipe.Recipe;
import dev.longhand.recipe.TextInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs a well-known notebook as it is written and as it should be, and shows what it got wrong.
@Command(
    name = "reproduce",
    description = {
      "Run a well-known notebook as it is written, then done right, and show both.",
      "",
      "The notebook first learns the whole text for one epoch, to be compared with what Keras"
          + " shows. Then both forms learn the same text without the part that the corrected one"
          + " holds out, and are measured on that. Below the table stands what each trap of the"
          + " notebook did on this text.",
      "",
      "Each is an ordinary run in a folder under OUT. Ctrl-C keeps what is done; the same command"
          + " goes on.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Longhand.Version.class,
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} reproduce poem poem.txt --out runs/poem",
      "  ${ROOT-COMMAND-NAME} reproduce dialog chat.csv --column Text --epochs 5 --out runs/chat",
      "  ${ROOT-COMMAND-NAME} reproduce dracula dracula.txt --epochs 1 --out runs/dracula"
    })
final class ReproduceCommand implements LonghandCommand {
  private final Longhand longhand;

  @Spec private CommandSpec spec = CommandSpec.create(); // picocli puts the real one here

  @Parameters(
      index = "0",
      paramLabel = "NOTEBOOK",
      description = "poem, dracula, lyrics, dialog or article.")
  private String notebook = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "TEXT",
      description = "Text files, read in this order.")
  private List<String> texts = new ArrayList<>();

  @Mixin private ExperimentOptions options = new ExperimentOptions();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "What all chance is drawn from. Default: ${DEFAULT-VALUE}.")
  private long seed = Recipe.DEFAULT_SEED;

  @Option(
      names = "--prompt",
      paramLabel = "TEXT",
      description =
          "What both go on from when they write. Default: what the notebook goes on from.")
  private String prompt = "";

  @Mixin private TextOptions textOptions = new TextOptions();

  ReproduceCommand(Longhand longhand) {
    this.longhand = longhand;
  }

  @Override
  public int run() {
    Path folder = options.folder();
    List<Assignment> changes = options.changes();
    Reproduction reproduction =
        Reproduction.of(notebook, recipe -> changed(recipe, changes), options.epochs().orElse(0))
            .withPrompt(prompt);
    TextInput input = TextArguments.input(texts, "TEXT", longhand.console());
    var session = new ExperimentSession(longhand, options, Standings.AT_THE_END, spec);
    var outcome = new ReproductionOutcome[1];
    ExperimentSession.Result result =
        session.run((runOptions, listener) -> {
          outcome[0] = reproduction.run(input, folder, runOptions, listener);
          return outcome[0].experiment();
        });
    if (result.outcome().end() == ExperimentOutcome.End.FINISHED) {
      new ReproductionTable(longhand, reproduction, outcome[0]).write();
      ComparisonPicture.draw(result.outcome().results())
          .ifPresent(drawing -> session.keep(drawing, folder, "curves"));
    }
    session.conclude(result, List.of(write(folder)));
    return result.status();
  }

  private Recipe changed(Recipe recipe, List<Assignment> changes) {
    return recipe.withText(textOptions.applyTo(recipe.text())).withSeed(seed).with(changes);
  }

  private String write(Path folder) {
    String run = Wording.shellWord(folder.resolve(Reproduction.CORRECTED).toString());
    return "write:      " + longhand.machine().command() + " generate " + run;
  }
}
