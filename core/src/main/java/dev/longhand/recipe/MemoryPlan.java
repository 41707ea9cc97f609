package dev.longhand.recipe;

import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.ModelMemory;
import dev.longhand.nn.ModelMemory.Use;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.train.optimizer.OptimizerConfig;
import java.util.List;

/// What something will take of memory, in bytes, known before any of it is taken.
///
/// @param weights the parameters themselves
/// @param learning gradients, slots of the optimizer, and the copy that a checkpoint is made of
/// @param passes buffers of the passes over a batch
/// @param text ids of the tokens, as far as they are in memory
public record MemoryPlan(long weights, long learning, long passes, long text) {
  private static final int BYTES_A_TOKEN = 4; // the id, and room to grow while they are counted
  private static final long BASE = 24L << 20;
  private static final long HOLES = 16; // a sixteenth is lost between large arrays

  /// What training with full batches of one shape takes, without text kept to measure on.
  ///
  /// @param tokens how many ids are in memory
  public static MemoryPlan training(
      ModelConfig config, OptimizerConfig optimizer, BatchShape shape, long tokens) {
    return training(config, optimizer, List.of(shape), List.of(), tokens);
  }

  /// What training takes.
  ///
  /// @param learnt each shape of batch that is learnt from
  /// @param measured each shape of batch that is only measured
  /// @param tokens how many ids are in memory
  static MemoryPlan training(
      ModelConfig config,
      OptimizerConfig optimizer,
      List<BatchShape> learnt,
      List<BatchShape> measured,
      long tokens) {
    long weights = ModelMemory.weights(config);
    int slots = optimizer.slots();
    int averaged = optimizer instanceof OptimizerConfig.AveragedSgd ? 1 : 0; // a second model
    long saved = 1L + slots;
    long passes = 0;
    for (BatchShape shape : learnt) {
      passes += ModelMemory.pass(config, shape, Use.LEARNING);
    }
    for (BatchShape shape : measured) {
      passes += ModelMemory.pass(config, shape, Use.MEASURING);
    }
    return new MemoryPlan(
        weights, (1 + slots + averaged + saved) * weights, passes, BYTES_A_TOKEN * tokens);
  }

  /// What writing one text takes.
  public static MemoryPlan generating(ModelConfig config) {
    long weights = ModelMemory.weights(config);
    long passes =
        ModelMemory.pass(config, new BatchShape(1, 64), Use.MEASURING)
            + ModelMemory.pass(config, new BatchShape(1, 1), Use.MEASURING);
    return new MemoryPlan(weights, 0, passes, 0);
  }

  /// All of it.
  public long bytes() {
    return weights + learning + passes + text;
  }

  /// How much Java must be given for it to run without strain.
  public long heap() {
    return bytes() + bytes() / HOLES + BASE;
  }

  /// Whether it can be had from so many bytes.
  boolean fits(long memory) {
    return !impossible() && heap() <= memory;
  }

  /// Whether some matrix of it is larger than Java can hold.
  boolean impossible() {
    return bytes() >= ModelMemory.IMPOSSIBLE;
  }
}
