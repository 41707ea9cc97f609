package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.ExitStatus;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.generate.Continuation;
import dev.longhand.generate.Passage;
import dev.longhand.generate.Prompt;
import dev.longhand.generate.TextGenerator;
import dev.longhand.generate.sampling.Sampling;
import dev.longhand.kernel.Kernels;
import dev.longhand.recipe.CopyIndex;
import dev.longhand.recipe.MixedModels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      "  ${ROOT-COMMAND-NAME} generate runs/book \"It was \" --tokens 400 --until sentence",
      "  ${ROOT-COMMAND-NAME} generate runs/book --temperature 1.2 --seed 7 --count 3",
      "  ${ROOT-COMMAND-NAME} generate runs/book --prompts phrases.txt --temperature 0.5,1,1.5",
      "  ${ROOT-COMMAND-NAME} generate runs/book --random-seed-text --tokens 200",
      "  ${ROOT-COMMAND-NAME} generate runs/letters --label joy",
      "  ${ROOT-COMMAND-NAME} generate --mix runs/a=0.7 --mix runs/b=0.3"
    })
final class GenerateCommand implements LonghandCommand {
  private static final double USUAL_TEMPERATURE = 0.7;

  private final Longhand longhand;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "RUN",
      description = "The folder of a run, or a model file.")
  private Optional<String> source = Optional.empty();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PROMPT",
      description = "The text to go on from, as --prompt.")
  private Optional<String> positionalPrompt = Optional.empty();

  @Mixin private PromptOptions promptOptions = new PromptOptions();
  @Mixin private EndingOptions endingOptions = new EndingOptions();

  @Option(
      names = {"-t", "--temperature"},
      paramLabel = "T",
      split = ",",
      description = {
        "0 takes the likeliest token each time, 1 follows the model, more is bolder; 0 to 10."
            + " Default: 0.7."
      })
  private List<Double> temperatures = new ArrayList<>();

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

  @Mixin private ModelOptions modelOptions = new ModelOptions();
  @Mixin private OriginalityOptions originalityOptions = new OriginalityOptions();

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Another seed, another text. Default: ${DEFAULT-VALUE}.")
  private long seed = 42;

  @Option(
      names = "--count",
      paramLabel = "N",
      description =
          "How many texts to write, side by side, an empty line between. Default:"
              + " ${DEFAULT-VALUE}.")
  private int count = 1;

  @Option(names = "--strict", description = "Refuse a prompt with tokens the model never saw.")
  private boolean strict;

  GenerateCommand(Longhand longhand) {
    this.longhand = longhand;
  }

  @Override
  public List<Problem> problems() {
    var refusals = new Refusals();
    refusals.of(this::promptByItsPlace);
    refusals.of(this::variants);
    return refusals.problems();
  }

  @Override
  public int run() {
    List<Problem> problems = problems();
    if (!problems.isEmpty()) {
      throw new LonghandException(problems);
    }
    originalityOptions.requireUse();
    Optional<String> prompt = promptByItsPlace();
    MixedModels models = modelOptions.read(modelOptions.mixed() ? Optional.empty() : source);
    Kernels kernels = longhand.machine().kernels().get();
    var notices = new ArrayList<Problem>();
    Machine.slowness(kernels).ifPresent(notices::add);
    modelOptions.notice(models).ifPresent(notices::add);
    longhand.reporter().tell(notices, Strictness.LENIENT);
    List<CopyIndex> indexes = originalityOptions.indexes(models);
    indexes.forEach(index -> longhand.reporter().tell(index.notices(), Strictness.LENIENT));
    TextGenerator generator =
        originalityOptions.limited(modelOptions.generator(models, kernels), indexes);
    var draw = new PromptOptions.Draw(seed, count);
    List<PromptOptions.Group> groups =
        promptOptions.groups(generator, models.first(), prompt, draw);
    longhand.reporter().tell(notices(groups), Strictness.of(strict));
    if (originalityOptions.shown()) {
      List<Prompt> prompts = groups.stream().flatMap(group -> group.prompts().stream()).toList();
      prompts.forEach(one -> writeWithCopies(generator, one, indexes));
      return ExitStatus.OK.value();
    }
    var form = promptOptions.fromFile() ? PassageWriter.Form.TABLE : PassageWriter.Form.TEXT;
    new PassageWriter(longhand, generator, variants(), promptOptions.random() ? 1 : count)
        .write(groups, form);
    return ExitStatus.OK.value();
  }

  private void writeWithCopies(TextGenerator generator, Prompt prompt, List<CopyIndex> indexes) {
    var out = longhand.console().out();
    List<OriginalityReport> reports = indexes.stream().map(originalityOptions::report).toList();
    for (PassageWriter.Variant variant : variants()) {
      for (Passage passage : generator.passages(prompt, variant.continuation(), count)) {
        switch (longhand.form()) {
          case MACHINES -> {
            var object = PassageObject.of(prompt, variant.continuation(), passage, 0);
            out.println(Json.line(reports.getFirst().fill(object, passage)));
          }
          case PEOPLE -> {
            out.println(reports.getFirst().marked(passage, longhand.console().paper()));
            out.println();
            reports.forEach(report -> report.lines(passage).forEach(out::println));
          }
        }
      }
    }
  }

  /// The prompt by its place: the first where the models are named by options.
  private Optional<String> promptByItsPlace() {
    if (modelOptions.mixed() && positionalPrompt.isPresent()) {
      throw new LonghandException(
          ErrorCode.USAGE_PAIR,
          "--mix names the models, and RUN does too",
          "RUN, --mix",
          "leave RUN out: longhand generate --mix runs/a=0.7 --mix runs/b=0.3 \"It was \"");
    }
    Optional<String> prompt = modelOptions.mixed() ? source : positionalPrompt;
    promptOptions.requireOneKind(prompt);
    return prompt;
  }

  /// A setting of sampling for each temperature.
  private List<PassageWriter.Variant> variants() {
    List<Double> heats = temperatures.isEmpty() ? List.of(USUAL_TEMPERATURE) : temperatures;
    return heats.stream().map(this::variant).toList();
  }

  private PassageWriter.Variant variant(double temperature) {
    Sampling sampling = Sampling.at(temperature);
    if (topK.isPresent()) {
      sampling = sampling.withTopK(topK.get());
    }
    if (topP.isPresent()) {
      sampling = sampling.withTopP(topP.get());
    }
    return new PassageWriter.Variant(
        "temperature " + Words.significant(temperature, 6),
        new Continuation(endingOptions.ending(), sampling, seed, 0));
  }

  /// Each notice once, whatever prompts it is about.
  private static List<Problem> notices(List<PromptOptions.Group> groups) {
    return groups.stream()
        .flatMap(group -> group.prompts().stream())
        .flatMap(prompt -> prompt.notices().stream())
        .distinct()
        .toList();
  }
}
