package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.recipe.Recipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepCommandTest {
  private static final String UNITS = "model.layers[0].units=4,8";
  private static final String RATES = "training.learning_rate=log:1e-3..1e-1";

  @TempDir Path temporary;
  private TrainingFolder folder;
  private Path text;
  private Path out;

  @BeforeEach
  void aSmallText() {
    folder = new TrainingFolder(temporary);
    text = folder.text();
    out = temporary.resolve("widths");
  }

  @Test
  void theLeaderBoardIsTheResult() {
    var result = sweep("--vary", UNITS, "--epochs", 1);

    assertThat(result.status()).isZero();
    assertThat(result.out())
        .contains("     trial      bits/char  epochs    time\n")
        .containsPattern("\n   1 trial-00[12] +\\d\\.\\d{3} +1 +\\S+( s)?  units=[48]\n");
    assertThat(result.err())
        .contains("1 of 2      trial-001  model.layers[0].units=4")
        .contains("train it:   ./longhand train '" + text + "' --recipe " + out + "/best.yaml");
    assertThat(out.resolve("sweep.svg")).content().contains("model.layers[0].units");
  }

  @Test
  void theAdvisedCommandTrainsTheBestRecipe() {
    String said = sweep("--vary", UNITS, "--epochs", 1).err();
    String command = said.lines().filter(line -> line.startsWith("train it: ")).findFirst().get();
    String words = command.substring(command.indexOf("./longhand ") + "./longhand ".length());

    assertThat(Shell.usual().run(ShellWords.of(words).toArray()).status()).isZero();
    assertThat(Recipe.read(out.resolve("best.yaml")).sample().length()).isPositive();
  }

  @Test
  void rangesAreDrawnFromUnlessAGridIsAskedFor() {
    assertThat(sweep("--vary", RATES, "--trials", 2, "--epochs", 1).out())
        .contains("trial-002")
        .doesNotContain("trial-003");
    assertThat(sweep("--vary", RATES, "--search", "grid", "--epochs", 1).err())
        .contains("a grid needs points");
  }

  @Test
  void halvingSaysWhoGoesOn() {
    var result = sweep("--vary", RATES, "--search", "halving", "--trials", 3, "--epochs", 3);

    assertThat(result.err()).containsPattern("\nthe best goes on to 3 epochs: trial-00\\d\n");
  }

  @Test
  void theWholePlanIsCheckedBeforeItBegins() {
    var result =
        sweep("--vary", "model.layers[0].units=4,0", "--vary", "training.lr=1,2", "--epochs", 1);

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err().lines().filter(line -> line.startsWith("error["))).hasSize(2);
    assertThat(result.err()).contains("'lr' is no key of training", "units is '0'");
    assertThat(out).doesNotExist();
  }

  @Test
  void machinesGetTheTrialsInOneObject() {
    var result = sweep("--vary", UNITS, "--epochs", 1, "--json");

    assertThat(result.out().lines()).allMatch(line -> line.startsWith("{\"event\":\""));
    assertThat(result.out())
        .contains("{\"event\":\"sweep\",\"trials\":[{\"trial\":\"trial-00")
        .contains("\"changes\":[\"model.layers[0].units=8\"]");
  }

  private Shell.Result sweep(Object... further) {
    var words = new ArrayList<Object>(List.of("sweep", "characters", text, "--out", out));
    words.addAll(List.of("--set", "model.layers[0].units=8", "--set", "examples.sequences=8"));
    words.addAll(List.of(further));
    return Shell.usual().run(words.toArray());
  }
}
