package dev.longhand.cli;

import dev.longhand.error.ExitStatus;
import dev.longhand.receipt.Receipt;
import dev.longhand.receipt.ReceiptText;
import dev.longhand.receipt.Replay;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes the texts of a receipt once more.
@Command(
    name = "replay",
    description = {
      "Write the texts of a receipt once more, to the last byte.",
      "",
      "The models are checked by their hashes first, and each text by its own. Any machine and any"
          + " number of threads gives the same."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Longhand.Version.class,
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} generate runs/book \"It was \" --receipt it-was.json",
      "  ${ROOT-COMMAND-NAME} replay it-was.json",
      "  ${ROOT-COMMAND-NAME} replay it-was.json --model moved/model.safetensors"
    })
final class ReplayCommand implements LonghandCommand {
  private final Longhand longhand;

  @Parameters(index = "0", paramLabel = "FILE", description = "The receipt.")
  private String file = "";

  @Option(
      names = "--model",
      paramLabel = "RUN",
      description =
          "Where the model lies now, if it was moved; several in the order of the receipt.")
  private List<String> models = new ArrayList<>();

  ReplayCommand(Longhand longhand) {
    this.longhand = longhand;
  }

  @Override
  public int run() {
    Receipt receipt = Receipt.read(Paths.of(file, "FILE"));
    var replay =
        Replay.of(
            receipt,
            models.stream().map(path -> Paths.of(path, "--model")).toList(),
            longhand.machine().kernels().get());
    longhand.reporter().tell(replay.notice().stream().toList(), Strictness.LENIENT);
    var out = longhand.console().out();
    boolean first = true;
    for (ReceiptText text : receipt.texts()) {
      String written = replay.write(text);
      if (longhand.form() == Reporter.Form.MACHINES) {
        out.println(
            Json.line(
                Json.object()
                    .put("prompt", text.prompt())
                    .put("text", written)
                    .put("seed", text.seed())
                    .put("index", text.index())
                    .put("sha256", text.sha256())));
      } else {
        out.print(first ? "" : "\n");
        out.print(written.isEmpty() ? "" : written + "\n");
      }
      first = false;
    }
    return ExitStatus.OK.value();
  }
}
