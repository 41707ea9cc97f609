package dev.longhand.cli;

import dev.longhand.error.ExitStatus;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.recipe.Recipe;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.CorpusOptions;
import dev.longhand.text.survey.Checkup;
import dev.longhand.text.survey.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says what a text is made of and what may be wrong with it.
@Command(
    name = "check",
    description = {
      "Show what a text is made of and what may be wrong with it.",
      "",
      "Each finding has a count, an example and an option or a command that mends it. Nothing is"
          + " changed.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Longhand.Version.class,
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} corpus check book.txt",
      "  ${ROOT-COMMAND-NAME} corpus check old.txt --encoding windows-1252 --lower-case",
      "  ${ROOT-COMMAND-NAME} corpus check sayings.csv --column Text --recipe dialog",
      "  ${ROOT-COMMAND-NAME} corpus check book.txt --strict --json"
    })
final class CorpusCheckCommand implements LonghandCommand {
  private final Longhand longhand;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Text files, read in this order; - is standard input.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--validation",
      paramLabel = "SHARE",
      description =
          "The share of the text that training will keep to measure the model by. Default: the"
              + " recipe's.")
  private Optional<Double> validation = Optional.empty();

  @Mixin private RecipeChoice choice = new RecipeChoice();

  @Option(names = "--strict", description = "Let warnings end the command like errors.")
  private boolean strict;

  @Mixin private TextOptions textOptions = new TextOptions();

  CorpusCheckCommand(Longhand longhand) {
    this.longhand = longhand;
  }

  @Override
  public List<Problem> problems() {
    var refusals = new Refusals();
    refusals.of(choice::recipe);
    return refusals.problems();
  }

  @Override
  public int run() {
    var input = TextArguments.input(files, "FILE", longhand.console());
    Checkup checkup;
    Recipe found = choice.recipe();
    Recipe recipe = validation.map(found::withValidation).orElse(found);
    CorpusOptions options = textOptions.applyTo(recipe.text());
    try (Corpus corpus = input.read(options)) {
      checkup = Checkup.of(recipe.parts(corpus));
      var report = new CheckupReport(longhand, corpus, checkup);
      switch (longhand.form()) {
        case MACHINES -> report.writeObject();
        case PEOPLE -> report.write(strict ? Severity.NOTE : Severity.WARNING);
      }
    }
    List<Problem> warnings =
        checkup.findings().stream()
            .map(Finding::problem)
            .filter(problem -> Severity.of(problem) == Severity.WARNING)
            .toList();
    if (strict && !warnings.isEmpty()) {
      throw new LonghandException(warnings);
    }
    String recipeWords =
        choice.name().map(name -> " --recipe " + Wording.shellWord(name)).orElse("");
    sayWhatIsNext(input.name(), TextOptionWords.of(options) + recipeWords);
    return ExitStatus.OK.value();
  }

  private void sayWhatIsNext(String name, String options) {
    if (TextArguments.isStandardInput(files)) {
      return;
    }
    String texts = TextArguments.pasteable(files);
    longhand.reporter().say("");
    longhand
        .reporter()
        .say(
            "train:      "
                + (longhand.machine().command() + " train " + texts)
                + (options + " --out runs/" + stem(name)));
  }

  /// A name for the folder of a run.
  private static String stem(String name) {
    String word = name.split("[.,]", 2)[0].replaceAll("[^A-Za-z0-9_-]+", "-");
    return word.matches("[A-Za-z0-9].*") ? word : "text";
  }
}
