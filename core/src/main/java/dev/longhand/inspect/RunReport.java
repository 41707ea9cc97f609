package dev.longhand.inspect;

import dev.longhand.inspect.Ending.State;
import dev.longhand.modelfile.EpochFigures;
import dev.longhand.modelfile.ModelFile;
import dev.longhand.modelfile.Provenance.TrainingText;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/// All that a page or a slide says about one run.
///
/// @param name of the run, such as its folder's
/// @param plan what it was to do
/// @param text that it learnt from
/// @param epochs what each came to, first to last
/// @param yardsticks simple models beside it; may be empty
/// @param test what the model gives on the test part, if that was measured
/// @param samples what the model wrote, first to last
/// @param model with its best weights, if an epoch is done
/// @param seen what stands in no other file
public record RunReport(
    String name,
    Plan plan,
    TrainingText text,
    List<EpochFigures> epochs,
    List<Yardstick> yardsticks,
    Optional<Yardstick> test,
    List<Sample> samples,
    Optional<ModelFile> model,
    Observations seen) {
  /// What a run was to do.
  ///
  /// @param recipe its name
  /// @param about what the recipe is for
  /// @param piece what one token is, such as `word`
  /// @param epochs how many there were to be
  /// @param settings all of them, in groups
  /// @param yaml the whole recipe
  public record Plan(
      String recipe,
      String about,
      String piece,
      int epochs,
      List<SettingGroup> settings,
      String yaml) {
    public Plan {
      Objects.requireNonNull(recipe);
      Objects.requireNonNull(about);
      Objects.requireNonNull(piece);
      settings = List.copyOf(settings);
      Objects.requireNonNull(yaml);
    }
  }

  public RunReport {
    Objects.requireNonNull(name);
    Objects.requireNonNull(plan);
    Objects.requireNonNull(text);
    epochs = List.copyOf(epochs);
    yardsticks = List.copyOf(yardsticks);
    Objects.requireNonNull(test);
    samples = List.copyOf(samples);
    Objects.requireNonNull(model);
    Objects.requireNonNull(seen);
  }

  State state() {
    return seen.ending().map(Ending::state).orElse(State.RUNNING);
  }

  /// The epoch whose weights were kept: that of the model, else that of the least loss on text that
  /// was not learnt from, else the last.
  Optional<EpochFigures> best() {
    Optional<EpochFigures> kept =
        model.flatMap(file ->
            epochs.stream()
                .filter(epoch -> epoch.epoch() == file.provenance().epochs())
                .findFirst());
    return kept.or(() ->
            epochs.stream()
                .filter(epoch -> epoch.validation().isPresent())
                .min(Comparator.comparingDouble(epoch -> epoch.validationLoss().orElseThrow())))
        .or(() -> epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.getLast()));
  }

  /// The bits a character of the kept epoch.
  OptionalDouble bitsPerCharacter() {
    return best()
        .flatMap(EpochFigures::validation)
        .map(EpochFigures.Validation::bitsPerCharacter)
        .orElse(OptionalDouble.empty());
  }
}
