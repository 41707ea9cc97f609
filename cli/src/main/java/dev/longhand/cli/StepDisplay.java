package dev.longhand.cli;

import dev.longhand.recipe.RunEvent.StepDone;
import dev.longhand.train.StepResult;
import java.io.PrintStream;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/// Shows where training is between two epochs: a bar on a terminal, now and then a line in a log.
final class StepDisplay {
  private static final long BAR_NANOS = 100_000_000;
  private static final long LINE_NANOS = 60_000_000_000L;
  private static final int BAR_WIDTH = 20;
  private static final String ERASE = "\r\u001B[K";
  private static final String GREEN = "\u001B[32m";
  private static final String DIM = "\u001B[2m";
  private static final String PLAIN = "\u001B[0m";

  private final PrintStream err;
  private final Console.Screen screen;
  private final LongSupplier nanoTime;
  private final Pace pace = new Pace();
  private long shown;
  private long tokensBefore;
  private long tokensInEpoch;
  private boolean barStands;

  StepDisplay(Console console, LongSupplier nanoTime) {
    err = console.err();
    screen = console.screen();
    this.nanoTime = nanoTime;
    shown = nanoTime.getAsLong();
  }

  /// Shows a step if it is time to.
  ///
  /// @param validation the loss on the validation part after the last epoch
  void show(StepDone event, OptionalDouble validation) {
    long now = nanoTime.getAsLong();
    StepResult step = event.result();
    tokensInEpoch = step.targets();
    boolean last = step.batch() == step.batches();
    long interval = screen.isTerminal() ? BAR_NANOS : LINE_NANOS;
    if (now - shown < interval && !(last && screen.isTerminal())) {
      return;
    }
    shown = now;
    pace.mark(now, step.step(), tokensBefore + tokensInEpoch);
    if (screen.isTerminal()) {
      err.print(ERASE + bar(event, validation));
      err.flush();
      barStands = true;
    } else {
      err.println(line(event));
    }
  }

  /// Makes room for whole lines.
  void clear() {
    if (barStands) {
      err.print(ERASE);
      err.flush();
      barStands = false;
    }
  }

  /// Leaves the steps of an epoch behind.
  void epochEnds() {
    clear();
    tokensBefore += tokensInEpoch;
    tokensInEpoch = 0;
  }

  private String bar(StepDone event, OptionalDouble validation) {
    StepResult step = event.result();
    String before = "epoch " + step.epoch() + "/" + event.epochs() + " ";
    var after = new StringBuilder(" ").append(step.batch()).append('/').append(step.batches());
    after.append("  loss ").append(Words.decimal(step.meanLoss(), 3));
    validation.ifPresent(loss -> after.append("  val ").append(Words.decimal(loss, 3)));
    double rate = pace.tokensPerSecond();
    if (Double.isFinite(rate)) {
      after.append("  ").append(Words.rate(rate)).append("/s");
      after.append("  ").append(Words.clock(pace.secondsFor(stepsLeft(event)))).append(" left");
    }
    int room = Console.COLUMNS - 1 - before.length() - after.length();
    return before + filled((double) step.batch() / step.batches(), room) + after;
  }

  /// A bar of some columns at most; none where they are too few.
  private String filled(double share, int columns) {
    int width = Math.min(columns, BAR_WIDTH + 2) - 2;
    if (width < 1) {
      return "";
    }
    int done = (int) (share * width);
    if (screen == Console.Screen.COLOUR) {
      String line = "\u2501";
      return GREEN + line.repeat(done) + PLAIN + DIM + line.repeat(width - done) + PLAIN;
    }
    return "[" + "#".repeat(done) + ".".repeat(width - done) + "]";
  }

  private String line(StepDone event) {
    StepResult step = event.result();
    String rate = Words.rate(step.targets() / event.epochSeconds());
    double left = stepsLeft(event) * event.epochSeconds() / step.batch();
    return String.format(
        Locale.ROOT,
        "epoch %d/%d, step %d/%d: loss %s, %s tokens/s, %s left",
        step.epoch(),
        event.epochs(),
        step.batch(),
        step.batches(),
        Words.decimal(step.meanLoss(), 3),
        rate,
        Words.time(left));
  }

  private static long stepsLeft(StepDone event) {
    StepResult step = event.result();
    long epochsAtMost = (long) event.epochs() - step.epoch() + 1;
    return epochsAtMost * step.batches() - step.batch();
  }
}
