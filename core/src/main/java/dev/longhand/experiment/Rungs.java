package dev.longhand.experiment;

import java.util.ArrayList;
import java.util.List;

/// The plan of successive halving (Jamieson & Talwalkar 2016): all trials train for a few epochs,
/// the best third of them three times as long, the best third of these three times as long again.
///
/// The rungs are laid from the end: the last has all epochs, each one before it a third.
///
/// @param rungs at least one, each longer and with no more trials than the one before
public record Rungs(List<Rung> rungs) {
  /// What epochs are multiplied by from rung to rung, and trials divided by.
  public static final int FACTOR = 3;

  public Rungs {
    rungs = List.copyOf(rungs);
  }

  /// Some trials, trained to the same length.
  ///
  /// @param trials how many there are
  /// @param epochs that each has in all when the rung is over
  public record Rung(int trials, int epochs) {}

  /// The rungs for some trials.
  ///
  /// @param trials at least 1
  /// @param epochs of a trial that stays to the end, at least 1
  public static Rungs of(int trials, int epochs) {
    if (trials < 1 || epochs < 1) {
      throw new IllegalArgumentException(
          trials + " trials of " + epochs + " epochs; at least 1 of each is needed");
    }
    int levels = 1;
    for (int left = trials, length = epochs; left >= FACTOR && length >= FACTOR; levels++) {
      left /= FACTOR;
      length /= FACTOR;
    }
    var rungs = new ArrayList<Rung>();
    int left = trials;
    for (int level = levels - 1; level >= 0; level--) {
      rungs.add(new Rung(left, epochs / power(level)));
      left = Math.max(1, left / FACTOR);
    }
    return new Rungs(rungs);
  }

  private static int power(int level) {
    int power = 1;
    for (int i = 0; i < level; i++) {
      power *= FACTOR;
    }
    return power;
  }

  /// Epochs of all trials together.
  public long epochs() {
    long epochs = 0;
    int before = 0;
    for (Rung rung : rungs) {
      epochs += (long) rung.trials() * (rung.epochs() - before);
      before = rung.epochs();
    }
    return epochs;
  }
}
