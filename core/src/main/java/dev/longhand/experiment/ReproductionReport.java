package dev.longhand.experiment;

import dev.longhand.experiment.ReproductionOutcome.Form;
import dev.longhand.experiment.ReproductionOutcome.Sample;
import dev.longhand.generate.Continuation;
import dev.longhand.generate.Prompt;
import dev.longhand.generate.TextGenerator;
import dev.longhand.generate.sampling.Sampling;
import dev.longhand.recipe.PreparedText;
import dev.longhand.recipe.Recipe;
import dev.longhand.recipe.RunEvent;
import dev.longhand.recipe.RunOptions;
import dev.longhand.recipe.SampleSettings;
import dev.longhand.recipe.TextInput;
import dev.longhand.recipe.TrainedModel;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.CorpusParts;
import dev.longhand.text.token.Tokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Works out what the runs of a reproduction came to, from their folders and the text.
///
/// @param held the notebook as it was measured
record ReproductionReport(
    Reproduction reproduction, Recipe held, TextInput input, RunOptions options, Path folder) {
  /// A text as a recipe cuts it, for as long as it is open.
  private record Cut(Corpus corpus, CorpusParts parts, Tokenizer tokenizer, PreparedText text)
      implements AutoCloseable {
    @Override
    public void close() {
      corpus.close();
    }
  }

  private Cut cut(Recipe recipe) {
    Corpus corpus = input.read(recipe.text());
    CorpusParts parts = recipe.parts(corpus);
    Tokenizer tokenizer = recipe.tokens().fit(parts.training());
    return new Cut(
        corpus,
        parts,
        tokenizer,
        PreparedText.of(recipe, parts, tokenizer, Optional.empty(), options.memory()));
  }

  /// @param samples the last sample of each run that was trained now, by its name
  ReproductionOutcome outcome(
      ExperimentOutcome experiment, Map<String, RunEvent.SampleWritten> samples) {
    var forms = new ArrayList<Form>();
    for (String name :
        List.of(Reproduction.FIRST_EPOCH, Reproduction.FAITHFUL, Reproduction.CORRECTED)) {
      experiment.results().stream()
          .filter(result -> result.name().equals(name))
          .map(result -> form(result, Optional.ofNullable(samples.get(name))))
          .forEach(forms::add);
    }
    try (Corpus corpus = input.read(reproduction.faithful().text())) {
      return new ReproductionOutcome(experiment, corpus.sha256(), forms, traps(forms));
    }
  }

  /// The notebook writes with its last weights, the corrected form with its best.
  private Form form(TrialResult result, Optional<RunEvent.SampleWritten> written) {
    try (Cut cut = cut(result.trial().recipe())) {
      Optional<Sample> sample =
          written
              .filter(event -> !result.name().equals(Reproduction.CORRECTED))
              .map(event ->
                  new Sample(event.epoch(), event.temperature(), event.prompt(), event.text()))
              .or(() -> sample(result));
      return new Form(
          result,
          cut.tokenizer.vocabulary().size(),
          cut.text.examples().count(),
          cut.text.examples().batchesPerEpoch(),
          sample);
    }
  }

  /// What the weights that a run kept write.
  private Optional<Sample> sample(TrialResult result) {
    Recipe recipe = result.trial().recipe();
    SampleSettings settings = recipe.sample();
    if (result.bestEpoch() == 0 || settings.length() == 0 || settings.temperatures().isEmpty()) {
      return Optional.empty();
    }
    double temperature = settings.temperatures().getFirst();
    TextGenerator generator =
        TrainedModel.read(folder.resolve(result.name())).generator(options.kernels());
    Prompt prompt = generator.prompt(settings.prompt());
    var continuation =
        new Continuation(
            settings.length(), Sampling.at(temperature), recipe.seed(), result.bestEpoch());
    String text = generator.generate(prompt, continuation);
    return Optional.of(new Sample(result.bestEpoch(), temperature, prompt.text(), text));
  }

  private List<Trap> traps(List<Form> forms) {
    Form measured =
        forms.stream()
            .filter(form -> form.result().name().equals(Reproduction.FAITHFUL))
            .findFirst()
            .orElseThrow();
    Form whole = forms.getFirst();
    var traps = new ArrayList<Trap>();
    try (Cut cut = cut(held)) {
      var text = new TextTraps(held, cut.corpus, cut.parts, cut.tokenizer, cut.text);
      traps.addAll(text.found(whole));
      if (measured.result().bestEpoch() > 0) {
        TrainedModel model = TrainedModel.read(folder.resolve(Reproduction.FAITHFUL));
        traps.addAll(
            new ModelTraps(held, measured, model, options.kernels()).found(cut.text.examples()));
      }
    }
    return traps;
  }
}
