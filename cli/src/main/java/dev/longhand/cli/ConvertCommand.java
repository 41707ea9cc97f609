package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.ExitStatus;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.formats.keras.InputKind;
import dev.longhand.formats.keras.KerasModel;
import dev.longhand.formats.keras.KerasSource;
import dev.longhand.formats.keras.KerasVocabulary;
import dev.longhand.modelfile.ModelFile;
import dev.longhand.modelfile.ModelHash;
import dev.longhand.text.token.Tokenizer;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes a model file of a model that another program trained.
@Command(
    name = "convert",
    description = {
      "Take over a model that Keras trained.",
      "",
      "IN is a .keras file, or a .h5 file with a whole model or with weights alone; OUT is a model"
          + " file that every other command reads. Nothing of a file is ever run: what Longhand has"
          + " no layer for is refused by name."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Longhand.Version.class,
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} convert model.keras model.safetensors --vocabulary tokenizer.json",
      "  ${ROOT-COMMAND-NAME} convert old.h5 old.safetensors",
      "  ${ROOT-COMMAND-NAME} predict old.safetensors --ids 3,4,5",
      "  ${ROOT-COMMAND-NAME} train letters.txt --from model.safetensors --out runs/letters"
    })
final class ConvertCommand implements LonghandCommand {
  private static final String ENDING = ".safetensors";
  private static final String ROW = "%-22s %-18s %-14s %11s  %s%n";

  private final Longhand longhand;

  @Parameters(index = "0", paramLabel = "IN", description = "The file that Keras wrote.")
  private String in = "";

  @Parameters(index = "1", paramLabel = "OUT", description = "The model file to write.")
  private String out = "";

  @Option(
      names = "--vocabulary",
      paramLabel = "FILE",
      description =
          "The tokens: the JSON of a Keras tokenizer, a JSON list or map, or a text file of a token"
              + " a line. Default: none, and the model knows ids alone.")
  private Optional<String> vocabulary = Optional.empty();

  @Option(
      names = "--architecture",
      paramLabel = "FILE",
      description =
          "The layers, as model.to_json() gives them in Keras, for a .h5 file with weights alone.")
  private Optional<String> architecture = Optional.empty();

  @Option(
      names = "--input",
      paramLabel = "KIND",
      description =
          "How a model without an embedding reads tokens, where its file cannot tell: one-hot, or"
              + " scaled for the id divided by the vocabulary.")
  private Optional<String> input = Optional.empty();

  @Option(names = "--force", description = "Replace OUT if it is there.")
  private boolean force;

  ConvertCommand(Longhand longhand) {
    this.longhand = longhand;
  }

  @Override
  public int run() {
    Path source = Paths.of(in, "IN");
    Path target = Paths.of(out, "OUT");
    requireTarget(target);
    Optional<Path> layers = architecture.map(name -> Paths.of(name, "--architecture"));
    KerasModel model =
        KerasModel.read(new KerasSource(source, layers, input.map(ConvertCommand::kind)));
    Tokenizer tokenizer = tokenizer(model);
    ModelFile file = model.withTokens(tokenizer, source);
    file.write(target);
    requireSame(file, target);
    show(model, target);
    return ExitStatus.OK.value();
  }

  private void requireTarget(Path target) {
    if (!out.endsWith(ENDING)) {
      throw new LonghandException(
          ErrorCode.USAGE_VALUE,
          "OUT is a model file of Longhand's, which ends in " + ENDING,
          Wording.escaped(out, 400),
          "longhand convert " + Wording.shellWord(in) + " model" + ENDING);
    }
    if (Files.exists(target) && !force) {
      throw new LonghandException(
          ErrorCode.USAGE_VALUE,
          "there is a file already where the model is to go",
          Wording.escaped(out, 400),
          "name another one, or replace it with --force");
    }
  }

  private static InputKind kind(String word) {
    return switch (word) {
      case "one-hot", "one_hot" -> InputKind.ONE_HOT;
      case "scaled" -> InputKind.SCALED;
      default ->
          throw new LonghandException(
              ErrorCode.USAGE_VALUE,
              "--input is " + Wording.escaped(word, 40) + "; it is one-hot or scaled",
              "--input",
              "--input one-hot");
    };
  }

  private Tokenizer tokenizer(KerasModel model) {
    int size = model.network().config().vocabulary();
    return vocabulary
        .map(name -> KerasVocabulary.read(Paths.of(name, "--vocabulary"), size))
        .orElseGet(() -> KerasVocabulary.ofIds(size));
  }

  /// What was written reads back to the same bits.
  private static void requireSame(ModelFile file, Path target) {
    if (!ModelHash.of(ModelFile.read(target).model()).equals(ModelHash.of(file.model()))) {
      throw new IllegalStateException("the model reads back otherwise: " + target);
    }
  }

  private void show(KerasModel model, Path target) {
    PrintStream to = longhand.console().out();
    if (longhand.form() == Reporter.Form.MACHINES) {
      var object = Json.object().put("model", target.toString());
      var layers = object.putArray("layers");
      for (KerasModel.Row row : model.rows()) {
        layers
            .addObject()
            .put("name", row.name())
            .put("keras", row.kind())
            .put("longhand", row.ours())
            .put("parameters", row.parameters());
      }
      model.notices().forEach(object.putArray("notices")::add);
      to.println(Json.line(object));
      return;
    }
    to.printf(Locale.ROOT, ROW, "layer", "in Keras", "here", "parameters", "shapes");
    for (KerasModel.Row row : model.rows()) {
      to.printf(
          Locale.ROOT,
          ROW,
          Wording.escaped(row.name(), 22),
          row.kind(),
          row.ours(),
          Wording.number(row.parameters()),
          row.shapes());
    }
    to.flush();
    var reporter = longhand.reporter();
    model.notices().forEach(notice -> reporter.say("note: " + notice));
    if (vocabulary.isEmpty()) {
      reporter.say("note: no vocabulary was given, so the model knows ids alone (--vocabulary)");
    }
    String name = Wording.shellWord(target.toString());
    String command = longhand.machine().command();
    reporter.say("");
    reporter.say("model:  " + target);
    reporter.say(
        vocabulary.isEmpty()
            ? "next:   " + command + " predict " + name + " --ids 1,2,3"
            : "write:  " + command + " generate " + name);
  }
}
