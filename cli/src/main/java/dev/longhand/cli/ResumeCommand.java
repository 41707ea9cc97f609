package dev.longhand.cli;

import dev.longhand.recipe.TrainingRun;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Goes on with a run that was stopped or killed, or that is to be longer.
@Command(
    name = "resume",
    description = {
      "Go on with a run that was stopped, to the same model as if it never had been.",
      "",
      "The number of threads may be another."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Longhand.Version.class,
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} resume runs/book",
      "  ${ROOT-COMMAND-NAME} resume runs/book --epochs 20"
    })
final class ResumeCommand implements LonghandCommand {
  private final Longhand longhand;

  @Parameters(index = "0", paramLabel = "RUN", description = "The folder of the run.")
  private String run = "";

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "How many epochs there are to be in all, those that are done included.")
  private Optional<Integer> epochs = Optional.empty();

  @Mixin private TrainingOptions trainingOptions = new TrainingOptions();

  ResumeCommand(Longhand longhand) {
    this.longhand = longhand;
  }

  @Override
  public int run() {
    Path folder = Paths.of(run, "RUN");
    OptionalInt wanted = epochs.map(OptionalInt::of).orElse(OptionalInt.empty());
    return trainingOptions.train(
        longhand, (options, listener) -> TrainingRun.resume(folder, wanted, options, listener));
  }
}
