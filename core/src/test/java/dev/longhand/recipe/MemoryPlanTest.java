package dev.longhand.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.sun.management.ThreadMXBean;
import dev.longhand.error.ErrorCode;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.train.TrainingStep;
import dev.longhand.train.optimizer.OptimizerConfig;
import dev.longhand.train.optimizer.UpdateRule;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MemoryPlanTest {
  /// What the plan counts must be there, and little that is not: the copies for a checkpoint and
  /// the tokens are left out of the comparison, because no step makes them.
  @ParameterizedTest
  @CsvSource({
    "characters, 69, 32, 64",
    "characters, 900, 4, 20",
    "poem, 27, 16, 50",
    "dracula-faithful, 69, 64, 100",
    "lyrics-faithful, 2697, 32, 50",
    "lyrics-faithful, 50000, 128, 50",
    "demo, 61, 16, 48"
  })
  void thePlanCoversWhatAStepTakesAndHardlyMore(
      String name, int vocabulary, int sequences, int steps) {
    Recipe recipe = Recipes.named(name);
    ModelConfig config = recipe.modelConfig(vocabulary);
    OptimizerConfig optimizer = recipe.training().rule().optimizer();
    var shape = new BatchShape(sequences, steps);
    MemoryPlan plan = MemoryPlan.training(config, optimizer, shape, 0);

    taken(config, optimizer, new BatchShape(1, 1)); // what Java itself takes for new classes
    long taken = taken(config, optimizer, shape);

    long planned = plan.bytes() - 3 * plan.weights();
    assertThat(planned).isGreaterThan((long) (0.98 * taken)).isLessThan((long) (1.25 * taken));
  }

  private static long taken(ModelConfig config, OptimizerConfig optimizer, BatchShape shape) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (var workers = new Workers(1)) {
      long before = threads.getCurrentThreadAllocatedBytes();
      LanguageModel model = LanguageModel.blank(config);
      var step = new TrainingStep(model, UpdateRule.of(optimizer), new ScalarKernels(), workers, 1);
      step.pass(shape);
      return threads.getCurrentThreadAllocatedBytes() - before;
    }
  }

  @ParameterizedTest
  @EnumSource
  void slotsAndWhatACheckpointCopiesOfThemAreCounted(OptimizerKind kind) {
    ModelConfig config = Recipes.named("characters").modelConfig(69);
    var shape = new BatchShape(1, 1);
    OptimizerConfig optimizer = kind.defaults().optimizer();
    long plain = MemoryPlan.training(config, OptimizerConfig.Sgd.DEFAULTS, shape, 0).learning();
    MemoryPlan plan = MemoryPlan.training(config, optimizer, shape, 0);

    int secondModel = kind == OptimizerKind.ASGD ? 1 : 0;
    assertThat(plan.learning() - plain)
        .isEqualTo((2L * optimizer.slots() + secondModel) * plan.weights());
  }

  @Test
  void theBatchThatIsProposedFits() {
    Recipe large = SmallRuns.windows().withUnits(300).withBatch(80);
    RunOptions options = SmallRuns.options(1).withMemory(45 << 20);

    String fix = fix(large, options);

    int batch = Integer.parseInt(fix.replaceAll("^--batch (\\d+), .*$", "$1"));
    assertThat(batch).isBetween(2, 79);
    assertFits(large.withBatch(batch), options);
  }

  @Test
  void theWidthThatIsProposedFits() {
    Recipe large = SmallRuns.windows().withUnits(300).withBatch(80);
    RunOptions options = SmallRuns.options(1).withMemory(45 << 20);

    int units = Integer.parseInt(fix(large, options).replaceAll("^.*--units (\\d+)\\b.*$", "$1"));

    assertThat(units).isBetween(50, 299);
    assertFits(large.withUnits(units), options);
    assertThat(fix(large.withUnits(300), options)).contains(" or --units " + units);
  }

  private static void assertFits(Recipe recipe, RunOptions options) {
    Recorder recorder = Recorder.keeping();
    prepare(recipe, options, recorder);
    assertThat(recorder.events(RunEvent.ModelBuilt.class)).hasSize(1);
  }

  /// Nothing is as large as examples times words: one more word costs its weights, what Adam keeps
  /// of them and a column of logits, wherever the vocabulary stands.
  @Test
  void fiftyThousandWordsTakeMemoryInProportion() {
    for (String name : List.of("lyrics-faithful", "words")) {
      Recipe recipe = Recipes.named(name);
      long few = taken(recipe, 25_000);
      long some = taken(recipe, 50_000);
      long many = taken(recipe, 75_000);

      assertThat(many - some).isCloseTo(some - few, withinPercentage(1));
      assertThat(some).isLessThan(2 * few);
    }
  }

  private static long taken(Recipe recipe, int words) {
    OptimizerConfig optimizer = recipe.training().rule().optimizer();
    return MemoryPlan.training(recipe.modelConfig(words), optimizer, new BatchShape(128, 50), 0)
        .bytes();
  }

  @Test
  void aMatrixThatJavaCannotHoldIsNoArithmeticException() {
    Recipe huge = SmallRuns.windows().withUnits(65_536);

    assertThat(fix(huge, SmallRuns.options(1))).matches("--units \\d+");
  }

  private static String fix(Recipe recipe, RunOptions options) {
    return SmallRuns.refusal(
            ErrorCode.MEMORY_PLAN, () -> prepare(recipe, options, Recorder.keeping()))
        .problems()
        .getFirst()
        .fix();
  }

  private static void prepare(Recipe recipe, RunOptions options, RunListener listener) {
    var corpus = dev.longhand.text.corpus.Corpus.of(SmallRuns.FERRY);
    var record = CorpusRecord.of(SmallRuns.ferry(), corpus);
    PreparedRun.of(
        Beginning.anew(recipe),
        record,
        recipe.parts(corpus),
        Path.of(""),
        options.memory(),
        listener);
  }

  @Test
  void writingTakesLessThanTraining() {
    ModelConfig config = Recipes.named("characters").modelConfig(69);

    assertThat(MemoryPlan.generating(config).bytes())
        .isLessThan(
            MemoryPlan.training(config, OptimizerConfig.Sgd.DEFAULTS, new BatchShape(1, 64), 0)
                .bytes());
  }
}
