package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.ExitStatus;
import dev.longhand.error.LonghandException;
import dev.longhand.generate.Continuation;
import dev.longhand.generate.Prompt;
import dev.longhand.generate.TextGenerator;
import dev.longhand.generate.sampling.Sampling;
import dev.longhand.kernel.Kernels;
import dev.longhand.modelfile.ModelFile;
import dev.longhand.recipe.RunFolder;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes text with a model.
@Command(
    name = "generate",
    description = {
      "Write new text with a trained model.",
      "",
      "The text alone goes to standard output, as it is written. The same settings and the same"
          + " seed always give the same text."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Longhand.Version.class,
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} generate runs/book",
      "  ${ROOT-COMMAND-NAME} generate runs/book --prompt \"It was \" --tokens 400",
      "  ${ROOT-COMMAND-NAME} generate runs/book --temperature 1.2 --seed 7 --count 3",
      "  ${ROOT-COMMAND-NAME} generate runs/book --temperature 0 --prompt \"The \"",
      "  ${ROOT-COMMAND-NAME} generate runs/letters --label joy"
    })
final class GenerateCommand implements LonghandCommand {
  private final Longhand longhand;

  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "The folder of a run, or a model file.")
  private String source = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PROMPT",
      description = "The text to go on from, as --prompt.")
  private Optional<String> positionalPrompt = Optional.empty();

  @Option(
      names = {"-p", "--prompt"},
      paramLabel = "TEXT",
      description = "The text to go on from; without one, a new line begins.")
  private Optional<String> namedPrompt = Optional.empty();

  @Option(
      names = "--label",
      paramLabel = "LABEL",
      description = "Write a document of this label, for a model that was trained with labels.")
  private Optional<String> label = Optional.empty();

  @Option(
      names = {"-n", "--tokens"},
      paramLabel = "N",
      description = "How many tokens (characters, words) to write. Default: ${DEFAULT-VALUE}.")
  private long tokens = 500;

  @Option(
      names = {"-t", "--temperature"},
      paramLabel = "T",
      description = {
        "0 takes the likeliest token each time, 1 follows the model, more is bolder; 0 to 10."
            + " Default: ${DEFAULT-VALUE}."
      })
  private double temperature = 0.7;

  @Option(
      names = "--top-k",
      paramLabel = "N",
      description = "Choose among the N likeliest tokens only.")
  private Optional<Integer> topK = Optional.empty();

  @Option(
      names = "--top-p",
      paramLabel = "P",
      description = "Choose among the likeliest tokens that have probability P together.")
  private Optional<Double> topP = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Another seed, another text. Default: ${DEFAULT-VALUE}.")
  private long seed = 42;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "How many texts to write, an empty line between. Default: ${DEFAULT-VALUE}.")
  private int count = 1;

  @Option(names = "--strict", description = "Refuse a prompt with tokens the model never saw.")
  private boolean strict;

  GenerateCommand(Longhand longhand) {
    this.longhand = longhand;
  }

  @Override
  public int run() {
    String text = prompt();
    Sampling sampling = Sampling.at(temperature);
    if (topK.isPresent()) {
      sampling = sampling.withTopK(topK.get());
    }
    if (topP.isPresent()) {
      sampling = sampling.withTopP(topP.get());
    }
    ModelFile file = ModelFile.read(RunFolder.model(Paths.of(source, "RUN")));
    Kernels kernels = longhand.machine().kernels().get();
    Machine.slowness(kernels)
        .ifPresent(note -> longhand.reporter().tell(List.of(note), Strictness.LENIENT));
    var generator = new TextGenerator(file.model(), file.tokenizer(), file.cleaning(), kernels);
    Prompt prompt =
        label.map(wanted -> generator.prompt(text, wanted)).orElseGet(() -> generator.prompt(text));
    longhand.reporter().tell(prompt.notices(), Strictness.of(strict));
    return longhand.form() == Reporter.Form.MACHINES
        ? writeObjects(generator, prompt, sampling)
        : writeText(generator, prompt, sampling);
  }

  private String prompt() {
    if (positionalPrompt.isPresent() && namedPrompt.isPresent()) {
      throw new LonghandException(
          ErrorCode.USAGE_PAIR,
          "the prompt is given twice, by its place and by --prompt",
          "PROMPT, --prompt",
          "leave one of them out");
    }
    return positionalPrompt.or(() -> namedPrompt).orElse("");
  }

  private int writeText(TextGenerator generator, Prompt prompt, Sampling sampling) {
    showPrompt(prompt);
    var out = longhand.console().out();
    var stream = new TextStream(out, longhand.machine().nanoTime());
    for (int index = 0; index < count && stream.open(); index++) {
      if (index > 0) {
        stream.accept("\n");
      }
      long written =
          generator.generate(prompt, new Continuation(tokens, sampling, seed, index), stream);
      if (written > 0) {
        stream.accept("\n");
      }
      stream.flush();
    }
    return ExitStatus.OK.value();
  }

  /// Lets a person see what the text goes on from; a file or a program gets the new text alone.
  private void showPrompt(Prompt prompt) {
    var console = longhand.console();
    if (console.paper().isTerminal() && console.screen().isTerminal() && count == 1) {
      console.err().print(prompt.text());
      console.err().flush();
    }
  }

  private int writeObjects(TextGenerator generator, Prompt prompt, Sampling sampling) {
    var out = longhand.console().out();
    for (int index = 0; index < count && !out.checkError(); index++) {
      String text = generator.generate(prompt, new Continuation(tokens, sampling, seed, index));
      var object =
          Json.object()
              .put("prompt", prompt.text())
              .put("text", text)
              .put("seed", seed)
              .put("index", index)
              .put("temperature", temperature);
      out.println(Json.line(object));
    }
    return ExitStatus.OK.value();
  }
}
