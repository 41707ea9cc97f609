package dev.longhand.train.schedule;

import java.util.ArrayList;
import java.util.List;

/// How many steps a run has, and how that number was changed while it ran.
///
/// A run that has to end on time takes as many steps as the machine is fast, so its number of steps
/// changes. Its learning rates must not jump then: from each revision on, what was left of the way
/// is walked in the steps that are left. A run by epochs has one number and no revision.
///
/// @param revisions the first from step 0, each from a later step than the one before
public record StepPlan(List<Revision> revisions) {
  /// From a step on, how many there are to be.
  ///
  /// @param from how many steps were taken when it was decided
  /// @param steps of the whole run, at least `from` and at least 1
  public record Revision(long from, long steps) {
    public Revision {
      if (from < 0 || steps < 1 || steps < from) {
        throw new IllegalArgumentException(
            "from step " + from + " on " + steps + " in all; at least 1 and not fewer are needed");
      }
    }
  }

  public StepPlan {
    revisions = List.copyOf(revisions);
    if (revisions.isEmpty() || revisions.getFirst().from() != 0) {
      throw new IllegalArgumentException("the first number of steps must be from step 0 on");
    }
    for (int i = 1; i < revisions.size(); i++) {
      if (revisions.get(i).from() <= revisions.get(i - 1).from()) {
        throw new IllegalArgumentException(
            "from step " + revisions.get(i).from() + " on stands behind a later one");
      }
    }
  }

  /// A plan that was never changed.
  public static StepPlan of(long steps) {
    return new StepPlan(List.of(new Revision(0, steps)));
  }

  /// Steps of the whole run, as the last revision has them.
  public long steps() {
    return revisions.getLast().steps();
  }

  /// The same with another number of steps from some step on.
  ///
  /// @throws IllegalArgumentException when it was changed later than that, or fewer steps were to
  ///   be
  public StepPlan revised(long from, long steps) {
    var more = new ArrayList<Revision>(revisions);
    if (more.getLast().from() == from) {
      more.removeLast();
    }
    more.add(new Revision(from, steps));
    return new StepPlan(more);
  }

  /// Steps of the run as it was planned first; what {@link #placeOf} is a place in.
  long length() {
    return revisions.getFirst().steps();
  }

  /// Where a step stands in the run as it was planned first: `step` itself before any revision.
  ///
  /// Only revisions up to the step count, so one that comes later changes no place before.
  double placeOf(long step) {
    double place = 0;
    Revision held = revisions.getFirst();
    for (Revision next : revisions.subList(1, revisions.size())) {
      if (next.from() > step) {
        break;
      }
      place = place(held, place, next.from());
      held = next;
    }
    return place(held, place, step);
  }

  /// A step's place where a revision holds that began at some place.
  private double place(Revision held, double began, long step) {
    if (held.from() == 0) {
      return step;
    }
    long left = held.steps() - held.from();
    return left == 0 ? length() : began + (step - held.from()) * (length() - began) / left;
  }
}
