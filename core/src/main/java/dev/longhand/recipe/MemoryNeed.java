package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.evaluate.BatchFeed;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.text.example.Examples;
import dev.longhand.text.example.Prefixes;
import dev.longhand.text.example.Streams;
import dev.longhand.text.example.Wholes;
import dev.longhand.text.example.Windows;
import dev.longhand.train.optimizer.OptimizerConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/// What training needs of memory, compared with what is there before any of it is taken.
///
/// @param ids how many tokens the vocabulary has, those of no text included
/// @param examples what is learnt from
/// @param measured what is measured, if anything is
record MemoryNeed(Recipe recipe, int ids, Examples examples, Optional<Examples> measured) {
  /// Java takes a quarter of the machine's memory by itself: so much more may be there to give.
  private static final int MOST_TIMES_MORE = 4;

  private static final long MIB = 1L << 20;

  /// What training takes.
  ///
  /// @param tokens how long the text is
  MemoryPlan plan(long tokens) {
    return MemoryPlan.training(
        recipe.modelConfig(ids),
        optimizer(),
        shapes(examples),
        measured.map(MemoryNeed::shapes).orElse(List.of()),
        tokens);
  }

  private OptimizerConfig optimizer() {
    return recipe.training().rule().optimizer();
  }

  /// The shapes of all batches: the full one, and that of a shorter last one if there is one.
  private static List<BatchShape> shapes(Examples examples) {
    BatchShape full = BatchFeed.shape(examples, examples.sequences(), examples.steps());
    long before = examples.batchesPerEpoch() - 1L;
    BatchShape last =
        switch (examples) {
          case Streams streams ->
              new BatchShape(
                  streams.sequences(),
                  (int)
                      (streams.targetsPerEpoch() / streams.sequences() - before * streams.steps()));
          case Windows _, Prefixes _, Wholes _ ->
              BatchFeed.shape(
                  examples,
                  (int) (examples.count() - before * examples.sequences()),
                  examples.steps());
        };
    return last.equals(full) ? List.of(full) : List.of(full, last);
  }

  /// Refuses what would not fit.
  ///
  /// @throws LonghandException `MEMORY_PLAN` with the largest batch, window and width that do
  void require(MemoryPlan plan, long memory, long tokens) {
    if (plan.fits(memory)) {
      return;
    }
    String need =
        plan.impossible()
            ? "more than Java can hold in one array"
            : Wording.number(plan.heap() / MIB + 1) + " MiB";
    throw new LonghandException(
        ErrorCode.MEMORY_PLAN,
        "training would need "
            + need
            + " of memory, and "
            + Wording.number(memory / MIB)
            + " MiB are there",
        "a batch of " + examples.sequences() + " x " + examples.steps(),
        remedies(plan, memory, tokens));
  }

  private String remedies(MemoryPlan plan, long memory, long tokens) {
    var remedies = new ArrayList<String>();
    smallerBatch(memory, tokens).ifPresent(remedies::add);
    fewerUnits(memory, tokens).ifPresent(remedies::add);
    if (!plan.impossible() && plan.heap() <= Math.min(MOST_TIMES_MORE * memory, machine())) {
      remedies.add(
          "export LONGHAND_JAVA_OPTIONS=-Xmx" + (plan.heap() / MIB + 1) + "m gives Java more");
    }
    return remedies.isEmpty()
        ? "choose fewer --units, or fewer tokens with a larger --min-count"
        : String.join(", or ", remedies);
  }

  private static long machine() {
    return MachineMemory.present().most();
  }

  /// The largest batch that fits, or for one sequence the most steps.
  private Optional<String> smallerBatch(long memory, long tokens) {
    ModelConfig config = recipe.modelConfig(ids);
    int batch =
        largest(
            examples.sequences(),
            count ->
                fits(config, BatchFeed.shape(examples, count, examples.steps()), memory, tokens));
    if (batch > 0) {
      return Optional.of("--batch " + batch);
    }
    int steps =
        largest(
            examples.steps(),
            count -> fits(config, BatchFeed.shape(examples, 1, count), memory, tokens));
    return steps > 0 ? Optional.of("--batch 1 --window " + steps) : Optional.empty();
  }

  /// The most units of every recurrent layer that fit with the batch as it is.
  private Optional<String> fewerUnits(long memory, long tokens) {
    BatchShape shape = BatchFeed.shape(examples, examples.sequences(), examples.steps());
    int units =
        largest(
            (int) Setting.UNITS.most(),
            count -> {
              try {
                return fits(recipe.withUnits(count).modelConfig(ids), shape, memory, tokens);
              } catch (LonghandException impossible) { // such as an output tied to an embedding
                return false;
              }
            });
    return units > 0 ? Optional.of("--units " + units) : Optional.empty();
  }

  private boolean fits(ModelConfig config, BatchShape shape, long memory, long tokens) {
    List<BatchShape> twice = List.of(shape, shape);
    return MemoryPlan.training(config, optimizer(), twice, twice, tokens).fits(memory);
  }

  /// The largest number up to a limit that a rule allows, which allows all that are smaller; 0 when
  /// it allows none.
  private static int largest(int limit, IntPredicate allowed) {
    int least = 0;
    int most = limit;
    while (least < most) {
      int middle = (int) (((long) least + most + 1) / 2);
      if (allowed.test(middle)) {
        least = middle;
      } else {
        most = middle - 1;
      }
    }
    return least;
  }
}
