package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  @TempDir Path temporary;
  private TrainingFolder folder;
  private Path run;

  @BeforeEach
  void nameFolders() {
    folder = new TrainingFolder(temporary);
    run = folder.run("run");
  }

  private Shell.Result train() {
    return Shell.usual().run(folder.train(folder.text(), run, "--epochs", 1));
  }

  @Test
  void trainingNamesThePageAndReportWritesItAgain() throws IOException {
    Path page = run.resolve("report.html");
    assertThat(train().err()).contains("report      " + page);
    Files.delete(page);

    var result = Shell.usual().run("report", run);

    assertThat(result.status()).isZero();
    assertThat(result.err()).contains("report      " + page);
    assertThat(page).content().contains("<h1>run</h1>");
  }

  @Test
  void machinesAreToldWhereThePageIs() {
    train();

    assertThat(Shell.usual().run("report", run, "--json").out())
        .contains("\"report\":", "report.html");
  }

  @Test
  void aSlideHasThePixelsOfAScreen() throws IOException {
    train();

    assertThat(Shell.usual().run("report", run, "--png").status()).isZero();

    byte[] png = Files.readAllBytes(run.resolve("report.png"));
    var picture = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(picture.getWidth()).isEqualTo(1600);
    assertThat(picture.getHeight()).isEqualTo(900);
  }

  @Test
  void aSlideWithoutAPlaceIsRefused() {
    train();

    var result = Shell.usual().run("report", run, "--png", temporary.resolve("none/slide.png"));

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("there is no folder for this file");
  }

  @Test
  void aFolderWithoutARunIsRefused() {
    var result = Shell.usual().run("report", temporary);

    assertThat(result.status()).isEqualTo(6);
    assertThat(result.err()).contains("RUN-003", "recipe.yaml");
  }
}
