package dev.longhand.cli;

import dev.longhand.error.ExitStatus;
import dev.longhand.error.Problem;
import dev.longhand.recipe.ExampleSettings;
import dev.longhand.recipe.ExampleSettings.Documents;
import dev.longhand.recipe.ExampleSettings.Prefixes;
import dev.longhand.recipe.ExampleSettings.Streams;
import dev.longhand.recipe.ExampleSettings.Windows;
import dev.longhand.recipe.PreparedText;
import dev.longhand.recipe.Recipe;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.CorpusParts;
import dev.longhand.text.example.Examples;
import dev.longhand.text.example.Shuffle;
import dev.longhand.text.token.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows the examples that a recipe yields from a text.
@Command(
    name = "examples",
    description = {
      "Count the examples that a recipe yields from a text, and show the first.",
      "",
      "They are shown in the order of the text; training draws most kinds at random.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Longhand.Version.class,
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} corpus examples book.txt --recipe characters",
      "  ${ROOT-COMMAND-NAME} corpus examples book.txt --recipe poem --faithful --limit 3 --json"
    })
final class CorpusExamplesCommand implements LonghandCommand {
  private final Longhand longhand;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Text files, read in this order; - is standard input.")
  private List<String> files = new ArrayList<>();

  @Mixin private RecipeChoice choice = new RecipeChoice();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many examples are shown. Default: ${DEFAULT-VALUE}.")
  private int limit = 4;

  @Mixin private TokenizerOptions tokenizerOptions = new TokenizerOptions();

  @Mixin private TextOptions textOptions = new TextOptions();

  CorpusExamplesCommand(Longhand longhand) {
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
    Recipe found = choice.recipe();
    Recipe wanted =
        found
            .withTokens(tokenizerOptions.applyTo(found.tokens()))
            .withText(textOptions.applyTo(found.text()));
    var input = TextArguments.input(files, "FILE", longhand.console());
    try (Corpus corpus = input.read(wanted.text())) {
      longhand.reporter().tell(TextArguments.warnings(corpus.notices()), Strictness.LENIENT);
      CorpusParts parts = wanted.parts(corpus);
      Tokenizer tokenizer = wanted.tokens().fit(parts.training());
      PreparedText text = cut(wanted, parts, tokenizer);
      longhand.reporter().tell(text.notices(), Strictness.LENIENT);
      var report = new ExampleReport(longhand.console().out(), wanted, tokenizer, text);
      Examples shown = inTextOrder(wanted, parts, tokenizer).orElse(text.examples());
      switch (longhand.form()) {
        case MACHINES -> report.writeObject(shown, limit);
        case PEOPLE -> report.write(input.name(), corpus.characters(), shown, limit);
      }
    }
    return ExitStatus.OK.value();
  }

  private static PreparedText cut(Recipe wanted, CorpusParts parts, Tokenizer tokenizer) {
    long memory = Runtime.getRuntime().maxMemory();
    return PreparedText.of(wanted, parts, tokenizer, Optional.empty(), memory);
  }

  /// The same examples one by one, first to last, where training shuffles or sorts them.
  private static Optional<Examples> inTextOrder(
      Recipe wanted, CorpusParts parts, Tokenizer tokenizer) {
    Optional<ExampleSettings> ordered =
        switch (wanted.examples()) {
          case Streams streams -> Optional.empty();
          case Windows windows ->
              Optional.of(
                  new Windows(
                      windows.window(),
                      windows.stride(),
                      1,
                      Shuffle.NONE,
                      windows.shares(),
                      windows.heldOut()));
          case Prefixes prefixes ->
              Optional.of(
                  new Prefixes(
                      prefixes.longest(), prefixes.mask(), 1, 1, Shuffle.NONE, prefixes.shares()));
          case Documents documents ->
              Optional.of(
                  new Documents(documents.longest(), 1, 1, Shuffle.NONE, documents.shares()));
        };
    return ordered.map(
        settings -> cut(wanted.with(settings, wanted.training()), parts, tokenizer).examples());
  }
}
