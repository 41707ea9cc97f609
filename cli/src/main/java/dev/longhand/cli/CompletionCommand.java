package dev.longhand.cli;

import dev.longhand.error.ExitStatus;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/// Writes the script that lets a shell complete commands and options.
@Command(
    name = "completion",
    description = "Write a script that completes commands and options in bash and zsh.",
    mixinStandardHelpOptions = true,
    versionProvider = Longhand.Version.class,
    footer = {"", "Examples:", "  source <(${ROOT-COMMAND-NAME} completion)"})
final class CompletionCommand implements LonghandCommand {
  private final Longhand longhand;

  CompletionCommand(Longhand longhand) {
    this.longhand = longhand;
  }

  @Override
  public int run() {
    longhand.console().out().print(AutoComplete.bash("longhand", longhand.commandLine()));
    return ExitStatus.OK.value();
  }
}
