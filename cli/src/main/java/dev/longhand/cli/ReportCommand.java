package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.ExitStatus;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.inspect.Slide;
import dev.longhand.modelfile.AtomicFile;
import dev.longhand.recipe.InspectedRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes the page about a run again, or a slide.
@Command(
    name = "report",
    description = {
      "Write the page about a run again: RUN/report.html.",
      "",
      "The page shows curves, samples, settings, the text and the network. It opens from the disk"
          + " in any browser and needs no network. Every run writes it at its end.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Longhand.Version.class,
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} report runs/book",
      "  ${ROOT-COMMAND-NAME} report runs/book --png",
      "  ${ROOT-COMMAND-NAME} report runs/book --png slide.png"
    })
final class ReportCommand implements LonghandCommand {
  private static final String SLIDE = "report.png";
  private static final String PNG = "--png";

  private final Longhand longhand;

  @Parameters(index = "0", paramLabel = "RUN", description = "The folder of a run.")
  private String run = "";

  @Option(
      names = PNG,
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "FILE",
      description = {
        "Draw a slide of 1600 x 900 pixels as well: loss, headline, sample. Default:"
            + " RUN/report.png."
      })
  private Optional<String> png = Optional.empty();

  ReportCommand(Longhand longhand) {
    this.longhand = longhand;
  }

  @Override
  public int run() {
    Path folder = Paths.of(run, "RUN");
    Path page = InspectedRun.writePage(folder);
    Optional<Path> slide = png.map(file -> writeSlide(folder, file));
    if (longhand.form() == Reporter.Form.MACHINES) {
      var object = Json.object().put("report", page.toString());
      slide.ifPresent(file -> object.put("png", file.toString()));
      longhand.console().out().println(Json.line(object));
    } else {
      longhand.reporter().say("report      " + shown(page));
      slide.ifPresent(file -> longhand.reporter().say("slide       " + shown(file)));
    }
    return ExitStatus.OK.value();
  }

  private static Path writeSlide(Path folder, String name) {
    Path file = name.isEmpty() ? folder.resolve(SLIDE) : Paths.of(name, PNG);
    requirePlace(file);
    System.setProperty("java.awt.headless", "true"); // no screen is needed to draw into a file
    AtomicFile.write(file, Slide.png(InspectedRun.read(folder)));
    return file;
  }

  private static void requirePlace(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder)) {
      throw new LonghandException(
          ErrorCode.USAGE_VALUE,
          Files.isDirectory(file) ? "this is a folder" : "there is no folder for this file",
          PNG + " " + Wording.escaped(file.toString(), 400),
          "name a file in a folder that is there, such as --png slide.png");
    }
  }

  private static String shown(Path file) {
    return Wording.escaped(file.toString(), 400);
  }
}
