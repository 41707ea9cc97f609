package dev.longhand.recipe;

import dev.longhand.train.schedule.Schedule;

/// The schedules by the names that people use, in small letters.
public enum ScheduleKind {
  CONSTANT(new Schedule.Constant()),
  STEP(Schedule.Step.DEFAULTS),
  EXPONENTIAL(Schedule.Exponential.DEFAULTS),
  LINEAR(Schedule.Linear.DEFAULTS),
  COSINE(Schedule.Cosine.DEFAULTS),
  PLATEAU(Schedule.Plateau.DEFAULTS),
  ONE_CYCLE(Schedule.OneCycle.DEFAULTS);

  private final Schedule defaults;

  ScheduleKind(Schedule defaults) {
    this.defaults = defaults;
  }

  /// The schedule with its defaults.
  public Schedule defaults() {
    return defaults;
  }

  /// The name of a schedule.
  public static ScheduleKind of(Schedule schedule) {
    return switch (schedule) {
      case Schedule.Constant constant -> CONSTANT;
      case Schedule.Step step -> STEP;
      case Schedule.Exponential exponential -> EXPONENTIAL;
      case Schedule.Linear linear -> LINEAR;
      case Schedule.Cosine cosine -> COSINE;
      case Schedule.Plateau plateau -> PLATEAU;
      case Schedule.OneCycle oneCycle -> ONE_CYCLE;
    };
  }
}
