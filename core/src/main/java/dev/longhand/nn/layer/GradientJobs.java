package dev.longhand.nn.layer;

import dev.longhand.kernel.Kernels;
import java.util.ArrayList;
import java.util.List;

/// The gradients of a pass as one row of numbered pieces, whatever parameters they belong to.
final class GradientJobs {
  /// Forms some of the pieces of one kind.
  interface Job {
    void form(Kernels kernels, int from, int to);
  }

  private record Kind(int first, int count, Job job) {}

  private final List<Kind> kinds = new ArrayList<>();
  private int pieces;

  /// Puts so many pieces behind the others.
  void add(int count, Job job) {
    kinds.add(new Kind(pieces, count, job));
    pieces += count;
  }

  int pieces() {
    return pieces;
  }

  void form(Kernels kernels, int from, int to) {
    for (int i = 0; i < kinds.size(); i++) {
      Kind kind = kinds.get(i);
      int first = Math.max(from - kind.first, 0);
      int end = Math.min(to - kind.first, kind.count);
      if (first < end) {
        kind.job.form(kernels, first, end);
      }
    }
  }
}
