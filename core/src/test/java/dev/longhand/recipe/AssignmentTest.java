package dev.longhand.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.GruConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.Projection;
import dev.longhand.text.token.Marks;
import dev.longhand.text.token.TokenizerConfig;
import dev.longhand.train.EarlyStopping;
import dev.longhand.train.EarlyStopping.Metric;
import dev.longhand.train.optimizer.OptimizerConfig;
import dev.longhand.train.schedule.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssignmentTest {
  private static final Recipe BASE = SmallRuns.streams();

  private static Recipe with(String... assignments) {
    return BASE.with(parsed(assignments));
  }

  private static List<Assignment> parsed(String... assignments) {
    return Arrays.stream(assignments).map(Assignment::parse).toList();
  }

  private static List<Problem> problems(String... assignments) {
    try {
      Recipe accepted = with(assignments);
      throw new AssertionError("accepted: " + accepted);
    } catch (LonghandException refused) {
      return refused.problems();
    }
  }

  @Test
  void oneNumberChangesAndNothingElse() {
    assertThat(with("training.epochs=7")).isEqualTo(BASE.withEpochs(7));
    assertThat(with("seed=7")).isEqualTo(BASE.withSeed(7));
    assertThat(with("model.layers[0].units=128").model().layers().getFirst())
        .isEqualTo(new LstmConfig(128));
    assertThat(with("training.early_stopping=none")).isEqualTo(BASE);
    assertThat(BASE.with(List.of())).isSameAs(BASE);
  }

  @Test
  void laterAssignmentsSeeEarlierOnes() {
    Recipe recipe =
        with(
            "model.layers[+]={kind: dropout, rate: 0.25}",
            "model.layers[2].rate=0.5",
            "model.layers[+].kind=lstm",
            "model.layers[3].units=9");

    assertThat(recipe.model().layers())
        .endsWith(new DropoutConfig(0.5), new LstmConfig(9))
        .hasSize(4);
    assertThat(recipe.with(parsed("model.layers[2]=")).model().layers())
        .containsExactly(
            BASE.model().layers().get(0), BASE.model().layers().get(1), new LstmConfig(9));
  }

  @Test
  void groupsAreMadeWhereThereWereNone() {
    assertThat(
            with("training.early_stopping.patience=3", "training.early_stopping.metric=loss")
                .training()
                .earlyStopping())
        .contains(new EarlyStopping(Metric.LOSS, 3));
  }

  @Test
  void aShortFormBecomesTheLongOne() {
    assertThat(with("tokens.marks=start_end").tokens())
        .isEqualTo(new TokenizerConfig.Characters(Marks.START_END));
    assertThat(with("training.schedule=cosine", "training.schedule.end=0.1").training().schedule())
        .isEqualTo(new Schedule.Cosine(0, 0.1));
    assertThat(
            with("model.layers[0].projection=4", "model.layers[0].projection.bias=present")
                .model()
                .layers()
                .getFirst())
        .extracting(layer -> ((LstmConfig) layer).recurrence().projection().orElseThrow())
        .isEqualTo(new Projection(4, Projection.Bias.PRESENT));
  }

  @Test
  void settingsOfTheOldKindGoWithIt() {
    assertThat(with("training.optimizer=sgd").training().rule().optimizer())
        .isInstanceOf(OptimizerConfig.Sgd.class);
    assertThat(with("model.layers[0].kind=gru").model().layers().getFirst())
        .isInstanceOf(GruConfig.class);
    assertThat(with("examples.kind=documents", "examples.batch=4").examples())
        .isInstanceOf(ExampleSettings.Documents.class);
  }

  @Test
  void aSettingThatTheNewKindLacksIsRefusedWhereItWasAssignedToo() {
    assertThat(problems("training.optimizer=sgd", "training.beta_1=0.8"))
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.where()).isEqualTo("--set training.beta_1");
          assertThat(problem.what()).contains("beta_1 belongs to adam, adamw");
        });
    assertThat(problems("model.layers[0].kind=gru", "model.layers[0].peepholes=present"))
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.where()).isEqualTo("--set model.layers[0].peepholes"));
  }

  @Test
  void valuesAreTakenAsTheyStandUnlessTheyLookLikeYaml() {
    assertThat(with("sample.prompt=Note: # this, too").sample().prompt())
        .isEqualTo("Note: # this, too");
    assertThat(with("sample.prompt=\"a\\nb\"").sample().prompt()).isEqualTo("a\nb");
    assertThat(with("sample.temperatures=[0.5, 1]").sample().temperatures())
        .containsExactly(0.5, 1.0);
  }

  @Test
  void everythingThatIsWrongIsNamedAtOnceWithItsPlace() {
    assertThat(
            problems(
                "trainig.epochs=3",
                "training.epoch=3",
                "model.layers[7].units=3",
                "model.layers.units=3",
                "seed.x=1",
                "units=3",
                "model.layers[0].units=many",
                "sample.temperatures=[0.5",
                "model.input[0]=3",
                "training.schedul="))
        .extracting(problem -> problem.where() + ": " + problem.what() + " -> " + problem.fix())
        .satisfiesExactly(
            text ->
                assertThat(text)
                    .startsWith(
                        "--set trainig.epochs: 'trainig' is no key of a"
                            + " recipe -> did you mean training?"),
            text ->
                assertThat(text)
                    .startsWith(
                        "--set training.epoch: 'epoch' is no key of"
                            + " training -> did you mean epochs?"),
            text ->
                assertThat(text)
                    .startsWith(
                        "--set model.layers[7].units: model.layers[7] is"
                            + " not there: model.layers has 2 elements, counted from [0]"),
            text ->
                assertThat(text)
                    .isEqualTo(
                        "--set model.layers.units: model.layers is a list,"
                            + " not keys -> --set model.layers[0].units=3"),
            text -> assertThat(text).startsWith("--set seed.x: seed is one value, not keys"),
            text ->
                assertThat(text)
                    .isEqualTo(
                        "--set units: 'units' is no key of a recipe, but of"
                            + " groups in it -> --set model.layers[0].units=3"),
            text ->
                assertThat(text)
                    .startsWith(
                        "--set model.layers[0].units: units is 'many'; it"
                            + " must be a whole number"),
            text -> assertThat(text).startsWith("--set sample.temperatures: '[0.5' is not YAML"),
            text ->
                assertThat(text)
                    .startsWith(
                        "--set model.input[0]: model.input is a group of" + " keys, not a list"),
            text ->
                assertThat(text)
                    .startsWith(
                        "--set training.schedul: training.schedul is not"
                            + " there to be removed"));
  }

  @Test
  void faultsOfAFileAndOfAssignmentsComeInOneReport(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("my.yaml");
    Files.writeString(file, BASE.toYaml().replace("epochs:", "epoch:"));

    LonghandException refused =
        SmallRuns.refusal(
            ErrorCode.USAGE_RECIPE,
            () -> Recipe.read(file, parsed("examples.steps=0", "training.epochs=2")));

    assertThat(refused.problems())
        .extracting(Problem::where)
        .satisfiesExactly(
            where -> assertThat(where).startsWith(file + ":"),
            where -> assertThat(where).isEqualTo("--set examples.steps"));
  }

  @Test
  void anAssignmentMendsAFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("my.yaml");
    Files.writeString(file, BASE.toYaml().replace("epochs: 3", "epochs: 0"));

    assertThat(Recipe.read(file, parsed("training.epochs=3"))).isEqualTo(BASE.withEpochs(3));
  }

  @Test
  void whatIsNoAssignmentIsRefused() {
    for (String text : Stream.of("epochs", "=3", "a..b=3", "a[x]=3", "a b=3", "").toList()) {
      assertThat(SmallRuns.refusal(ErrorCode.USAGE_VALUE, () -> Assignment.parse(text)).problems())
          .singleElement()
          .satisfies(problem -> assertThat(problem.where()).isEqualTo("--set"));
    }
    assertThatThrownBy(() -> new Assignment("a[", "1"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
