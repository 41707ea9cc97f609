package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import java.util.ArrayList;
import java.util.List;

/// Keeps every event, and ends a run where a test wants it: politely, or as a kill would.
final class Recorder implements RunListener {
  /// What a test kills a run with.
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final List<RunEvent> events = new ArrayList<>();
  private long stopAfterStep = Long.MAX_VALUE;
  private int stopAfterEpoch = Integer.MAX_VALUE;
  private int killAtEvent = Integer.MAX_VALUE;
  private boolean stop;

  static Recorder keeping() {
    return new Recorder();
  }

  static Recorder stoppingAfterStep(long step) {
    var recorder = new Recorder();
    recorder.stopAfterStep = step;
    return recorder;
  }

  static Recorder stoppingAfterEpoch(int epoch) {
    var recorder = new Recorder();
    recorder.stopAfterEpoch = epoch;
    return recorder;
  }

  /// Events are counted from 0.
  static Recorder killingAt(int event) {
    var recorder = new Recorder();
    recorder.killAtEvent = event;
    return recorder;
  }

  @Override
  public void accept(RunEvent event) {
    if (events.size() == killAtEvent) {
      throw new Killed();
    }
    events.add(event);
    stop |= event instanceof RunEvent.StepDone step && step.result().step() == stopAfterStep;
    stop |= event instanceof RunEvent.EpochDone epoch && epoch.figures().epoch() == stopAfterEpoch;
  }

  @Override
  public boolean stopRequested() {
    return stop;
  }

  List<RunEvent> events() {
    return events;
  }

  <E extends RunEvent> List<E> events(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  List<Problem> notices() {
    return events(RunEvent.Noticed.class).stream().map(RunEvent.Noticed::problem).toList();
  }

  List<ErrorCode> noticeCodes() {
    return notices().stream().map(Problem::code).toList();
  }
}
