package dev.longhand.train;

import java.util.List;
import java.util.OptionalInt;

/// When averaging begins (Merity, Keskar & Socher 2018, algorithm 1): after the first epoch whose
/// loss is above the best of all before it but the last few.
///
/// @param ignored how many of the epochs before do not count
record NonMonotoneTrigger(int ignored) {
  /// The epoch, from 1, after which averaging begins; empty while there is none.
  OptionalInt firedAfter(List<Double> losses) {
    double best = Double.POSITIVE_INFINITY;
    for (int epoch = ignored + 1; epoch < losses.size(); epoch++) {
      best = Math.min(best, losses.get(epoch - ignored - 1));
      if (losses.get(epoch) > best) {
        return OptionalInt.of(epoch + 1);
      }
    }
    return OptionalInt.empty();
  }
}
