package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.nn.ModelConfig;
import dev.longhand.recipe.ExampleSettings.Mask;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.CorpusOptions;
import dev.longhand.text.corpus.CorpusParts;
import dev.longhand.text.token.TokenizerConfig;
import dev.longhand.train.EarlyStopping;
import dev.longhand.train.RunLength;
import dev.longhand.train.TrainingPlan;
import dev.longhand.train.optimizer.OptimizerConfig;
import dev.longhand.train.optimizer.UpdateRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Everything a training run needs besides the text; equal recipes give equal bits.
///
/// @param name what it is called, such as `characters`
/// @param about what it is for, in a sentence or two
/// @param tokens what a text is cut into
/// @param text how files become a text
/// @param examples how the text becomes examples
/// @param model the network
/// @param training how it learns
/// @param sample what is written after each epoch
/// @param seed what all chance is drawn from: weights, order, dropout, samples
public record Recipe(
    String name,
    String about,
    TokenizerConfig tokens,
    CorpusOptions text,
    ExampleSettings examples,
    NetworkSettings model,
    TrainingSettings training,
    SampleSettings sample,
    long seed) {
  /// The seed of recipes that do not say.
  public static final long DEFAULT_SEED = 42;

  /// @throws LonghandException `USAGE_PAIR` for early stopping or averaging by a text that is not
  ///   kept, for a warm-up that lasts as long as the run, for a tied output of another width than
  ///   the embedding, for a bidirectional layer over streams, and for padding that is no token
  public Recipe {
    Objects.requireNonNull(name);
    Objects.requireNonNull(about);
    Objects.requireNonNull(tokens);
    Objects.requireNonNull(text);
    Objects.requireNonNull(model);
    Objects.requireNonNull(sample);
    var problems = new ArrayList<Problem>();
    noteUnmeasured(training, examples, problems);
    noteWarmUp(training, problems);
    noteDecay(training.rule(), problems);
    problems.addAll(model.impossiblePairs(examples, SettingSpelling.OPTION));
    notePadding(tokens, examples, problems);
    if (!problems.isEmpty()) {
      throw new LonghandException(problems);
    }
  }

  private static void noteUnmeasured(
      TrainingSettings training, ExampleSettings examples, List<Problem> problems) {
    if (examples.validation() > 0) {
      return;
    }
    training
        .earlyStopping()
        .map(EarlyStopping::metric)
        .filter(metric -> !metric.ofTraining())
        .map(metric -> unmeasured("early stopping watches " + RecipeSection.name(metric)))
        .ifPresent(problems::add);
    if (training.rule().optimizer() instanceof OptimizerConfig.AveragedSgd) {
      problems.add(unmeasured("asgd averages once the validation loss no longer falls"));
    }
  }

  private static Problem unmeasured(String what) {
    return new Problem(
        ErrorCode.USAGE_PAIR,
        what + ", and validation is 0",
        "",
        "keep some text to measure on, such as --validation 0.05");
  }

  private static void notePadding(
      TokenizerConfig tokens, ExampleSettings examples, List<Problem> problems) {
    if (examples instanceof ExampleSettings.Prefixes prefixes
        && prefixes.mask() == Mask.ABSENT
        && !(tokens instanceof TokenizerConfig.Keras)) {
      problems.add(
          new Problem(
              ErrorCode.USAGE_PAIR,
              "prefixes without a mask are filled up with a token for padding, and the tokenizer "
                  + tokens.name()
                  + " has none",
              "",
              "write mask: present under examples, or take --tokenizer keras"));
    }
  }

  private static void noteWarmUp(TrainingSettings training, List<Problem> problems) {
    double warmUp = training.schedule().warmUp();
    if (training.budget().isEmpty() && warmUp >= training.epochs()) {
      problems.add(
          new Problem(
              ErrorCode.USAGE_PAIR,
              String.format(
                  Locale.ROOT,
                  "warm_up is %s epochs, and there are %d in all",
                  warmUp,
                  training.epochs()),
              "",
              "--warm-up " + training.epochs() / 10.0));
    }
  }

  private static void noteDecay(UpdateRule rule, List<Problem> problems) {
    if (rule.decayOfAStep() >= 1) {
      problems.add(
          new Problem(
              ErrorCode.USAGE_PAIR,
              String.format(
                  Locale.ROOT,
                  "weight_decay %s times learning_rate %s is %s; from 1 on it would turn every"
                      + " weight round at each step",
                  rule.weightDecay(),
                  rule.optimizer().rate(),
                  rule.decayOfAStep()),
              "",
              "--weight-decay " + 0.01 / rule.optimizer().rate()));
    }
  }

  /// The recipe that a YAML text describes.
  ///
  /// @param where what messages call the text, such as its file
  /// @throws dev.longhand.error.LonghandException with everything that is wrong with it
  public static Recipe parse(String yaml, String where) {
    return RecipeReader.parse(yaml, where, List.of());
  }

  /// The recipe in a file.
  ///
  /// @throws dev.longhand.error.LonghandException with everything that is wrong with it, or
  ///   `USAGE_RECIPE` when it cannot be read at all
  public static Recipe read(Path file) {
    return read(file, List.of());
  }

  /// The recipe in a file, with changes.
  ///
  /// @throws dev.longhand.error.LonghandException with everything that is wrong with file and
  ///   changes, or `USAGE_RECIPE` when the file cannot be read at all
  public static Recipe read(Path file, List<Assignment> assignments) {
    return RecipeReader.read(file, assignments);
  }

  /// The same with changes to any of its keys.
  ///
  /// @throws dev.longhand.error.LonghandException with everything that is wrong with them
  public Recipe with(List<Assignment> assignments) {
    return assignments.isEmpty() ? this : RecipeReader.changed(this, assignments);
  }

  /// The recipe as YAML, from which {@link #parse} makes an equal one.
  public String toYaml() {
    return RecipeWriter.write(this);
  }

  /// The network for a vocabulary.
  ///
  /// @param ids how many tokens it has, those of no text included
  public ModelConfig modelConfig(int ids) {
    return model.config(ids, examples.lossPositions());
  }

  /// The same with a budget of time.
  Recipe withBudget(TimeBudget value) {
    return withTraining(training.withBudget(value));
  }

  /// What the trainer is to do.
  ///
  /// @throws IllegalStateException when the time decides and no run has measured it yet
  public TrainingPlan trainingPlan() {
    return trainingPlan(training.length());
  }

  /// What the trainer is to do in a run of some length.
  TrainingPlan trainingPlan(RunLength length) {
    return new TrainingPlan(
        length,
        seed,
        training.rule(),
        training.schedule(),
        examples.stateReset(),
        training.earlyStopping());
  }

  /// The same with another reading of files.
  public Recipe withText(CorpusOptions value) {
    return new Recipe(name, about, tokens, value, examples, model, training, sample, seed);
  }

  /// The same with another way to cut a text.
  public Recipe withTokens(TokenizerConfig value) {
    return new Recipe(name, about, value, text, examples, model, training, sample, seed);
  }

  /// The same for another number of epochs.
  public Recipe withEpochs(int count) {
    return withTraining(training.withEpochs(count));
  }

  /// The same for as many epochs as there is time.
  public Recipe withMinutes(double minutes) {
    return withTraining(training.withMinutes(minutes));
  }

  /// The same with other chance.
  public Recipe withSeed(long value) {
    return new Recipe(name, about, tokens, text, examples, model, training, sample, value);
  }

  /// The same with so many windows or streams a batch.
  public Recipe withBatch(int sequences) {
    return withExamples(examples.withBatch(sequences));
  }

  /// The same with windows of another length, or so many steps of each stream a batch.
  public Recipe withWindow(int steps) {
    return withExamples(examples.withSteps(steps));
  }

  /// The same with another share of the text to measure on.
  public Recipe withValidation(double share) {
    return withExamples(examples.withValidation(share));
  }

  /// The same with another learning rate.
  public Recipe withLearningRate(double rate) {
    return withTraining(training.withLearningRate(rate));
  }

  /// The same with another width of every recurrent layer.
  public Recipe withUnits(int units) {
    return withModel(model.withUnits(units));
  }

  /// The same with so many recurrent layers.
  public Recipe withRecurrentLayers(int count) {
    return withModel(model.withRecurrentLayers(count));
  }

  /// The same with samples of another length; 0 for none.
  public Recipe withSampleLength(int length) {
    return withSample(sample.withLength(length));
  }

  /// The same with other samples.
  public Recipe withSample(SampleSettings value) {
    return new Recipe(name, about, tokens, text, examples, model, training, value, seed);
  }

  /// The parts of a text: what is learnt from, and what is only measured.
  public CorpusParts parts(Corpus corpus) {
    return switch (examples.heldOut()) {
      case END -> CorpusParts.atEnd(corpus, examples.shares(), examples.steps() + 1L);
      case DOCUMENTS -> CorpusParts.drawn(corpus, examples.shares(), seed);
    };
  }

  /// The same with other examples that are learnt from in another way.
  public Recipe with(ExampleSettings newExamples, TrainingSettings newTraining) {
    return new Recipe(name, about, tokens, text, newExamples, model, newTraining, sample, seed);
  }

  private Recipe withExamples(ExampleSettings value) {
    return new Recipe(name, about, tokens, text, value, model, training, sample, seed);
  }

  /// The same with another network.
  public Recipe withModel(NetworkSettings value) {
    return new Recipe(name, about, tokens, text, examples, value, training, sample, seed);
  }

  /// The same with another way to learn.
  public Recipe withTraining(TrainingSettings value) {
    return new Recipe(name, about, tokens, text, examples, model, value, sample, seed);
  }
}
