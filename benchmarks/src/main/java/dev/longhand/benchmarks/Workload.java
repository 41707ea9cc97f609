package dev.longhand.benchmarks;

import dev.longhand.nn.LossPositions;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.ModelPass;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.GruConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.OneHotConfig;
import dev.longhand.nn.layer.ScaledIdConfig;
import dev.longhand.train.optimizer.OptimizerConfig;
import java.util.List;

/// The networks and batch shapes that are measured, here and in the scripts for other programs.
enum Workload {
  /// Word-level lyrics.
  P0(
      new ModelConfig(
          List.of(
              new EmbeddingConfig(2698, 50),
              new LstmConfig(150),
              new LstmConfig(150),
              new DenseConfig(150, Activation.RELU),
              new DenseConfig(2698, Activation.SOFTMAX)),
          LossPositions.LAST),
      new BatchShape(128, 50),
      OptimizerConfig.Adam.DEFAULTS),
  /// A poem by characters.
  P1(
      new ModelConfig(
          List.of(
              new OneHotConfig(27), new LstmConfig(128), new DenseConfig(27, Activation.SOFTMAX)),
          LossPositions.LAST),
      new BatchShape(16, 50),
      OptimizerConfig.Adam.DEFAULTS),
  /// A novel by characters, one number a step.
  P2(
      new ModelConfig(
          List.of(
              new ScaledIdConfig(69),
              new LstmConfig(256),
              new DropoutConfig(0.2),
              new DenseConfig(69, Activation.SOFTMAX)),
          LossPositions.LAST),
      new BatchShape(128, 100),
      OptimizerConfig.Adam.DEFAULTS),
  /// Dialogue by words, every step computed.
  P3(
      new ModelConfig(
          List.of(
              new EmbeddingConfig(3500, 50),
              new LstmConfig(200),
              new DenseConfig(3500, Activation.SOFTMAX)),
          LossPositions.LAST),
      new BatchShape(64, 100),
      OptimizerConfig.Adam.DEFAULTS),
  /// P3 where sequences are 1 to 43 tokens long, 15 in the mean, behind padding that is shared.
  P3S(P3.model, P3.shape.withPadding(), P3.optimizer),
  /// The default recipe's network on longer steps.
  P4(
      new ModelConfig(
          List.of(
              new EmbeddingConfig(69, 64),
              new LstmConfig(256),
              new DenseConfig(69, Activation.SOFTMAX)),
          LossPositions.EVERY),
      new BatchShape(64, 100),
      OptimizerConfig.Adam.DEFAULTS),
  /// A large word-level model.
  P5(
      new ModelConfig(
          List.of(
              new EmbeddingConfig(10_000, 650),
              new DropoutConfig(0.5),
              new LstmConfig(650),
              new DropoutConfig(0.5),
              new LstmConfig(650),
              new DropoutConfig(0.5),
              new DenseConfig(10_000, Activation.SOFTMAX)),
          LossPositions.EVERY),
      new BatchShape(20, 35),
      OptimizerConfig.Sgd.DEFAULTS),
  /// P4 with a GRU.
  P6(
      new ModelConfig(
          List.of(
              new EmbeddingConfig(69, 64),
              new GruConfig(256),
              new DenseConfig(69, Activation.SOFTMAX)),
          LossPositions.EVERY),
      new BatchShape(64, 100),
      OptimizerConfig.Adam.DEFAULTS);

  private static final int LONGEST = 42; // behind the first token

  private final ModelConfig model;
  private final BatchShape shape;
  private final OptimizerConfig optimizer;

  Workload(ModelConfig model, BatchShape shape, OptimizerConfig optimizer) {
    this.model = model;
    this.shape = shape;
    this.optimizer = optimizer;
  }

  ModelConfig model() {
    return model;
  }

  BatchShape shape() {
    return shape;
  }

  OptimizerConfig optimizer() {
    return optimizer;
  }

  /// Gives a pass whose tokens are written the lengths of its sequences.
  void enter(ModelPass pass) {
    switch (shape.start()) {
      case ZEROS -> pass.setFull();
      case PADDING -> {
        int[] lengths = new int[shape.sequences()];
        for (int b = 0; b < lengths.length; b++) {
          double rest = 1 - (double) b / lengths.length;
          lengths[b] = 1 + (int) (LONGEST * rest * rest);
        }
        pass.setLengths(lengths, 0);
      }
    }
  }
}
