package dev.longhand.cli;

import dev.longhand.draft.Draft;
import dev.longhand.draft.DraftFile;
import dev.longhand.error.ErrorCode;
import dev.longhand.error.ExitStatus;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.generate.TextGenerator;
import dev.longhand.generate.Voice;
import dev.longhand.kernel.Kernels;
import dev.longhand.modelfile.AtomicFile;
import dev.longhand.modelfile.ModelFile;
import dev.longhand.modelfile.ModelHash;
import dev.longhand.recipe.TrainedModel;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.CorpusOptions;
import dev.longhand.text.corpus.CorpusReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes a text together with a model, at a terminal or line by line.
@Command(
    name = "write",
    description = {
      "Write a text together with a trained model.",
      "",
      "At a terminal you see the text, what may come next, and keys to take it, go back, and try"
          + " other ways on. Elsewhere, and with --plain, a line is text or a command: /help lists"
          + " them."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Longhand.Version.class,
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} write runs/book",
      "  ${ROOT-COMMAND-NAME} write runs/book --prompt \"It was \" --temperature 0.5",
      "  ${ROOT-COMMAND-NAME} write runs/book --load draft.json --out chapter.txt",
      "  printf 'It was\\n/go 40\\n' | ${ROOT-COMMAND-NAME} write runs/book"
    })
final class WriteCommand implements LonghandCommand {
  private final Longhand longhand;

  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "The folder of a run, or a model file.")
  private String source = "";

  @Option(
      names = {"-p", "--prompt"},
      paramLabel = "TEXT",
      description = "The text to begin with.")
  private Optional<String> prompt = Optional.empty();

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "A file with the text to begin with.")
  private Optional<String> file = Optional.empty();

  @Option(
      names = "--load",
      paramLabel = "DRAFT",
      description = "A draft that was saved before, with its temperature and its seed.")
  private Optional<String> load = Optional.empty();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "A new file for the text, written when you leave.")
  private Optional<String> out = Optional.empty();

  @Option(
      names = {"-t", "--temperature"},
      paramLabel = "T",
      description = {
        "0 takes the likeliest token each time, 1 follows the model, more is bolder; 0 to 10."
            + " Default: 0.7."
      })
  private Optional<Double> temperature = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Another seed, and the model writes otherwise. Default: 42.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "How many tokens to show that may come next. Default: ${DEFAULT-VALUE}.")
  private int top = 8;

  @Option(names = "--plain", description = "Line by line, also at a terminal.")
  private boolean plain;

  @Mixin private ReadingOptions readingOptions = new ReadingOptions();

  WriteCommand(Longhand longhand) {
    this.longhand = longhand;
  }

  @Override
  public int run() {
    requireOneBeginning();
    Optional<Path> target = out.map(name -> Paths.of(name, "--out"));
    target.ifPresent(WriteCommand::requireNew);
    TrainedModel trained = TrainedModel.read(Paths.of(source, "RUN"));
    ModelFile model = trained.file();
    Kernels kernels = longhand.machine().kernels().get();
    tell(Machine.slowness(kernels).stream().toList());
    tell(readingOptions.notice(trained).stream().toList());
    var generator =
        new TextGenerator(
            List.of(Voice.of(model.model(), readingOptions.reading(trained))),
            model.tokenizer(),
            model.cleaning(),
            kernels);
    String hash = ModelHash.of(model.model());
    Draft draft = draft(generator, hash);
    var files =
        new WritingFiles(generator, hash, draft, load.map(name -> Paths.of(name, "--load")));
    int status = isPage() ? writeAtPage(draft, files) : writeLines(draft, files);
    target.ifPresent(path -> write(path, draft));
    return status;
  }

  private void requireOneBeginning() {
    long beginnings = List.of(prompt, file, load).stream().filter(Optional::isPresent).count();
    if (beginnings > 1) {
      throw new LonghandException(
          ErrorCode.USAGE_PAIR,
          "a draft can begin with one text only",
          "--prompt, --file, --load",
          "leave all but one of them out");
    }
    if (load.isPresent() && seed.isPresent()) {
      throw new LonghandException(
          ErrorCode.USAGE_PAIR,
          "a draft that was saved keeps its seed",
          "--load, --seed",
          "leave --seed out");
    }
  }

  private static void requireNew(Path target) {
    if (Files.exists(target)) {
      throw new LonghandException(
          ErrorCode.USAGE_VALUE,
          "there is a file already where the text is to go",
          Wording.escaped(target.toString(), 400),
          "name another one with --out");
    }
  }

  private void tell(List<Problem> notices) {
    longhand.reporter().tell(notices, Strictness.LENIENT);
  }

  private Draft draft(TextGenerator generator, String hash) {
    if (load.isPresent()) {
      Draft loaded = new DraftFile(Paths.of(load.get(), "--load"), hash).read(generator);
      temperature.ifPresent(loaded::setTemperature);
      return loaded;
    }
    var draft = new Draft(generator, temperature.orElse(0.7), seed.orElse(42L));
    tell(draft.open(file.map(this::fileText).or(() -> prompt).orElse("")));
    return draft;
  }

  private String fileText(String name) {
    Corpus text = CorpusReader.read(List.of(Paths.of(name, "--file")), CorpusOptions.DEFAULTS);
    tell(text.notices());
    return text.text();
  }

  /// Whether there is a terminal to type at and to draw on.
  private boolean isPage() {
    Console console = longhand.console();
    return !plain
        && longhand.form() == Reporter.Form.PEOPLE
        && console.keyboard() == Console.Keyboard.TERMINAL
        && console.paper().isTerminal()
        && !System.getenv().getOrDefault("TERM", "dumb").equals("dumb");
  }

  private int writeLines(Draft draft, WritingFiles files) {
    if (longhand.console().keyboard() == Console.Keyboard.TERMINAL) {
      longhand.reporter().say("A line is text or a command; /help lists them.");
    }
    new PlainWriting(longhand, draft, files, top).run();
    return ExitStatus.OK.value();
  }

  private int writeAtPage(Draft draft, WritingFiles files) {
    try {
      int status =
          WritingSession.run(
              longhand.console().paper(), new WritingScreen.Contents(draft, files, top));
      if (status != ExitStatus.OK.value()) {
        rescue(draft, files);
      }
      return status;
    } catch (RuntimeException | Error failed) {
      rescue(draft, files);
      throw failed;
    } finally {
      print(draft.text());
    }
  }

  private void rescue(Draft draft, WritingFiles files) {
    files
        .rescue(draft)
        .ifPresent(path -> {
          String name = Wording.shellWord(path.toString());
          longhand.reporter().say("your draft is in " + name + "; go on with --load " + name);
        });
  }

  private void print(String text) {
    var paper = longhand.console().out();
    paper.print(text.isEmpty() || text.endsWith("\n") ? text : text + "\n");
    paper.flush();
  }

  private static void write(Path target, Draft draft) {
    AtomicFile.write(target, draft.text().getBytes(StandardCharsets.UTF_8));
  }
}
