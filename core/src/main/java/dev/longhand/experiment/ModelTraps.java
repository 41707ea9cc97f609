package dev.longhand.experiment;

import dev.longhand.error.Wording;
import dev.longhand.experiment.ReproductionOutcome.Form;
import dev.longhand.generate.Continuation;
import dev.longhand.generate.TextGenerator;
import dev.longhand.generate.sampling.Sampling;
import dev.longhand.kernel.Kernels;
import dev.longhand.modelfile.EpochFigures;
import dev.longhand.modelfile.ModelFile;
import dev.longhand.recipe.ExampleSettings;
import dev.longhand.recipe.Recipe;
import dev.longhand.recipe.TrainedModel;
import dev.longhand.text.example.Examples;
import dev.longhand.text.token.Token;
import dev.longhand.train.EarlyStopping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What a notebook's habits did with its network: how it stopped, what it foretells, how it writes.
///
/// @param recipe the notebook as it is measured
/// @param form its run
/// @param model with the weights that the run kept
record ModelTraps(Recipe recipe, Form form, TrainedModel model, Kernels kernels) {
  private static final int WRITTEN = 200;
  private static final int SHOWN = 80;

  /// All that are at work here.
  ///
  /// @param examples that it learnt from
  List<Trap> found(Examples examples) {
    var traps = new ArrayList<Trap>();
    lastWeights().ifPresent(traps::add);
    paddingForetold(examples).ifPresent(traps::add);
    windowAgain(examples).ifPresent(traps::add);
    likeliestAlways().ifPresent(traps::add);
    return traps;
  }

  /// A notebook keeps the weights of its last epoch, whatever they are worth.
  private Optional<Trap> lastWeights() {
    List<EpochFigures> measured =
        form.result().history().stream()
            .filter(figures -> figures.validationLoss().isPresent())
            .toList();
    if (measured.size() < 2) {
      return Optional.empty();
    }
    EpochFigures last = measured.getLast();
    EpochFigures best =
        measured.stream()
            .min(Comparator.comparingDouble(figures -> figures.validationLoss().orElseThrow()))
            .orElseThrow();
    if (best.epoch() == last.epoch()) {
      return Optional.empty();
    }
    double lastLoss = last.validationLoss().orElseThrow();
    double bestLoss = best.validationLoss().orElseThrow();
    boolean watched =
        recipe.training().earlyStopping().map(EarlyStopping::metric).stream()
            .anyMatch(EarlyStopping.Metric::ofTraining);
    return Optional.of(
        Trap.of(
            watched ? "early stopping on the training loss" : "the last weights kept",
            String.format(
                Locale.ROOT,
                "on held-out text the loss was best after epoch %d, %.3f, and is %.3f with the"
                    + " weights of epoch %d, the last",
                best.epoch(),
                bestLoss,
                lastLoss,
                last.epoch()),
            Map.of(
                "best_epoch",
                (double) best.epoch(),
                "best_loss",
                bestLoss,
                "last_epoch",
                (double) last.epoch(),
                "last_loss",
                lastLoss)));
  }

  private Optional<Trap> paddingForetold(Examples examples) {
    ModelFile file = model.file();
    OptionalInt padding = file.tokenizer().vocabulary().special(Token.Kind.PADDING);
    if (padding.isEmpty()) {
      return Optional.empty();
    }
    var share = PaddingShare.measure(file.model(), padding.getAsInt(), examples, kernels);
    return Optional.of(
        Trap.of(
            "id 0 foretold",
            String.format(
                Locale.ROOT,
                "padding is never a target, yet has a probability of %.2g on average and is the"
                    + " likeliest %s; it is never written here",
                share.mean(),
                share.likeliest() == 0
                    ? "nowhere"
                    : Wording.count(share.likeliest(), "time")
                        + " in "
                        + Wording.number(share.targets())),
            Map.of("mean_probability", share.mean(), "likeliest", (double) share.likeliest())));
  }

  /// Steps that the network runs to write a sample: a window for each token, or each token once.
  private Optional<Trap> windowAgain(Examples examples) {
    int length = recipe.sample().length();
    if (length == 0 || recipe.examples() instanceof ExampleSettings.Documents) {
      return Optional.empty();
    }
    long window = examples.steps();
    long again = window * length;
    long once = window + length;
    return Optional.of(
        Trap.of(
            "the window run again",
            String.format(
                Locale.ROOT,
                "%s tokens written from windows of %s run %s steps; with the state carried on %s:"
                    + " %s times as many",
                Wording.number(length),
                Wording.number(window),
                Wording.number(again),
                Wording.number(once),
                Wording.number(Math.round((double) again / once))),
            Map.of("steps", (double) again, "steps_with_state", (double) once)));
  }

  private Optional<Trap> likeliestAlways() {
    if (!recipe.sample().temperatures().contains(0.0)) {
      return Optional.empty();
    }
    TextGenerator generator = model.generator(kernels);
    String text =
        generator.generate(
            generator.prompt(recipe.sample().prompt()),
            new Continuation(WRITTEN, Sampling.GREEDY, recipe.seed()));
    List<String> words = List.of(text.strip().split("\\s+"));
    return RepeatedEnd.of(words)
        .map(found ->
            Trap.of(
                "always the likeliest word",
                String.format(
                    Locale.ROOT,
                    "of %d words written so, the last %d repeat %s: %s",
                    words.size(),
                    found.repeated(),
                    Wording.count(found.period(), "word"),
                    Wording.escaped(found.words(words), SHOWN)),
                Map.of("words", (double) words.size(), "repeated", (double) found.repeated())));
  }
}
