package dev.longhand.experiment;

import dev.longhand.evaluate.BatchFeed;
import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.ModelPass;
import dev.longhand.text.example.Batch;
import dev.longhand.text.example.Examples;

/// How much of the probability a model gives to padding, which never comes.
///
/// @param targets at how many places it was looked at
/// @param mean its mean probability there
/// @param likeliest how often no token was likelier
record PaddingShare(long targets, double mean, long likeliest) {
  private static final int MOST_TARGETS = 1024;

  /// Measures it on the first examples of an epoch.
  static PaddingShare measure(LanguageModel model, int id, Examples examples, Kernels kernels) {
    long targets = 0;
    long likeliest = 0;
    double sum = 0;
    try (var workers = new Workers(1)) {
      Batch batch = examples.newBatch();
      for (int i = 0; i < examples.batchesPerEpoch() && targets < MOST_TARGETS; i++) {
        examples.fill(0, i, batch);
        Matrix logits = run(model, batch, kernels, workers);
        for (int row = 0; row < logits.rows(); row++) {
          double probability = probability(logits, row, id);
          sum += probability;
          likeliest += isLikeliest(logits, row, id) ? 1 : 0;
          targets++;
        }
      }
    }
    return new PaddingShare(targets, targets == 0 ? 0 : sum / targets, likeliest);
  }

  private static Matrix run(LanguageModel model, Batch batch, Kernels kernels, Workers workers) {
    ModelPass pass = ModelPass.evaluation(model, BatchFeed.shape(batch));
    BatchFeed.fill(pass, batch);
    pass.load(model.zeroState(batch.sequences()));
    pass.fillTables(kernels, workers);
    pass.forwardPadding(kernels);
    pass.forward(kernels, 0, batch.sequences());
    return pass.logits();
  }

  private static double probability(Matrix logits, int row, int id) {
    double most = Double.NEGATIVE_INFINITY;
    for (int token = 0; token < logits.columns(); token++) {
      most = Math.max(most, logits.get(row, token));
    }
    double all = 0;
    for (int token = 0; token < logits.columns(); token++) {
      all += StrictMath.exp(logits.get(row, token) - most);
    }
    return StrictMath.exp(logits.get(row, id) - most) / all;
  }

  private static boolean isLikeliest(Matrix logits, int row, int id) {
    for (int token = 0; token < logits.columns(); token++) {
      if (logits.get(row, token) > logits.get(row, id)) {
        return false;
      }
    }
    return true;
  }
}
