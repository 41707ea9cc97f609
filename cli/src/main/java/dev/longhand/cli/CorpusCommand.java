package dev.longhand.cli;

import dev.longhand.error.ExitStatus;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The commands about texts, in front of all training. By itself it shows what they are.
@Command(
    name = "corpus",
    description = "Look at a text before a model learns it, or fetch one.",
    mixinStandardHelpOptions = true,
    versionProvider = Longhand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} corpus check book.txt",
      "  ${ROOT-COMMAND-NAME} corpus tokens book.txt --tokenizer words",
      "  ${ROOT-COMMAND-NAME} corpus examples book.txt --recipe poem --faithful",
      "  ${ROOT-COMMAND-NAME} corpus get gutenberg:345 --out dracula.txt"
    })
final class CorpusCommand implements LonghandCommand {
  private final Longhand longhand;

  @Spec private CommandSpec spec = CommandSpec.create(); // picocli puts the real one here

  private CorpusCommand(Longhand longhand) {
    this.longhand = longhand;
  }

  /// The command with all that are under it.
  static CommandLine of(Longhand longhand) {
    return new CommandLine(new CorpusCommand(longhand))
        .addSubcommand(new CorpusCheckCommand(longhand))
        .addSubcommand(new CorpusTokensCommand(longhand))
        .addSubcommand(new CorpusExamplesCommand(longhand))
        .addSubcommand(new CorpusGetCommand(longhand));
  }

  @Override
  public int run() {
    spec.commandLine().usage(longhand.console().out());
    return ExitStatus.OK.value();
  }
}
