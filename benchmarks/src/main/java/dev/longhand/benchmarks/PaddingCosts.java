package dev.longhand.benchmarks;

import dev.longhand.evaluate.BatchFeed;
import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.ModelPass;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.recipe.PreparedText;
import dev.longhand.recipe.Recipe;
import dev.longhand.recipe.Recipes;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.CorpusParts;
import dev.longhand.text.corpus.CorpusReader;
import dev.longhand.text.example.Batch;
import dev.longhand.text.example.Examples;
import dev.longhand.text.token.Token;
import dev.longhand.text.token.Tokenizer;
import dev.longhand.train.TrainingStep;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What padding costs where it is shared, beside the same batches with every padding step computed:
/// the dialog recipe on a CSV file, two models from the same weights, step by step in turn.
///
/// Arguments: the file, and how many steps.
public final class PaddingCosts {
  private static final int WARM_UP_STEPS = 10;
  private static final double NANOS_PER_MILLI = 1e6;

  private final Recipe recipe;
  private final Examples examples;
  private final int padding;
  private final int tokens;

  private PaddingCosts(Recipe recipe, Examples examples, int padding, int tokens) {
    this.recipe = recipe;
    this.examples = examples;
    this.padding = padding;
    this.tokens = tokens;
  }

  public static void main(String[] arguments) {
    Recipe recipe = Recipes.faithful("dialog");
    try (Corpus corpus = CorpusReader.read(List.of(Path.of(arguments[0])), recipe.text())) {
      CorpusParts parts = recipe.parts(corpus);
      Tokenizer tokenizer = recipe.tokens().fit(parts.training());
      Examples examples =
          PreparedText.of(recipe, parts, tokenizer, Optional.empty(), Long.MAX_VALUE).examples();
      int padding = tokenizer.vocabulary().special(Token.Kind.PADDING).orElseThrow();
      new PaddingCosts(recipe, examples, padding, tokenizer.vocabulary().size())
          .compare(Integer.parseInt(arguments[1]));
    }
  }

  private void compare(int steps) {
    var shared = new double[steps];
    var plain = new double[steps];
    double furthest = 0;
    Batch batch = examples.newBatch();
    try (var workers = new Workers(Runtime.getRuntime().availableProcessors())) {
      TrainingStep sharing = step(workers);
      TrainingStep computing = step(workers);
      for (int index = -WARM_UP_STEPS; index < steps; index++) {
        examples.fill(0, index + WARM_UP_STEPS, batch);
        long start = System.nanoTime();
        double loss = share(sharing, batch);
        long middle = System.nanoTime();
        double expected = compute(computing, batch);
        long end = System.nanoTime();
        furthest = Math.max(furthest, Math.abs(loss - expected));
        if (index >= 0) {
          shared[index] = (middle - start) / NANOS_PER_MILLI;
          plain[index] = (end - middle) / NANOS_PER_MILLI;
        }
      }
    }
    report(shared, plain, furthest);
  }

  private TrainingStep step(Workers workers) {
    LanguageModel model =
        LanguageModel.initialise(
            recipe.modelConfig(tokens), recipe.model().initialisers(), recipe.seed());
    return new TrainingStep(
        model, recipe.training().rule(), Kernels.best(), workers, recipe.seed());
  }

  private static double share(TrainingStep step, Batch batch) {
    BatchShape shape = BatchFeed.shape(batch);
    ModelPass pass = step.pass(shape);
    BatchFeed.fill(pass, batch);
    pass.load(step.model().zeroState(batch.sequences()));
    step.run(shape);
    return pass.loss().lossSum() / batch.sequences();
  }

  private double compute(TrainingStep step, Batch batch) {
    var shape = new BatchShape(batch.sequences(), batch.steps());
    ModelPass pass = step.pass(shape);
    Arrays.fill(pass.tokens(), padding);
    for (int b = 0; b < batch.sequences(); b++) {
      for (int t = batch.steps() - batch.length(b); t < batch.steps(); t++) {
        pass.tokens()[t * batch.sequences() + b] = batch.input(t, b);
      }
      pass.targets()[b] = batch.target(batch.steps() - 1, b);
    }
    pass.load(step.model().zeroState(batch.sequences()));
    step.run(shape);
    return pass.loss().lossSum() / batch.sequences();
  }

  private void report(double[] shared, double[] plain, double furthest) {
    long padded = examples.count() * examples.steps();
    System.out.printf(
        Locale.ROOT,
        "%d prefixes of up to %d tokens; %.1f %% of the padded steps read a token%n",
        examples.count(),
        examples.steps(),
        100.0 * examples.tokensPerEpoch() / padded);
    System.out.printf(
        Locale.ROOT,
        "a step of %d: shared %.1f ms, plain %.1f ms (medians of %d), %.1f times%n",
        examples.sequences(),
        median(shared),
        median(plain),
        shared.length,
        median(plain) / median(shared));
    System.out.printf(
        Locale.ROOT,
        "an epoch of %d steps: shared %.0f s, plain %.0f s%n",
        examples.batchesPerEpoch(),
        Arrays.stream(shared).average().orElseThrow() * examples.batchesPerEpoch() / 1000,
        Arrays.stream(plain).average().orElseThrow() * examples.batchesPerEpoch() / 1000);
    System.out.printf(Locale.ROOT, "losses differ by at most %.1e%n", furthest);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
