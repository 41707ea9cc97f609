package dev.longhand.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.longhand.error.ErrorCode;
import dev.longhand.nn.layer.BidirectionalConfig;
import dev.longhand.nn.layer.BidirectionalConfig.Merge;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.DenseConfig.Kernel;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.DropoutConfig.Mask;
import dev.longhand.nn.layer.GateActivation;
import dev.longhand.nn.layer.GruConfig;
import dev.longhand.nn.layer.GruConfig.Reset;
import dev.longhand.nn.layer.InitialiserConfig;
import dev.longhand.nn.layer.Initialisers;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LayerNormConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.LstmConfig.CellNorm;
import dev.longhand.nn.layer.LstmConfig.ForgetBias;
import dev.longhand.nn.layer.LstmConfig.InputForget;
import dev.longhand.nn.layer.LstmConfig.Peepholes;
import dev.longhand.nn.layer.Projection;
import dev.longhand.nn.layer.Projection.Bias;
import dev.longhand.nn.layer.Recurrence;
import dev.longhand.nn.layer.RecurrentConfig;
import dev.longhand.nn.layer.SimpleRnnConfig;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import dev.longhand.text.corpus.BadBytes;
import dev.longhand.text.corpus.BlankText;
import dev.longhand.text.corpus.Boilerplate;
import dev.longhand.text.corpus.CorpusOptions;
import dev.longhand.text.corpus.LetterCase;
import dev.longhand.text.corpus.Newlines;
import dev.longhand.text.corpus.Normalization;
import dev.longhand.text.corpus.TextCleaning;
import dev.longhand.text.corpus.TextEncoding;
import dev.longhand.text.example.Shuffle;
import dev.longhand.text.token.Marks;
import dev.longhand.text.token.TokenizerConfig;
import dev.longhand.train.EarlyStopping;
import dev.longhand.train.EarlyStopping.Metric;
import dev.longhand.train.optimizer.Clipping;
import dev.longhand.train.optimizer.OptimizerConfig;
import dev.longhand.train.optimizer.OptimizerConfig.RmsProp.Centering;
import dev.longhand.train.optimizer.OptimizerConfig.Sgd.Nesterov;
import dev.longhand.train.optimizer.UpdateRule;
import dev.longhand.train.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RecipeTest {
  private static final List<Merge> MERGES = List.of(Merge.values());

  @Test
  void everyBuiltInRecipeComesBackFromItsYaml() {
    for (Recipe recipe : Recipes.all()) {
      assertThat(Recipe.parse(recipe.toYaml(), "x")).isEqualTo(recipe);
    }
  }

  @Test
  void anyRecipeComesBackFromItsYaml() {
    for (int index = 0; index < 300; index++) {
      Recipe recipe = any(KeyedRandom.of(1, Purpose.SAMPLE, 0, index));

      assertThat(Recipe.parse(recipe.toYaml(), "x")).isEqualTo(recipe);
    }
  }

  @Test
  void whatIsLeftOutTakesItsDefault() {
    String yaml =
        """
        examples: {kind: windows, window: 20, batch: 4}
        model:
          input: {kind: one_hot}
          layers: [{kind: lstm, units: 3}]
        training: {epochs: 2}
        """;

    Recipe recipe = Recipe.parse(yaml, "x");

    assertThat(recipe.text()).isEqualTo(CorpusOptions.DEFAULTS);
    assertThat(recipe.examples())
        .isEqualTo(new ExampleSettings.Windows(20, 1, 4, Shuffle.EACH_EPOCH, 0));
    assertThat(recipe.training().rule().optimizer()).isEqualTo(OptimizerConfig.Adam.DEFAULTS);
    assertThat(recipe.sample()).isEqualTo(SampleSettings.DEFAULTS);
    assertThat(recipe.seed()).isEqualTo(42);
  }

  @Test
  void whatEarlierVersionsDidNotKnowIsWrittenOnlyWhereItIsUsed() {
    assertThat(SmallRuns.streams().toYaml())
        .contains("clip_norm: 1")
        .doesNotContain("clip_value", "weight_decay", "l2:", "schedule", "momentum");
    assertThat(Recipes.faithful("poem").toYaml()).contains("clip_norm: none");
  }

  @Test
  void theNameOfAScheduleStandsForItsDefaults() {
    String yaml = SmallRuns.streams().toYaml().replace("  clip_norm: 1", "  schedule: one_cycle");

    assertThat(Recipe.parse(yaml, "x").training().schedule()).isEqualTo(Schedule.OneCycle.DEFAULTS);
  }

  @Test
  void adamWithAWeightDecayIsAdamwAndTheOtherWayRound() {
    TrainingSettings adam = SmallRuns.streams().training();
    TrainingSettings adamw = adam.withOptimizer(OptimizerKind.ADAMW);

    assertThat(adamw.rule().weightDecay()).isEqualTo(0.004);
    assertThat(adamw.rule().optimizer()).isEqualTo(adam.rule().optimizer());
    assertThat(adam.withWeightDecay(0.004)).isEqualTo(adamw);
    assertThat(adamw.withOptimizer(OptimizerKind.ADAM)).isEqualTo(adam);
  }

  @Test
  void anotherOptimizerBeginsWithItsOwnDefaults() {
    TrainingSettings adam = SmallRuns.streams().training().withL2(0.1);

    assertThat(adam.withOptimizer(OptimizerKind.SGD).rule())
        .isEqualTo(new UpdateRule(OptimizerConfig.Sgd.DEFAULTS, new Clipping.Norm(1), 0.1, 0));
    assertThat(adam.withOptimizer(OptimizerKind.ADAM)).isEqualTo(adam);
  }

  @Test
  void theYamlBeginsWithWordsForPeople() {
    assertThat(SmallRuns.streams().toYaml())
        .startsWith("# A recipe of Longhand")
        .contains("epochs: 3", "learning_rate: 0.01", "units: 6", "validation: 0.2");
  }

  @Test
  void everyRecurrentLayerTakesTheNewWidth() {
    Recipe recipe = SmallRuns.streams().withRecurrentLayers(2).withUnits(9);

    assertThat(recipe.model().layers())
        .containsExactly(new LstmConfig(9), new LstmConfig(9), new DropoutConfig(0.25));
  }

  @Test
  void oneInitialiserForAllWeightsStandsInOneLine() {
    Recipe recipe = SmallRuns.streams();
    Initialisers small = Initialisers.ofWeights(new InitialiserConfig.Uniform(0.08));
    Recipe begun = recipe.withModel(recipe.model().withInitialisers(small));

    assertThat(begun.toYaml()).contains("\n  initialisers: uniform:0.08\n");
    assertThat(recipe.toYaml()).doesNotContain("initialisers");
    assertThat(begun.model().withUnits(3).withDropout(0.1).initialisers()).isEqualTo(small);
  }

  @Test
  void onlyTheRolesThatBeginOtherwiseAreWritten() {
    Recipe recipe = SmallRuns.streams();
    Initialisers usual = Initialisers.DEFAULTS;
    var gained =
        new Initialisers(
            usual.embedding(), usual.kernel(), new InitialiserConfig.Orthogonal(1.4), usual.bias());

    assertThat(recipe.withModel(recipe.model().withInitialisers(gained)).toYaml())
        .contains("\n  initialisers:\n    recurrent_kernel: orthogonal:1.4\n\n");
  }

  @Test
  void fewerRecurrentLayersGoFromTheEnd() {
    var settings =
        new NetworkSettings(
            new InputCoding.OneHot(),
            List.of(
                new LstmConfig(1),
                new LstmConfig(2),
                new DropoutConfig(0.5),
                new LstmConfig(3),
                new DenseConfig(4, Activation.TANH)));

    assertThat(settings.withRecurrentLayers(1).layers())
        .containsExactly(
            new LstmConfig(1), new DropoutConfig(0.5), new DenseConfig(4, Activation.TANH));
  }

  @Test
  void earlyStoppingNeedsTheTextThatItWatches() {
    Recipe watching =
        withStopping(SmallRuns.streams(), new EarlyStopping(Metric.VALIDATION_LOSS, 2));

    assertThat(SmallRuns.refusal(ErrorCode.USAGE_PAIR, () -> watching.withValidation(0)))
        .hasMessageContaining("validation_loss");
  }

  @Test
  void aProgramIsRefusedAnImpossibleNumber() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SmallRuns.streams().withEpochs(0))
        .withMessage("epochs is 0; it must be a whole number from 1 to 10000");
  }

  private static Recipe withStopping(Recipe recipe, EarlyStopping rule) {
    TrainingSettings training = recipe.training();
    return new Recipe(
        recipe.name(),
        recipe.about(),
        recipe.tokens(),
        recipe.text(),
        recipe.examples(),
        recipe.model(),
        training.withEarlyStopping(rule),
        recipe.sample(),
        recipe.seed());
  }

  private static Recipe any(RandomGenerator random) {
    ExampleSettings examples =
        random.nextBoolean()
            ? new ExampleSettings.Streams(
                1 + random.nextInt(99), 1 + random.nextInt(99), random.nextDouble(), 0.01)
            : new ExampleSettings.Windows(
                1 + random.nextInt(99),
                1 + random.nextInt(9),
                1 + random.nextInt(99),
                oneOf(random, List.of(Shuffle.values())),
                random.nextDouble() * 0.8 + 0.1);
    return new Recipe(
        anyWords(random),
        anyWords(random),
        anyTokens(random),
        anyText(random),
        examples,
        anyNetwork(random, examples).withInitialisers(anyInitialisers(random)),
        anyTraining(random),
        new SampleSettings(
            anyWords(random),
            random.nextInt(9),
            List.of(random.nextDouble() + 0.001, 0.0, (double) random.nextInt(9))),
        random.nextLong());
  }

  private static TokenizerConfig anyTokens(RandomGenerator random) {
    Marks marks = oneOf(random, List.of(Marks.values()));
    return oneOf(
        random,
        List.of(
            new TokenizerConfig.Characters(marks),
            new TokenizerConfig.Words(
                oneOf(random, List.of(TokenizerConfig.Words.Punctuation.values())),
                oneOf(random, List.of(TokenizerConfig.Words.LineBreaks.values())),
                1 + random.nextInt(9),
                2 + random.nextInt(9999),
                marks),
            new TokenizerConfig.Keras(
                oneOf(random, List.of(TokenizerConfig.Keras.Split.values())),
                random.nextInt(999),
                anyWords(random),
                oneOf(random, List.of(TokenizerConfig.Keras.Fitting.values()))),
            new TokenizerConfig.Bytes(marks),
            new TokenizerConfig.BytePairs(256 + random.nextInt(999), "", marks)));
  }

  private static CorpusOptions anyText(RandomGenerator random) {
    return CorpusOptions.DEFAULTS
        .withEncoding(TextEncoding.of(oneOf(random, List.of("utf-8", "iso-8859-1", "detect"))))
        .withBadBytes(oneOf(random, List.of(BadBytes.values())))
        .withCleaning(
            new TextCleaning(
                oneOf(random, List.of(Newlines.values())),
                oneOf(random, List.of(LetterCase.values())),
                oneOf(random, List.of(Normalization.values()))))
        .withBlankText(oneOf(random, List.of(BlankText.values())))
        .withBoilerplate(oneOf(random, List.of(Boilerplate.values())));
  }

  /// The examples decide whether a network may read backwards; any output fits a width that is the
  /// embedding's.
  private static NetworkSettings anyNetwork(RandomGenerator random, ExampleSettings examples) {
    boolean windows = examples instanceof ExampleSettings.Windows;
    var layers = new ArrayList<LayerConfig>();
    layers.add(anyCell(random));
    for (int i = random.nextInt(4); i > 0; i--) {
      RecurrentConfig cell = anyCell(random);
      layers.add(
          oneOf(
              random,
              List.of(
                  cell,
                  windows ? new BidirectionalConfig(cell, oneOf(random, MERGES)) : cell,
                  new LayerNormConfig(random.nextDouble() + 1e-12),
                  new DropoutConfig(random.nextDouble()),
                  new DropoutConfig(random.nextDouble(), Mask.EACH_SEQUENCE),
                  new DenseConfig(1 + random.nextInt(99), Activation.TANH),
                  new DenseConfig(1 + random.nextInt(99), Activation.LINEAR))));
    }
    if (random.nextInt(3) == 0) {
      int width = 1 + random.nextInt(99);
      layers.add(new DenseConfig(width, Activation.LINEAR));
      return new NetworkSettings(
          new InputCoding.Embedding(width, random.nextDouble()), layers, Kernel.TIED);
    }
    InputCoding input =
        oneOf(
            random,
            List.of(
                new InputCoding.Embedding(1 + random.nextInt(99)),
                new InputCoding.OneHot(),
                new InputCoding.ScaledId()));
    return new NetworkSettings(input, layers);
  }

  private static Initialisers anyInitialisers(RandomGenerator random) {
    return switch (random.nextInt(3)) {
      case 0 -> Initialisers.DEFAULTS;
      case 1 -> Initialisers.ofWeights(anyInitialiser(random));
      default ->
          new Initialisers(
              anyInitialiser(random),
              anyInitialiser(random),
              anyInitialiser(random),
              anyInitialiser(random));
    };
  }

  private static InitialiserConfig anyInitialiser(RandomGenerator random) {
    double size = random.nextDouble() + 1e-9;
    return oneOf(
        random,
        List.of(
            new InitialiserConfig.GlorotUniform(),
            new InitialiserConfig.GlorotNormal(),
            new InitialiserConfig.Orthogonal(random.nextBoolean() ? 1 : size),
            new InitialiserConfig.Uniform(size),
            new InitialiserConfig.Normal(size),
            new InitialiserConfig.Zeros()));
  }

  private static RecurrentConfig anyCell(RandomGenerator random) {
    int units = 1 + random.nextInt(99);
    GateActivation gates = oneOf(random, List.of(GateActivation.values()));
    Recurrence whole = new Recurrence(Optional.empty(), anyRate(random), anyRate(random));
    Recurrence any =
        random.nextBoolean()
            ? whole
            : whole.withProjection(
                new Projection(1 + random.nextInt(99), oneOf(random, List.of(Bias.values()))));
    InputForget inputForget = oneOf(random, List.of(InputForget.values()));
    return oneOf(
        random,
        List.of(
            new LstmConfig(units),
            new LstmConfig(
                units,
                inputForget == InputForget.COUPLED
                    ? ForgetBias.ZERO
                    : oneOf(random, List.of(ForgetBias.values())),
                inputForget,
                oneOf(random, List.of(Peepholes.values())),
                gates,
                oneOf(random, List.of(CellNorm.values())),
                any),
            new GruConfig(units, Reset.AFTER, gates, any),
            new GruConfig(units, Reset.BEFORE, gates, whole),
            new SimpleRnnConfig(
                units, oneOf(random, List.of(SimpleRnnConfig.Activation.values())), any)));
  }

  private static double anyRate(RandomGenerator random) {
    return random.nextBoolean() ? 0 : random.nextDouble();
  }

  private static TrainingSettings anyTraining(RandomGenerator random) {
    UpdateRule rule =
        new UpdateRule(
            anyOptimizer(random),
            oneOf(
                random,
                List.of(
                    new Clipping.None(),
                    new Clipping.Norm(random.nextDouble() * 100 + 1e-3),
                    new Clipping.Value(random.nextDouble() + 1e-3))),
            random.nextBoolean() ? 0 : random.nextDouble(),
            random.nextBoolean() ? 0 : random.nextDouble());
    return new TrainingSettings(
        2 + random.nextInt(9998),
        rule,
        anySchedule(random),
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(
                new EarlyStopping(
                    oneOf(random, List.of(Metric.values())),
                    1 + random.nextInt(99),
                    random.nextBoolean() ? 0 : random.nextDouble(),
                    random.nextBoolean()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(random.nextDouble()))));
  }

  private static OptimizerConfig anyOptimizer(RandomGenerator random) {
    double rate = random.nextDouble() / 2 + 1e-9;
    double momentum = random.nextDouble();
    return oneOf(
        random,
        List.of(
            new OptimizerConfig.Sgd(rate),
            new OptimizerConfig.Sgd(rate, momentum, oneOf(random, List.of(Nesterov.values()))),
            new OptimizerConfig.RmsProp(
                rate,
                random.nextDouble(),
                momentum,
                1e-9,
                oneOf(random, List.of(Centering.values()))),
            new OptimizerConfig.Adagrad(rate, random.nextDouble(), 1e-9),
            new OptimizerConfig.Adam(rate, random.nextDouble(), random.nextDouble(), 1e-9),
            new OptimizerConfig.AveragedSgd(rate, 1 + random.nextInt(9))));
  }

  private static Schedule anySchedule(RandomGenerator random) {
    double share = random.nextDouble() + 1e-9;
    return oneOf(
        random,
        List.of(
            new Schedule.Constant(),
            new Schedule.Step(1 + random.nextInt(9), share),
            new Schedule.Exponential(share),
            new Schedule.Linear(share, random.nextDouble()),
            new Schedule.Cosine(share, random.nextDouble()),
            new Schedule.Plateau(share, 1 + random.nextInt(9), share, random.nextInt(9), share),
            new Schedule.OneCycle(share, random.nextDouble(), random.nextDouble())));
  }

  private static String anyWords(RandomGenerator random) {
    var words = new StringBuilder();
    List<String> pieces =
        List.of(
            "a", " ", "\"", "\\", "\n", "\t", ":", "# ", "'", "é", "\u2028", "\u0000", "\uFEFF",
            "😀", "- ", "{", "%", "\u0085", "no", "1.0", "中", "\u0301");
    for (int i = random.nextInt(9); i > 0; i--) {
      words.append(oneOf(random, pieces));
    }
    return words.toString();
  }

  private static <T> T oneOf(RandomGenerator random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
