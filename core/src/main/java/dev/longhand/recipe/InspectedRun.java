package dev.longhand.recipe;

import dev.longhand.error.LonghandException;
import dev.longhand.inspect.Observations;
import dev.longhand.inspect.ReportPage;
import dev.longhand.inspect.RunReport;
import dev.longhand.inspect.RunReport.Plan;
import dev.longhand.inspect.Yardstick;
import dev.longhand.modelfile.AtomicFile;
import dev.longhand.modelfile.EpochFigures;
import dev.longhand.modelfile.ModelFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The folder of a run as a report shows it; reads alone, so a run may be at work in it.
public final class InspectedRun {
  private InspectedRun() {}

  /// All that the files of a run say.
  ///
  /// @throws LonghandException `RUN_MISSING` for a folder without a run, or when one of its files
  ///   is damaged
  public static RunReport read(Path folder) {
    RunFolder.requireRun(folder);
    Recipe recipe = Recipe.read(folder.resolve(RunFolder.RECIPE));
    Path model = folder.resolve(RunFolder.MODEL);
    return new RunReport(
        name(folder),
        plan(recipe),
        CorpusRecord.read(folder.resolve(RunFolder.CORPUS)).text(),
        epochs(folder.resolve(RunFolder.METRICS)),
        new BaselineFile(folder.resolve(RunFolder.BASELINES)).yardsticks(),
        TestRecord.read(folder.resolve(RunFolder.TEST)).map(InspectedRun::test),
        new SamplesFile(folder.resolve(RunFolder.SAMPLES)).read(),
        Files.exists(model) ? Optional.of(ModelFile.read(model)) : Optional.empty(),
        observations(folder));
  }

  /// Writes the page about a run into its folder, in place of the one that is there.
  ///
  /// @return the file
  /// @throws LonghandException as {@link #read} does, and `DISK_FULL` or `DISK_IO`
  public static Path writePage(Path folder) {
    byte[] page = ReportPage.of(read(folder)).getBytes(StandardCharsets.UTF_8);
    Path file = folder.resolve(RunFolder.REPORT);
    AtomicFile.write(file, page);
    return file;
  }

  /// The page about a run, if it is there.
  public static Optional<Path> page(Path folder) {
    return Optional.of(folder.resolve(RunFolder.REPORT)).filter(Files::isRegularFile);
  }

  private static String name(Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? "run" : name.toString();
  }

  private static Plan plan(Recipe recipe) {
    return new Plan(
        recipe.name(),
        recipe.about(),
        recipe.tokens().piece(),
        recipe.training().epochs(),
        RecipeSettings.of(recipe),
        recipe.toYaml());
  }

  /// The lines of figures; one that is being written is left out.
  private static List<EpochFigures> epochs(Path file) {
    var epochs = new ArrayList<EpochFigures>();
    for (String line : text(file).lines().toList()) {
      try {
        epochs.add(EpochFigures.parse(line, file));
      } catch (LonghandException half) {
        break;
      }
    }
    return epochs;
  }

  private static Yardstick test(TestRecord record) {
    return new Yardstick("test part", record.figures().loss(), record.bitsPerCharacter());
  }

  static Observations observations(Path folder) {
    return Observations.parse(text(folder.resolve(RunFolder.OBSERVATIONS)));
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
    } catch (IOException unreadable) {
      return "";
    }
  }
}
