package dev.longhand.cli;

import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// Where a process starts: `longhand COMMAND`.
@Command(
    name = "longhand",
    description = "Trains recurrent language models on your own text, and writes with them.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
public final class Main implements Runnable {
  /// Runs one command and ends the process with its exit status.
  public static void main(String[] arguments) {
    StandardError.open();
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }

  /// The version that the build wrote into the jar.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      var version = Optional.ofNullable(Main.class.getPackage().getImplementationVersion());
      return new String[] {"longhand " + version.orElse("from classes")};
    }
  }
}
