package dev.longhand.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.nn.layer.InitialiserConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person reads when a recipe of theirs is wrong.
class RecipeFaultsTest {
  private static final String GOOD =
      """
      name: mine
      examples:
        kind: streams
        steps: 8
        sequences: 3
        validation: 0.2
      model:
        input: {kind: embedding, width: 4}
        layers:
          - kind: lstm
            units: 6
      training:
        epochs: 3
        learning_rate: 0.01
      """;

  @Test
  void everythingThatIsWrongIsNamedAtOnceInTheOrderOfTheLines() {
    String yaml =
        """
        name: mine
        sed: 4
        examples:
          kind: stream
          steps: 0
          sequences: many
          validation: 1
        model:
          input: {kind: embedding, width: 4}
          layers:
            - kind: lstm
              unit: 6
            - kind: dropout
              rate: 1.0
        training:
          epoch: 3
          learning_rate: -1
          early_stopping: {metric: loss, patience: 0}
        """;

    List<Problem> problems = problems(yaml);

    assertThat(problems)
        .extracting(Problem::what)
        .containsExactly(
            "'sed' is no key of a recipe",
            "examples.kind is 'stream'; it must be one of streams, windows, prefixes, documents",
            "steps is '0'; it must be a whole number from 1 to 100000",
            "sequences is 'many'; it must be a whole number from 1 to 65536",
            "validation is '1'; it must be a number from 0 to 0.9",
            "model.layers[0].units is missing",
            "'unit' is no key of model.layers[0]",
            "rate is '1.0'; it must be a number from 0 to less than 1",
            "training.epochs is missing",
            "'epoch' is no key of training",
            "learning_rate is '-1'; it must be a number above 0 and at most 1000",
            "patience is '0'; it must be a whole number from 1 to 10000");
    assertThat(problems.getFirst().where()).isEqualTo("my.yaml:2");
    assertThat(problems.getLast().where()).isEqualTo("my.yaml:18");
    assertThat(problems.get(1).fix()).isEqualTo("did you mean streams?");
    assertThat(problems.get(6).fix()).isEqualTo("did you mean units?");
  }

  @Test
  void aKindThatWasMeantDecidesWhichKeysAreRight() {
    String yaml = Recipes.faithful("poem").toYaml().replace("kind: windows", "kind: window");

    assertThat(problems(yaml))
        .extracting(Problem::what)
        .containsExactly(
            "examples.kind is 'window'; it must be one of streams, windows, prefixes, documents");
  }

  @Test
  void aMissingGroupIsOneProblemAndNotOneForEachKey() {
    assertThat(problems("name: mine"))
        .extracting(Problem::what)
        .containsExactly("examples is missing", "model is missing", "training is missing");
  }

  @Test
  void anEmptyFileIsOneProblem() {
    assertThat(problems("")).extracting(Problem::what).containsExactly("the recipe is empty");
  }

  @Test
  void aListIsNoRecipe() {
    assertThat(problems("- 1"))
        .extracting(Problem::what)
        .containsExactly("the recipe is a list, not keys");
  }

  @Test
  void aTabIsNamedWithItsLine() {
    Problem problem = problems("name: x\ntext:\n\tencoding: utf-8\n").getFirst();

    assertThat(problem)
        .returns("this is not YAML: a tab indents the line", Problem::what)
        .returns("my.yaml:3", Problem::where)
        .returns("indent it with spaces", Problem::fix);
  }

  @Test
  void aSettingOfAnotherOptimizerNamesOneThatHasIt() {
    assertThat(onlyProblem("  momentum: 0.9\n").fix())
        .isEqualTo("leave it out, or write optimizer: sgd");
  }

  @Test
  void whatIsNotYamlIsRefusedWithItsLine() {
    Problem problem = problems("name: x\ntext: [1\n").getFirst();

    assertThat(problem.code()).isEqualTo(ErrorCode.USAGE_RECIPE);
    assertThat(problem.what()).startsWith("this is not YAML");
    assertThat(problem.where()).startsWith("my.yaml:");
  }

  @Test
  void aKeyMayStandOnceOnly() {
    assertThat(problems(GOOD + "name: other\n"))
        .extracting(Problem::what)
        .containsExactly("'name' stands twice, first in line 1");
  }

  @Test
  void anAliasIsRefused() {
    assertThat(problems("about: &a x\n" + GOOD.replace("mine", "*a")))
        .extracting(Problem::what)
        .containsExactly("an alias stands here");
  }

  @Test
  void oneFileHoldsOneRecipe() {
    assertThat(problems(GOOD + "---\nname: other\n"))
        .extracting(Problem::what)
        .containsExactly("a second document begins here");
  }

  @Test
  void aNetworkWithoutARecurrentLayerIsRefused() {
    assertThat(problems(GOOD.replace("lstm", "dense")))
        .extracting(Problem::what)
        .containsExactly("a model needs at least one recurrent layer");
  }

  @Test
  void aNetworkWithoutLayersIsRefused() {
    String yaml = GOOD.replace("    - kind: lstm\n      units: 6\n", "    []\n");

    assertThat(problems(yaml))
        .extracting(Problem::what)
        .containsExactly("layers is 0; it must be a whole number from 1 to 64");
  }

