package dev.longhand.experiment;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.modelfile.EpochFigures;
import dev.longhand.modelfile.EpochFigures.Training;
import dev.longhand.modelfile.EpochFigures.Validation;
import dev.longhand.recipe.Assignment;
import dev.longhand.recipe.Recipe;
import dev.longhand.recipe.RunOptions;
import dev.longhand.recipe.TextInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// Trials that take a moment, on a text of our own.
final class SmallTrials {
  private static final String LINES =
      """
      the lamp is lit above the gate
      the boat is late and no one waits
      a heron stands where water bends
      and all the reeds lean with the wind
      the mill is old the wheel is still
      the miller sleeps behind the hill
      """;

  private static final String RECIPE =
      """
      name: small
      examples: {kind: streams, steps: 8, sequences: 4, validation: 0.1}
      model:
        input: {kind: embedding, width: 4}
        layers:
          - {kind: lstm, units: 6}
      training: {epochs: 2, learning_rate: 0.01, clip_norm: 1}
      sample: {length: 0}
      """;

  private SmallTrials() {}

  /// Streams over characters, the last tenth held out.
  static Recipe recipe(String... changes) {
    return Recipe.parse(RECIPE, "small.yaml")
        .with(Stream.of(changes).map(Assignment::parse).toList());
  }

  /// Whole lines, some of which are held out.
  static Recipe documents() {
    return recipe("text.documents=lines", "examples={kind: documents, batch: 4, validation: 0.2}");
  }

  static Trial trial(String name, String... changes) {
    return new Trial(name, List.of(changes), recipe(changes));
  }

  static List<Variation> variations(String... words) {
    return Stream.of(words).map(Variation::parse).toList();
  }

  static TextInput text() {
    return new TextInput.Text(LINES.repeat(4), "mill");
  }

  /// A clock that stands still, so that equal trials have equal figures.
  static RunOptions options() {
    return RunOptions.of(1, new ScalarKernels(), () -> 0L)
        .withCheckpointEvery(Duration.ofDays(1))
        .withMemory(Long.MAX_VALUE);
  }

  /// A result with these bits a character, one an epoch.
  static TrialResult result(String name, TrialResult.End end, double... bits) {
    List<EpochFigures> history =
        IntStream.range(0, bits.length).mapToObj(i -> figures(i + 1, bits[i])).toList();
    double least = DoubleStream.of(bits).min().orElse(0);
    int best = (int) DoubleStream.of(bits).takeWhile(value -> value > least).count() + 1;
    return new TrialResult(
        trial(name), end, 100, 1000, history, bits.length == 0 ? 0 : best, List.of());
  }

  private static EpochFigures figures(int epoch, double bits) {
    var none = OptionalDouble.empty();
    return new EpochFigures(
        epoch,
        new Training(1, none, none, none, 2, 50),
        Optional.of(new Validation(bits, none, none, OptionalDouble.of(bits))),
        "0".repeat(64));
  }

  /// The refusal with which something ends.
  static LonghandException refusal(ErrorCode code, ThrowingCallable call) {
    LonghandException refusal = Assertions.catchThrowableOfType(LonghandException.class, call);
    Assertions.assertThat(refusal).isNotNull();
    Assertions.assertThat(refusal.code()).isEqualTo(code);
    return refusal;
  }

  /// Keeps every event, and asks for a stop where a test wants it.
  static final class Recorder implements ExperimentListener {
    private final List<ExperimentEvent> events = new ArrayList<>();
    private final int stopAfterTrial;
    private boolean stop;

    private Recorder(int stopAfterTrial) {
      this.stopAfterTrial = stopAfterTrial;
    }

    static Recorder keeping() {
      return new Recorder(Integer.MAX_VALUE);
    }

    /// Stops in the middle of the trial behind so many.
    static Recorder stoppingAfter(int trials) {
      return new Recorder(trials);
    }

    @Override
    public void accept(ExperimentEvent event) {
      events.add(event);
      long begun = events.stream().filter(ExperimentEvent.Began.class::isInstance).count();
      stop |= begun > stopAfterTrial && event instanceof ExperimentEvent.InRun;
    }

    @Override
    public boolean stopRequested() {
      return stop;
    }

    <E extends ExperimentEvent> List<E> events(Class<E> kind) {
      return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// The names of the trials that were trained, in their order.
    List<String> trained() {
      return events(ExperimentEvent.Began.class).stream()
          .map(began -> began.trial().name())
          .toList();
    }
  }
}
