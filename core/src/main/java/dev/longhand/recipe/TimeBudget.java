package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.train.RunLength;
import dev.longhand.train.schedule.Schedule;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// How much time a run has, in place of a number of epochs.
///
/// The steps that the time was enough for are kept with it. A recipe that has them is followed step
/// by step and looks at no clock, so it gives the same bits on any machine; without them the time
/// is measured anew.
///
/// @param minutes of the whole run, above 0
/// @param planned the steps that they gave where the run took place; empty before it does
public record TimeBudget(double minutes, Optional<RunLength.Steps> planned) {
  /// The share of the learning rate that the last step of a run on time has, where its schedule is
  /// none that ends.
  private static final double LAST_RATE = 0.05;

  private static final int SECONDS = 60;

  public TimeBudget {
    Setting.MINUTES.require(minutes);
    Objects.requireNonNull(planned);
  }

  /// A budget of which nothing is spent.
  public static TimeBudget of(double minutes) {
    return new TimeBudget(minutes, Optional.empty());
  }

  /// The same with the steps that the time gives.
  TimeBudget with(RunLength.Steps steps) {
    return new TimeBudget(minutes, Optional.of(steps));
  }

  /// The same, to be measured anew.
  TimeBudget unplanned() {
    return of(minutes);
  }

  double seconds() {
    return minutes * SECONDS;
  }

  /// A schedule whose rates fall until the time is over: the given one if it does.
  static Schedule ending(Schedule schedule) {
    return schedule.spansTheRun() ? schedule : new Schedule.Cosine(0, LAST_RATE);
  }

  /// What is to be said of a recipe whose schedule another one takes the place of.
  static List<Problem> notices(Recipe recipe) {
    Schedule schedule = recipe.training().schedule();
    if (recipe.training().budget().isEmpty() || schedule.spansTheRun()) {
      return List.of();
    }
    return List.of(
        new Problem(
            ErrorCode.USAGE_SCHEDULE,
            String.format(
                Locale.ROOT,
                "the schedule %s does not know when a run ends; cosine takes its place and ends on"
                    + " time, at %s of the learning rate",
                RecipeSection.name(ScheduleKind.of(schedule)),
                LAST_RATE),
            "recipe " + RecipeReader.quoted(recipe.name()),
            "--schedule cosine, linear or one_cycle says so too"));
  }
}