  @Test
  void pairsThatCannotBeInOneNetworkAreAllNamed() {
    String yaml =
        """
        examples: {kind: streams, steps: 8, sequences: 3}
        model:
          input: {kind: embedding, width: 4}
          layers:
            - kind: lstm
              units: 6
              gates: coupled
              forget_bias: one
            - {kind: gru, units: 6, reset: before, projection: 3}
            - kind: bidirectional
              cell: {kind: simple_rnn, units: 5}
          output: tied
        training: {epochs: 3}
        """;

    List<Problem> problems = problems(yaml);

    assertThat(problems)
        .extracting(problem -> problem.where() + " " + problem.what())
        .containsExactly(
            "my.yaml:2 a tied output multiplies by the embedding, and its vectors are 4 wide,"
                + " while those in front of the output are 10",
            "my.yaml:2 a bidirectional layer reads a window from both of its ends, and streams ask"
                + " for every token of it, which the layer would have seen",
            "my.yaml:8 gates: coupled leave no forget gate, so there is no bias for forget_bias:"
                + " one",
            "my.yaml:9 reset: before has one value for every unit, so the hidden state cannot have"
                + " a projection");
    assertThat(problems).extracting(Problem::code).containsOnly(ErrorCode.USAGE_PAIR);
    assertThat(problems.getFirst().fix()).isEqualTo("projection: 2, or width: 10");
  }

  @Test
  void keysOfOneCellAreNoneOfAnother() {
    String yaml =
        GOOD.replace("lstm", "gru")
            .replace("units: 6", "units: 6\n      peepholes: present\n      projection: {unit: 2}");

    assertThat(problems(yaml))
        .extracting(Problem::what)
        .containsExactly(
            "'peepholes' is no key of model.layers[0]",
            "model.layers[0].projection.units is missing",
            "'unit' is no key of model.layers[0].projection");
  }

  @Test
  void aBidirectionalLayerNeedsACell() {
    String yaml = GOOD.replace("kind: lstm", "kind: bidirectional");

    assertThat(problems(yaml))
        .extracting(Problem::what)
        .contains("model.layers[0].cell is missing", "'units' is no key of model.layers[0]");
  }

  @Test
  void whatNamesNoInitialiserIsRefusedWithThoseThatThereAre() {
    String yaml =
        GOOD.replace("  layers:", "  initialisers: {kernel: 'uniform:-1', bais: zeros}\n  layers:");

    List<Problem> problems = problems(yaml);

    assertThat(problems)
        .extracting(Problem::what)
        .containsExactly(
            "kernel is 'uniform:-1'; it must be one of " + InitialiserConfig.FORMS,
            "'bais' is no key of model.initialisers");
    assertThat(problems)
        .extracting(Problem::fix)
        .containsExactly("write kernel: uniform:0.08", "did you mean bias?");
  }

  @Test
  void sharesOfACellHaveRanges() {
    String yaml =
        GOOD.replace("units: 6", "units: 6\n      recurrent_dropout: 1\n      weight_drop: -0.1")
            .replace("width: 4", "width: 4, dropout: 2");

    assertThat(problems(yaml))
        .extracting(Problem::what)
        .containsExactly(
            "dropout is '2'; it must be a number from 0 to less than 1",
            "recurrent_dropout is '1'; it must be a number from 0 to less than 1",
            "weight_drop is '-0.1'; it must be a number from 0 to less than 1");
  }

  @Test
  void watchingATextThatIsNotKeptIsRefused() {
    String yaml =
        GOOD.replace("0.2", "0") + "  early_stopping: {metric: validation_loss, patience: 2}\n";

    assertThat(problems(yaml)).extracting(Problem::code).containsExactly(ErrorCode.USAGE_PAIR);
  }

  @Test
  void anUnknownEncodingIsRefused() {
    assertThat(problems(GOOD + "text: {encoding: utf-9}\n"))
        .extracting(Problem::what)
        .containsExactly("'utf-9' is no encoding that this Java knows");
  }

  @Test
  void everySettingOfLearningHasItsRange() {
    String training =
        """
          optimizer: rmsprop
          momentum: 1
          rho: -0.1
          epsilon: 0
          centered: true
          weight_decay: 2
          l2: -1
          clip_value: 0
          schedule: {kind: plateau, factor: 1, patience: 0, least_gain: x, cool_down: -1}
        """;

    assertThat(problems(GOOD + training))
        .extracting(Problem::what)
        .containsExactly(
            "momentum is '1'; it must be a number from 0 to less than 1",
            "rho is '-0.1'; it must be a number from 0 to less than 1",
            "epsilon is '0'; it must be a number above 0 and less than 1",
            "training.centered is 'true'; it must be one of off, on",
            "weight_decay is '2'; it must be a number from 0 to 1",
            "l2 is '-1'; it must be a number from 0 to 1",
            "clip_value is '0'; it must be a number above 0 and at most 1000000",
            "factor is '1'; it must be a number above 0 and less than 1",
            "patience is '0'; it must be a whole number from 1 to 10000",
            "least_gain is 'x'; it must be a number from 0 to 1000",
            "cool_down is '-1'; it must be a whole number from 0 to 10000");
  }

