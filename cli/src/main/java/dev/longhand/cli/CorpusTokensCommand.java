package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.ExitStatus;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.CorpusOptions;
import dev.longhand.text.corpus.CorpusParts;
import dev.longhand.text.example.DocumentEnds;
import dev.longhand.text.example.EncodedCorpus;
import dev.longhand.text.example.EncodingOptions;
import dev.longhand.text.token.Tokenizer;
import dev.longhand.text.token.TokenizerConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows what a tokenizer makes of a text.
@Command(
    name = "tokens",
    description = {
      "Show what a tokenizer makes of a text.",
      "",
      "With --json, a list of all tokens, or of all ids.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Longhand.Version.class,
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} corpus tokens book.txt --tokenizer words",
      "  ${ROOT-COMMAND-NAME} corpus tokens book.txt --tokenizer words --min-count 2 --lower-case",
      "  ${ROOT-COMMAND-NAME} corpus tokens book.txt --tokenizer keras --ids --json"
    })
final class CorpusTokensCommand implements LonghandCommand {
  private static final int SHOWN = 120;

  private final Longhand longhand;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Text files, read in this order; - is standard input.")
  private List<String> files = new ArrayList<>();

  @Option(names = "--ids", description = "Show the numbers of the tokens instead of the tokens.")
  private boolean ids;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Show the first N tokens. Default: " + SHOWN + ", with --json all.")
  private Optional<Long> limit = Optional.empty();

  @Mixin private TokenizerOptions tokenizerOptions = new TokenizerOptions();

  @Mixin private TextOptions textOptions = new TextOptions();

  CorpusTokensCommand(Longhand longhand) {
    this.longhand = longhand;
  }

  @Override
  public int run() {
    TokenizerConfig config = tokenizerOptions.applyTo(TokenizerConfig.Characters.DEFAULTS);
    var input = TextArguments.input(files, "FILE", longhand.console());
    CorpusOptions reading = textOptions.applyTo(CorpusOptions.DEFAULTS);
    try (Corpus corpus = input.read(reading)) {
      longhand.reporter().tell(TextArguments.warnings(corpus.notices()), Strictness.LENIENT);
      Tokenizer tokenizer = config.fit(corpus);
      var options = EncodingOptions.inMemory(DocumentEnds.NONE);
      EncodedCorpus encoded = EncodedCorpus.encode(CorpusParts.whole(corpus), tokenizer, options);
      requireTokens(encoded, input.name());
      var report = new TokenReport(longhand.console().out(), tokenizer, encoded);
      switch (longhand.form()) {
        case MACHINES -> report.writeList(ids, limit.orElse(Long.MAX_VALUE));
        case PEOPLE ->
            report.write(input.name(), corpus.characters(), ids, limit.orElse((long) SHOWN));
      }
    }
    sayWhatIsNext(config, reading);
    return ExitStatus.OK.value();
  }

  private static void requireTokens(EncodedCorpus encoded, String name) {
    if (encoded.training().tokens().length() == 0) {
      throw new LonghandException(
          ErrorCode.DATA_EMPTY,
          "the tokenizer makes no token of this text",
          Wording.escaped(name, 400),
          "choose another --tokenizer");
    }
  }

  private void sayWhatIsNext(TokenizerConfig config, CorpusOptions reading) {
    if (TextArguments.isStandardInput(files)) {
      return;
    }
    String kind =
        config instanceof TokenizerConfig.BytePairs pairs && !pairs.file().isEmpty()
            ? Wording.shellWord(pairs.file())
            : config.name();
    longhand.reporter().say("");
    longhand
        .reporter()
        .say(
            "examples:   "
                + longhand.machine().command()
                + " corpus examples "
                + TextArguments.pasteable(files)
                + TextOptionWords.of(reading)
                + " --tokenizer "
                + kind);
  }
}
