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
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/// What training needs of memory, compared with what is there before any of it is taken.
record MemoryNeed(
    ModelConfig config,
    OptimizerConfig optimizer,
    Examples examples,
    Optional<Examples> validation) {
  /// Java takes a quarter of the machine's memory by itself: so much more may be there to give.
  private static final int MOST_TIMES_MORE = 4;

  private static final long MIB = 1L << 20;

  /// What training takes.
  ///
  /// @param tokens how long the text is
  MemoryPlan plan(long tokens) {
    return MemoryPlan.training(
        config,
        optimizer,
        shapes(examples),
        validation.map(MemoryNeed::shapes).orElse(List.of()),
        tokens);
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
  /// @throws LonghandException `MEMORY_PLAN` with the largest batch that does
  void require(MemoryPlan plan, long memory, long tokens) {
    if (plan.fits(memory)) {
      return;
    }
    String need =
        plan.impossible()
            ? "more than Java can hold in one array"
            : Wording.number(plan.heap() / MIB + 1) + " MiB";
    String more =
        plan.impossible() || plan.heap() > MOST_TIMES_MORE * memory
            ? ""
            : ", or give Java more: JDK_JAVA_OPTIONS=-Xmx" + (plan.heap() / MIB + 1) + "m";
    throw new LonghandException(
        ErrorCode.MEMORY_PLAN,
        "training would need "
            + need
            + " of memory, and "
            + Wording.number(memory / MIB)
            + " MiB are there",
        "a batch of " + examples.sequences() + " x " + examples.steps(),
        smaller(memory, tokens) + more);
  }

  /// The largest batch that fits, or for one sequence the most steps.
  private String smaller(long memory, long tokens) {
    int batch =
        largest(
            examples.sequences(),
            count -> fits(BatchFeed.shape(examples, count, examples.steps()), memory, tokens));
    if (batch > 0) {
      return "--batch " + batch;
    }
    int steps =
        largest(
            examples.steps(), count -> fits(BatchFeed.shape(examples, 1, count), memory, tokens));
    return steps > 0 ? "--batch 1 --window " + steps : "choose fewer --units";
  }

  private boolean fits(BatchShape shape, long memory, long tokens) {
    List<BatchShape> twice = List.of(shape, shape);
    return MemoryPlan.training(config, optimizer, twice, twice, tokens).fits(memory);
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
