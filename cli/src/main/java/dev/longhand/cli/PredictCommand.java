package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.ExitStatus;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.evaluate.TokenDistribution;
import dev.longhand.evaluate.TokenScorer;
import dev.longhand.generate.Prompt;
import dev.longhand.modelfile.ModelFile;
import dev.longhand.recipe.TrainedModel;
import dev.longhand.text.token.Vocabulary;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows what a model expects to come next.
@Command(
    name = "predict",
    description = {
      "Show which tokens a model expects after a text, and how likely each is.",
      "",
      "With --json, the probabilities of all tokens by their ids."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Longhand.Version.class,
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} predict runs/book \"It was \"",
      "  ${ROOT-COMMAND-NAME} predict runs/book \"It was \" --top 3",
      "  ${ROOT-COMMAND-NAME} predict runs/book --ids 3,4,5 --json"
    })
final class PredictCommand implements LonghandCommand {
  private static final int TOKEN_WIDTH = 24;
  private static final int BAR = 30;

  private final Longhand longhand;

  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "The folder of a run, or a model file.")
  private String source = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TEXT",
      description = "What is read first; without it, a new line begins.")
  private Optional<String> text = Optional.empty();

  @Option(
      names = "--ids",
      split = ",",
      paramLabel = "N",
      description = "Numbers of tokens to read instead of a text.")
  private List<Integer> ids = new ArrayList<>();

  @Option(
      names = "--label",
      paramLabel = "LABEL",
      description = "Begin a document of this label, for a model that was trained with labels.")
  private Optional<String> label = Optional.empty();

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "How many tokens to show. Default: ${DEFAULT-VALUE}.")
  private int top = 10;

  @Option(names = "--strict", description = "Refuse a text with tokens the model never saw.")
  private boolean strict;

  PredictCommand(Longhand longhand) {
    this.longhand = longhand;
  }

  @Override
  public int run() {
    requireOneKind();
    TrainedModel model = TrainedModel.read(Paths.of(source, "RUN"));
    int[] read = ids.isEmpty() ? textIds(model.file()) : unpadded(model);
    var scorer =
        new TokenScorer(model.file().model(), longhand.machine().kernels().get(), model.window());
    TokenDistribution next = scorer.next(read);
    switch (longhand.form()) {
      case MACHINES -> writeObject(read, next);
      case PEOPLE -> write(model.file().tokenizer().vocabulary(), next);
    }
    return ExitStatus.OK.value();
  }

  private void requireOneKind() {
    if (!ids.isEmpty() && (text.isPresent() || label.isPresent())) {
      throw new LonghandException(
          ErrorCode.USAGE_PAIR,
          "--ids are all that is read, and a text or label is named too",
          "TEXT, --label, --ids",
          "leave one of them out");
    }
  }

  private int[] textIds(ModelFile file) {
    Prompt prompt = Prompt.of(text.orElse(""), label, file.cleaning(), file.tokenizer());
    longhand.reporter().tell(prompt.notices(), Strictness.of(strict));
    return prompt.read();
  }

  private int[] unpadded(TrainedModel model) {
    int[] read = model.unpadded(givenIds(model.file()));
    if (read.length == 0) {
      throw new LonghandException(
          ErrorCode.USAGE_VALUE,
          "all ids are padding, which the model passes over, so nothing is left to read",
          "--ids",
          "longhand predict " + Wording.shellWord(source) + " --ids 1");
    }
    return read;
  }

  private int[] givenIds(ModelFile file) {
    int size = file.tokenizer().vocabulary().size();
    for (int id : ids) {
      if (id < 0 || id >= size) {
        throw new LonghandException(
            ErrorCode.USAGE_VALUE,
            "there is no token "
                + id
                + "; the model has those from 0 to "
                + Wording.number(size - 1L),
            "--ids",
            "longhand predict " + Wording.shellWord(source) + " --ids 0," + (size - 1));
      }
    }
    return ids.stream().mapToInt(Integer::intValue).toArray();
  }

  private void write(Vocabulary vocabulary, TokenDistribution next) {
    PrintStream out = longhand.console().out();
    out.printf(Locale.ROOT, "%s %6s %11s%n", padded("token"), "id", "probability");
    for (int id : next.likeliest(top)) {
      double probability = next.probability(id);
      String line =
          String.format(
              Locale.ROOT,
              "%s %6d %11s  %s",
              padded(Wording.escaped(TokenText.of(vocabulary, id), TOKEN_WIDTH)),
              id,
              Words.decimal(probability, 6),
              "#".repeat((int) Math.round(BAR * probability)));
      out.println(line.stripTrailing());
    }
  }

  private static String padded(String token) {
    int width = token.codePointCount(0, token.length());
    return token + " ".repeat(Math.max(0, TOKEN_WIDTH + 1 - width));
  }

  private void writeObject(int[] read, TokenDistribution next) {
    var object = Json.object();
    var readIds = object.putArray("read");
    for (int id : read) {
      readIds.add(id);
    }
    var likeliest = object.putArray("likeliest");
    next.likeliest(top).forEach(likeliest::add);
    var probabilities = object.putArray("probabilities");
    for (int id = 0; id < next.size(); id++) {
      probabilities.add(next.probability(id));
    }
    longhand.console().out().println(Json.line(object));
  }
}
