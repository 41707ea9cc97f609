package dev.longhand.train;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.kernel.VectorKernels;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.layer.BatchShape;

/// Trains three tiny models some steps and prints a fingerprint of each; a program of its own, so
/// that it can be run in any JVM.
///
/// `TinyTraining best|scalar|vector WORKERS STEPS`
final class TinyTraining {
  private static final BatchShape SMALL = new BatchShape(5, 4);
  private static final BatchShape LARGE = new BatchShape(13, 12);
  private static final int SMALL_STEPS = 2;

  private TinyTraining() {}

  public static void main(String[] arguments) {
    Kernels kernels =
        switch (arguments[0]) {
          case "best" -> Kernels.best();
          case "scalar" -> new ScalarKernels();
          case "vector" -> new VectorKernels();
          default -> throw new IllegalArgumentException("no kernels " + arguments[0]);
        };
    int steps = Integer.parseInt(arguments[2]);
    try (var workers = new Workers(Integer.parseInt(arguments[1]))) {
      for (ModelConfig config : TrainingScene.all()) {
        TrainingScene scene = TrainingScene.adam(config, kernels, workers);
        for (int i = 0; i < steps; i++) {
          scene.train(i < SMALL_STEPS ? SMALL : LARGE);
        }
        System.out.println(scene.fingerprint());
      }
    }
  }
}
