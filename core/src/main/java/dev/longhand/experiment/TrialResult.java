package dev.longhand.experiment;

import dev.longhand.modelfile.EpochFigures;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a trial came to.
///
/// @param trial what was tried
/// @param end how it ended
/// @param parameters numbers that its network learns
/// @param memory bytes that its training takes, as planned before it
/// @param history the figures of its epochs, first to last
/// @param bestEpoch whose weights are kept; 0 where there are none
/// @param references what models that only count give on the same text, cut by the same tokenizer
public record TrialResult(
    Trial trial,
    End end,
    long parameters,
    long memory,
    List<EpochFigures> history,
    int bestEpoch,
    List<Reference> references) {
  /// The best first: by bits a character of the held-out text; those without come last.
  public static final Comparator<TrialResult> BEST_FIRST =
      Comparator.comparingDouble(result -> result.bitsPerCharacter().orElse(Double.MAX_VALUE));

  /// How a trial ended.
  public enum End {
    /// All that was planned is done.
    FINISHED,
    /// Early stopping ended it.
    EARLY,
    /// It stopped being a finite number; what it had learnt before counts.
    DIVERGED,
    /// It was not begun: memory is too small for it.
    TOO_LARGE
  }

  public TrialResult {
    Objects.requireNonNull(trial);
    Objects.requireNonNull(end);
    history = List.copyOf(history);
    references = List.copyOf(references);
    if (bestEpoch < 0 || bestEpoch > history.size()) {
      throw new IllegalArgumentException(
          "epoch " + bestEpoch + " of " + history.size() + " is the best");
    }
  }

  /// The name of the trial.
  public String name() {
    return trial.name();
  }

  /// The figures of the best epoch, if one was done.
  public Optional<EpochFigures> best() {
    return bestEpoch == 0 ? Optional.empty() : Optional.of(history.get(bestEpoch - 1));
  }

  /// Bits a character of the held-out text, which compare across tokenizers.
  public OptionalDouble bitsPerCharacter() {
    return best().map(TrialResult::bits).orElse(OptionalDouble.empty());
  }

  /// Bits a character after an epoch, if they were measured.
  static OptionalDouble bits(EpochFigures figures) {
    return figures
        .validation()
        .map(EpochFigures.Validation::bitsPerCharacter)
        .orElse(OptionalDouble.empty());
  }

  /// How long its epochs took, measuring included.
  public double seconds() {
    return history.stream().mapToDouble(figures -> figures.training().seconds()).sum();
  }

  /// Training tokens a second, over all epochs.
  public double tokensPerSecond() {
    double seconds = seconds();
    double tokens =
        history.stream()
            .map(EpochFigures::training)
            .mapToDouble(training -> training.tokensPerSecond() * training.seconds())
            .sum();
    return seconds > 0 ? tokens / seconds : 0;
  }
}