  @Test
  void aSettingOfAnotherOptimizerIsNamedWithThoseThatHaveIt() {
    Problem problem = onlyProblem("  momentum: 0.9\n");

    assertThat(problem.code()).isEqualTo(ErrorCode.USAGE_PAIR);
    assertThat(problem.what())
        .isEqualTo("momentum belongs to sgd, rmsprop, and the optimizer is adam");
    assertThat(problem.where()).isEqualTo("my.yaml:15");
  }

  @Test
  void lookingAheadWithoutMomentumIsRefused() {
    assertThat(onlyProblem("  optimizer: sgd\n  nesterov: on\n"))
        .returns(ErrorCode.USAGE_PAIR, Problem::code)
        .returns("my.yaml:16", Problem::where)
        .returns("nesterov looks ahead by the momentum, which is 0", Problem::what);
  }

  @Test
  void clippingInTwoWaysIsRefused() {
    assertThat(onlyProblem("  clip_norm: 1\n  clip_value: 0.5\n"))
        .returns(ErrorCode.USAGE_PAIR, Problem::code)
        .returns("clip_norm and clip_value cannot go together", Problem::what);
  }

  @Test
  void aWarmUpAsLongAsTheRunIsRefused() {
    assertThat(onlyProblem("  schedule: {kind: cosine, warm_up: 3}\n"))
        .returns(ErrorCode.USAGE_PAIR, Problem::code)
        .returns("warm_up is 3.0 epochs, and there are 3 in all", Problem::what);
  }

  @Test
  void aKeyOfAnotherScheduleIsRefused() {
    assertThat(onlyProblem("  schedule: {kind: cosine, patience: 3}\n").what())
        .isEqualTo("'patience' is no key of training.schedule");
  }

  @Test
  void averagingNeedsATextToMeasureOn() {
    assertThat(problems(GOOD.replace("0.2", "0") + "  optimizer: asgd\n"))
        .extracting(Problem::what)
        .containsExactly(
            "asgd averages once the validation loss no longer falls, and validation is 0");
  }

  @Test
  void aDecayThatTurnsWeightsRoundIsRefused() {
    String yaml = GOOD.replace("learning_rate: 0.01", "learning_rate: 500");

    assertThat(problems(yaml + "  weight_decay: 0.5\n"))
        .extracting(Problem::code)
        .containsExactly(ErrorCode.USAGE_PAIR);
  }

  private static Problem onlyProblem(String training) {
    List<Problem> problems = problems(GOOD + training);
    assertThat(problems).hasSize(1);
    return problems.getFirst();
  }

  @Test
  void aTemperatureOutsideItsRangeIsRefused() {
    assertThat(problems(GOOD + "sample: {temperatures: [0.5, 11, warm]}\n"))
        .extracting(Problem::code)
        .containsExactly(ErrorCode.USAGE_VALUE, ErrorCode.USAGE_VALUE);
    assertThat(problems(GOOD + "sample: {temperatures: 1.0E-300}\n"))
        .extracting(Problem::code)
        .containsExactly(ErrorCode.USAGE_VALUE);
  }

  @Test
  void aSeedOfMoreThan64BitsIsRefused() {
    assertThat(problems(GOOD + "seed: 9223372036854775808\n"))
        .extracting(Problem::code)
        .containsExactly(ErrorCode.USAGE_VALUE);
  }

  @Test
  void controlCharactersOfAFileDoNotReachTheReader() {
    assertThat(problems(GOOD + "\"a\\e[31m\": 1\n"))
        .allSatisfy(problem -> assertThat(problem.render("error")).doesNotContain("\u001B"));
  }

  @Test
  void aFileThatIsNotThereIsNamed(@TempDir Path folder) {
    LonghandException refusal =
        SmallRuns.refusal(
            ErrorCode.USAGE_RECIPE, () -> Recipe.read(folder.resolve("missing.yaml")));

    assertThat(refusal.problems().getFirst().where()).endsWith("missing.yaml");
  }

  @Test
  void aFileThatIsNoTextIsRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("recipe.yaml");
    Files.write(file, new byte[] {'a', (byte) 0xFF, 'b'});

    SmallRuns.refusal(ErrorCode.USAGE_RECIPE, () -> Recipe.read(file));
  }

  private static List<Problem> problems(String yaml) {
    LonghandException refusal =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            LonghandException.class, () -> Recipe.parse(yaml, "my.yaml"));
    assertThat(refusal).isNotNull();
    return refusal.problems();
  }

  @Test
  void aRefusedWidthIsNotSaidToFitNothing() {
    String yaml =
        """
        examples: {kind: streams, steps: 8, sequences: 3}
        model:
          input: {kind: embedding, width: 4}
          layers:
            - {kind: lstm, units: 0}
          output: tied
        training: {epochs: 3}
        """;

    assertThat(problems(yaml))
        .extracting(Problem::what)
        .containsExactly("units is '0'; it must be a whole number from 1 to 65536");
  }
}
