package dev.longhand.experiment;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.recipe.Recipe;
import dev.longhand.recipe.Recipes;
import dev.longhand.recipe.RunEvent;
import dev.longhand.recipe.RunOptions;
import dev.longhand.recipe.SampleSettings;
import dev.longhand.recipe.TextInput;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.CorpusParts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A well-known notebook and the same task done right, on one text.
///
/// A notebook holds nothing out, so it cannot be measured on anything that it has not seen. Where
/// the text is long enough it is therefore run twice: for one epoch on the whole text, which is
/// what its first line of output shows, and for all epochs on the text without the part that the
/// corrected recipe holds out. Neither learns from that part, and both are measured on it after
/// every epoch; the notebook counts with its last weights, which are what it keeps.
///
/// @param notebook its name, such as `poem`
/// @param faithful as the notebook does it, on the whole text
/// @param corrected the same task done right
/// @param epochs that the runs have, but for the first; 0 for as many as their recipes say
public record Reproduction(String notebook, Recipe faithful, Recipe corrected, int epochs) {
  /// The file in a reproduction's folder that says what is reproduced.
  public static final String FILE = "reproduction.json";

  /// The run of the notebook on the whole text, where another is measured.
  public static final String FIRST_EPOCH = "first-epoch";

  /// The run of the notebook that is measured.
  public static final String FAITHFUL = "faithful";

  /// The run of the corrected recipe.
  public static final String CORRECTED = "corrected";

  public Reproduction {
    Objects.requireNonNull(notebook);
    Objects.requireNonNull(faithful);
    Objects.requireNonNull(corrected);
    if (epochs < 0) {
      throw new IllegalArgumentException("epochs are " + epochs);
    }
  }

  /// A notebook by its name.
  ///
  /// @param changes for both of its forms, such as how files are read
  /// @param epochs as {@link Reproduction} has them
  /// @throws dev.longhand.error.LonghandException `USAGE_RECIPE` when no notebook has that name
  public static Reproduction of(String notebook, UnaryOperator<Recipe> changes, int epochs) {
    Recipe faithful = changes.apply(Recipes.faithful(notebook));
    return new Reproduction(notebook, faithful, changes.apply(Recipes.named(notebook)), epochs);
  }

  /// The same with both forms writing from a prompt.
  ///
  /// @param prompt empty for that of the notebook
  public Reproduction withPrompt(String prompt) {
    String words = prompt.isEmpty() ? faithful.sample().prompt() : prompt;
    return new Reproduction(
        notebook, prompted(faithful, words), prompted(corrected, words), epochs);
  }

  private static Recipe prompted(Recipe recipe, String words) {
    SampleSettings sample = recipe.sample();
    return recipe.withSample(new SampleSettings(words, sample.length(), sample.temperatures()));
  }

  /// Trains both forms, each in a folder of its name; what was done before is not done again.
  ///
  /// @param folder of the reproduction; made, or one that it began in
  /// @throws dev.longhand.error.LonghandException `RUN_CHANGED` when the folder was begun with
  ///   other settings, and what training throws, except that a run diverges or is too large for
  ///   memory
  public ReproductionOutcome run(
      TextInput input, Path folder, RunOptions options, ExperimentListener listener) {
    LastingText.require(input);
    Recipe held = held(input);
    boolean measured = held.examples().validation() > 0;
    if (!measured) {
      listener.accept(new ExperimentEvent.Noticed(unmeasured()));
    }
    List<Trial> trials = trials(held);
    var samples = new LastSamples(listener);
    var experiment = Experiment.open(folder, FILE, plan(input), trials, input, options, samples);
    List<Trial> first = trials.stream().filter(trial -> trial.name().equals(FIRST_EPOCH)).toList();
    List<Trial> rest = trials.stream().filter(trial -> !trial.name().equals(FIRST_EPOCH)).toList();
    boolean over = experiment.run(first, 1) && experiment.run(rest, epochs);
    var end = over ? ExperimentOutcome.End.FINISHED : ExperimentOutcome.End.STOPPED;
    ExperimentOutcome outcome = experiment.outcome(end);
    if (!over) {
      return new ReproductionOutcome(outcome, "", List.of(), List.of());
    }
    return new ReproductionReport(this, held, input, options, folder)
        .outcome(outcome, samples.texts);
  }

  private List<Trial> trials(Recipe held) {
    var trials = new ArrayList<Trial>();
    if (held.examples().validation() > 0) {
      trials.add(new Trial(FIRST_EPOCH, List.of(), faithful.withEpochs(1)));
    }
    trials.add(new Trial(FAITHFUL, List.of(), held));
    trials.add(new Trial(CORRECTED, List.of(), corrected));
    return trials;
  }

  private Map<String, String> plan(TextInput input) {
    var plan = new LinkedHashMap<String, String>();
    plan.put("text", LastingText.described(input, faithful.text()));
    plan.put("notebook", notebook);
    plan.put("epochs", epochs == 0 ? "as the recipes say" : String.valueOf(epochs));
    return plan;
  }

  /// The notebook without the part that the corrected recipe holds out, where both can hold out the
  /// same; else as it is.
  private Recipe held(TextInput input) {
    Recipe held = faithful.withValidation(corrected.examples().validation());
    return sameParts(input, held) ? held : faithful;
  }

  private boolean sameParts(TextInput input, Recipe held) {
    if (held.examples().heldOut() != corrected.examples().heldOut()) {
      return false;
    }
    try (Corpus ours = input.read(held.text());
        Corpus theirs = input.read(corrected.text())) {
      Optional<Long> one = kept(held.parts(ours));
      return one.isPresent() && one.equals(kept(corrected.parts(theirs)));
    }
  }

  private static Optional<Long> kept(CorpusParts parts) {
    return parts.validation().map(Corpus::characters);
  }

  private Problem unmeasured() {
    return new Problem(
        ErrorCode.DATA_NO_VALIDATION,
        "the text is too short to hold out the same part of it from both forms, so neither is"
            + " measured on text that it has not seen",
        "",
        "give a longer text");
  }

  /// Keeps the first sample after the last epoch of every run that is trained now. Mutable.
  private static final class LastSamples implements ExperimentListener {
    private final ExperimentListener listener;
    private final Map<String, RunEvent.SampleWritten> texts = new LinkedHashMap<>();

    LastSamples(ExperimentListener listener) {
      this.listener = listener;
    }

    @Override
    public void accept(ExperimentEvent event) {
      if (event instanceof ExperimentEvent.InRun run
          && run.event() instanceof RunEvent.SampleWritten sample) {
        texts.merge(run.trial().name(), sample, (was, is) -> is.epoch() > was.epoch() ? is : was);
      }
      listener.accept(event);
    }

    @Override
    public boolean stopRequested() {
      return listener.stopRequested();
    }
  }
}
