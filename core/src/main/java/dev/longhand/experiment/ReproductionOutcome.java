package dev.longhand.experiment;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What a notebook and its corrected form came to.
///
/// @param experiment how the runs ended
/// @param sha256 of the text, as the notebook reads it; empty where the listener asked for a stop
/// @param forms the runs in their order; none where the listener asked for a stop
/// @param traps what the notebook's habits did on this text, as far as it can be computed
public record ReproductionOutcome(
    ExperimentOutcome experiment, String sha256, List<Form> forms, List<Trap> traps) {
  public ReproductionOutcome {
    Objects.requireNonNull(sha256);
    forms = List.copyOf(forms);
    traps = List.copyOf(traps);
  }

  /// One run.
  ///
  /// @param result its figures
  /// @param vocabulary V, tokens of no text included
  /// @param examples windows, streams, prefixes or documents that it learns from
  /// @param steps of an epoch
  /// @param sample what it writes
  public record Form(
      TrialResult result, int vocabulary, long examples, int steps, Optional<Sample> sample) {}

  /// What a run writes.
  ///
  /// @param epoch whose weights write it
  /// @param prompt what it goes on from
  public record Sample(int epoch, double temperature, String prompt, String text) {}

  /// The run of a name, if there is one.
  public Optional<Form> form(String name) {
    return forms.stream().filter(form -> form.result().name().equals(name)).findFirst();
  }
}
