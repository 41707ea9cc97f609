package dev.longhand.generate;

import dev.longhand.generate.sampling.Candidates;
import dev.longhand.generate.sampling.Stage;

/// Keeps a model from ending a document before it has its least length. Mutable, for one text.
final class LeastLength implements Stage {
  private final long least;
  private final int endMark;
  private long chosen;

  LeastLength(long least, int endMark) {
    this.least = least;
    this.endMark = endMark;
  }

  @Override
  public void narrow(Candidates candidates) {
    if (chosen < least) {
      candidates.remove(endMark);
    }
    chosen++;
  }
}
