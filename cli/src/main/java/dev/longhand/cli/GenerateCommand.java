package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.ExitStatus;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.generate.Continuation;
import dev.longhand.generate.Ending;
import dev.longhand.generate.Method;
import dev.longhand.generate.Prompt;
import dev.longhand.generate.TextGenerator;
import dev.longhand.generate.sampling.Sampling;
import dev.longhand.generate.verse.VerseForm;
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
      "  ${ROOT-COMMAND-NAME} generate runs/book --prompts phrases.txt -t 0.5 -t 1 -t 1.5",
      "  ${ROOT-COMMAND-NAME} generate runs/book --random-seed-text --tokens 200",
      "  ${ROOT-COMMAND-NAME} generate runs/letters --label joy",
      "  ${ROOT-COMMAND-NAME} generate runs/sonnets --lines 14 --rhyme 'abab cdcd efef gg'",
      "  ${ROOT-COMMAND-NAME} generate runs/book \"It was \" --beams 5 --until sentence",
      "  ${ROOT-COMMAND-NAME} generate runs/book \"It was \" --receipt it-was.json",
      "  ${ROOT-COMMAND-NAME} generate --mix runs/a=0.7 --mix runs/b=0.3"
    })
final class GenerateCommand implements LonghandCommand {
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

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads write several texts; no text depends on it. Default: all.")
  private Optional<Integer> threads = Optional.empty();

  @Option(names = "--strict", description = "Refuse a prompt with tokens the model never saw.")
  private boolean strict;

  @Mixin private PromptOptions promptOptions = new PromptOptions();
  @Mixin private EndingOptions endingOptions = new EndingOptions();
  @Mixin private SamplingOptions samplingOptions = new SamplingOptions();
  @Mixin private SearchOptions searchOptions = new SearchOptions();
  @Mixin private VerseOptions verseOptions = new VerseOptions();
  @Mixin private ModelOptions modelOptions = new ModelOptions();
  @Mixin private OriginalityOptions originalityOptions = new OriginalityOptions();
  @Mixin private ReceiptOptions receiptOptions = new ReceiptOptions();

  GenerateCommand(Longhand longhand) {
    this.longhand = longhand;
  }

  @Override
  public List<Problem> problems() {
    var refusals = new Refusals();
    refusals.of(this::promptByItsPlace);
    refusals.of(endingOptions::ending);
    refusals.of(this::requireOneWay);
    refusals.of(this::requireVerseAlone);
    refusals.of(() -> receiptOptions.records(Optional.empty()));
    refusals.of(() -> {
      originalityOptions.requireUse();
      return true;
    });
    var problems = new ArrayList<>(refusals.problems());
    problems.addAll(samplingOptions.problems());
    return problems;
  }

  @Override
  public int run() {
    List<Problem> problems = problems();
    if (!problems.isEmpty()) {
      throw new LonghandException(problems);
    }
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
        originalityOptions
            .limited(modelOptions.generator(models, kernels), indexes)
            .withThreads(threads.orElse(longhand.machine().cores()));
    var draw = new PromptOptions.Draw(seed, count);
    List<PromptOptions.Group> groups =
        promptOptions.groups(generator, models.first(), prompt, draw);
    longhand.reporter().tell(notices(groups), Strictness.of(strict));
    Optional<VerseForm> verse = verseOptions.form();
    if (verse.isPresent()) {
      return writeVerse(verse.get(), models, generator, groups);
    }
    var form = promptOptions.fromFile() ? PassageWriter.Form.TABLE : PassageWriter.Form.TEXT;
    var order =
        new PassageWriter.Order(
            variants(generator),
            promptOptions.random() ? 1 : count,
            originalityOptions.reports(indexes),
            receiptOptions.records(originalityOptions.most()));
    new PassageWriter(longhand, generator, order).write(groups, form);
    receiptOptions.write(models, modelOptions);
    return ExitStatus.OK.value();
  }

  private int writeVerse(
      VerseForm form,
      MixedModels models,
      TextGenerator generator,
      List<PromptOptions.Group> groups) {
    var output = new VerseOutput(longhand, form);
    var draw = new VerseOutput.Draw(seed, count);
    for (PromptOptions.Group group : groups) {
      for (Prompt prompt : group.prompts()) {
        for (SamplingOptions.Variant variant : samplingOptions.variants(generator.tokenizer())) {
          output.write(models.first(), generator, prompt, variant.sampling(), draw);
        }
      }
    }
    return ExitStatus.OK.value();
  }

  /// Verse ends with its form, is looked for by drafts, and needs no receipt to be written again.
  private Optional<VerseForm> requireVerseAlone() {
    Optional<VerseForm> form = verseOptions.form();
    if (form.isPresent()) {
      var others = new ArrayList<String>();
      searchOptions.method().ifPresent(_ -> others.add("--beams or --contrastive"));
      originalityOptions.given().ifPresent(others::add);
      receiptOptions.given().ifPresent(others::add);
      if (!others.isEmpty()) {
        throw new LonghandException(
            ErrorCode.USAGE_PAIR,
            "verse in a form cannot go with " + String.join(" and ", others),
            "--lines, " + String.join(", ", others),
            "leave one of them out; the same seed gives the same verse");
      }
    }
    return form;
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

  /// A search looks at probabilities alone, so nothing of sampling can go with it.
  private Optional<Method> requireOneWay() {
    Optional<Method> search = searchOptions.method();
    if (search.isPresent() && samplingOptions.given().isPresent()) {
      String option = samplingOptions.given().get();
      throw new LonghandException(
          ErrorCode.USAGE_PAIR,
          "a search draws nothing by chance, and " + option + " says how to draw",
          option,
          "leave it out, or --beams and --contrastive");
    }
    return search;
  }

  /// The ways to write: a search, or sampling once for each temperature.
  private List<PassageWriter.Variant> variants(TextGenerator generator) {
    Ending ending = endingOptions.ending();
    Optional<Method> search = searchOptions.method();
    if (search.isPresent()) {
      var continuation = new Continuation(ending, Sampling.GREEDY, seed, 0);
      return List.of(new PassageWriter.Variant("search", search.get(), continuation));
    }
    return samplingOptions.variants(generator.tokenizer()).stream()
        .map(variant ->
            new PassageWriter.Variant(
                variant.title(),
                new Method.Sampled(variant.sampling()),
                new Continuation(ending, variant.sampling(), seed, 0)))
        .toList();
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
