package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.ExitStatus;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/// The command line as a whole: its commands, and what a person sees when one fails. For one run.
@Command(
    name = "longhand",
    description = "Trains recurrent language models on your own text, and writes with them.",
    mixinStandardHelpOptions = true,
    versionProvider = Longhand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} demo",
      "  ${ROOT-COMMAND-NAME} train book.txt --out runs/book",
      "  ${ROOT-COMMAND-NAME} generate runs/book --prompt \"It was \" --tokens 400"
    })
final class Longhand implements Callable<Integer> {
  /// What stands for the program's name in the examples of the help.
  static final String NAME_VARIABLE = "${ROOT-COMMAND-NAME}";

  private final Console console;
  private final Machine machine;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Write results and messages as JSON, one object a line.")
  private boolean json;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show where in the program an error comes from.")
  private boolean debug;

  Longhand(Console console, Machine machine) {
    this.console = console;
    this.machine = machine;
  }

  Console console() {
    return console;
  }

  Machine machine() {
    return machine;
  }

  Reporter reporter() {
    return new Reporter(console, form(), machine.command());
  }

  Reporter.Form form() {
    return json ? Reporter.Form.MACHINES : Reporter.Form.PEOPLE;
  }

  /// The version that the build wrote into the jar.
  static String version() {
    return Optional.ofNullable(Longhand.class.getPackage().getImplementationVersion())
        .orElse("from classes");
  }

  /// Runs one command and gives the exit status of the process.
  @SuppressWarnings("CatchAndPrintStackTrace") // only on demand
  int run(String... arguments) {
    try {
      int status = execute(commandLine(), arguments);
      console.out().flush();
      return status;
    } catch (LonghandException failure) {
      return report(failure.problems(), failure);
    } catch (OutOfMemoryError failure) {
      return report(List.of(outOfMemory()), failure);
    } catch (RuntimeException | Error failure) {
      return report(List.of(CrashReport.write(failure, machine, arguments)), failure);
    }
  }

  CommandLine commandLine() {
    var commandLine = new CommandLine(this);
    commandLine
        .addSubcommand(new TrainCommand(this))
        .addSubcommand(new ResumeCommand(this))
        .addSubcommand(new RateCommand(this))
        .addSubcommand(new GenerateCommand(this))
        .addSubcommand(new ReplayCommand(this))
        .addSubcommand(new WriteCommand(this))
        .addSubcommand(new ConvertCommand(this))
        .addSubcommand(new EvaluateCommand(this))
        .addSubcommand(new ScoreCommand(this))
        .addSubcommand(new PredictCommand(this))
        .addSubcommand(new SummaryCommand(this))
        .addSubcommand(new CompareCommand(this))
        .addSubcommand(new SweepCommand(this))
        .addSubcommand(new ReportCommand(this))
        .addSubcommand(new DemoCommand(this))
        .addSubcommand(CorpusCommand.of(this))
        .addSubcommand(new ReproduceCommand(this))
        .addSubcommand(new RecipesCommand(this))
        .addSubcommand(new ExplainCommand(this))
        .addSubcommand(new ErrorsCommand(this))
        .addSubcommand(new CompletionCommand(this))
        .setCommandName(machine.command())
        .setOut(new PrintWriter(console.out(), true, console.out().charset()))
        .setErr(new PrintWriter(console.err(), true, console.err().charset()))
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(
                console.screen() == Console.Screen.COLOUR ? Ansi.ON : Ansi.OFF))
        .setUsageHelpWidth(Console.COLUMNS)
        .setExpandAtFiles(false);
    prepare(commandLine);
    return commandLine;
  }

  private static void prepare(CommandLine command) {
    command.getSubcommands().values().forEach(Longhand::prepare);
    command.getCommandSpec().parser().collectErrors(true);
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.getCommandSpec().usageMessage().abbreviateSynopsis(true).sortOptions(false);
    command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, OptionList::of);
  }

  private static int execute(CommandLine commandLine, String... arguments) {
    ParseResult result;
    try {
      result = commandLine.parseArgs(arguments);
    } catch (ParameterException failure) {
      throw new LonghandException(UsageProblems.of(failure, arguments)).causedBy(failure);
    }
    if (CommandLine.printHelpIfRequested(result)) {
      return ExitStatus.OK.value();
    }
    Object command = result.asCommandLineList().getLast().getCommandSpec().userObject();
    List<Problem> problems = UsageProblems.of(result, arguments);
    if (!problems.isEmpty()) {
      throw new LonghandException(withMore(problems, command));
    }
    return call(command);
  }

  private static List<Problem> withMore(List<Problem> problems, Object command) {
    var all = new ArrayList<>(problems);
    if (command instanceof LonghandCommand chosen) {
      chosen.problems().stream().filter(more -> isNew(more, problems)).forEach(all::add);
    }
    return all;
  }

  /// Whether none of the problems is about the option that mends one more.
  private static boolean isNew(Problem more, List<Problem> problems) {
    return problems.stream()
        .noneMatch(known -> known.where().startsWith("--") && more.fix().startsWith(known.where()));
  }

  private static int call(Object command) {
    return switch (command) {
      case Longhand longhand -> longhand.call();
      case LonghandCommand chosen -> chosen.run();
      default -> throw new IllegalStateException(command.getClass().getName());
    };
  }

  @Override
  public Integer call() {
    commandLine().usage(console.out());
    return ExitStatus.OK.value();
  }

  private int report(List<Problem> problems, Throwable failure) {
    int status = problems.getFirst().code().exit().value();
    console.out().flush();
    reporter().errors(problems, status);
    if (debug) {
      reporter().trace(failure);
    }
    return status;
  }

  private static Problem outOfMemory() {
    return new Problem(
        ErrorCode.MEMORY_OUT,
        "memory ran out; Java may use " + Words.size(Runtime.getRuntime().maxMemory()),
        "",
        "export LONGHAND_JAVA_OPTIONS=-Xmx4g gives it more; a smaller --batch or --window needs"
            + " less");
  }

  /// What `--version` says.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"longhand " + version(), "Java " + Runtime.version() + ", " + system()};
    }

    private static String system() {
      String name = System.getProperty("os.name", "an unknown system");
      return Wording.escaped(name + " " + System.getProperty("os.arch", ""), Console.COLUMNS);
    }
  }
}
