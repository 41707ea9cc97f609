package dev.longhand.recipe;

import dev.longhand.recipe.ExampleSettings.HeldOut;
import dev.longhand.text.corpus.CorpusOptions;
import dev.longhand.text.corpus.TableOptions;
import dev.longhand.text.corpus.TextCleaning;
import dev.longhand.text.token.TokenizerConfig;
import dev.longhand.train.EarlyStopping;
import dev.longhand.train.RunLength;
import dev.longhand.train.optimizer.Clipping;
import dev.longhand.train.optimizer.OptimizerConfig;
import dev.longhand.train.optimizer.UpdateRule;
import dev.longhand.train.schedule.Schedule;
import dev.longhand.train.schedule.StepPlan;
import java.util.List;

/// Writes recipes as YAML that reads well, every setting with its value. Mutable, for one recipe.
final class RecipeWriter {
  static final String HELD_OUT = "held_out";
  static final String PLAN = "plan";
  static final String PLANNED = "revisions";

  private final YamlText yaml = new YamlText();

  private RecipeWriter() {}

  static String write(Recipe recipe) {
    var writer = new RecipeWriter();
    YamlText yaml = writer.yaml;
    yaml.comment("A recipe of Longhand: change what you like and train with it,");
    yaml.comment("  longhand train --recipe recipe.yaml TEXT --out RUN");
    yaml.words(0, "name", recipe.name());
    yaml.words(0, "about", recipe.about());
    boolean usual = recipe.tokens().equals(TokenizerConfig.Characters.DEFAULTS);
    if (usual) { // one word, as it was before there was anything else
      yaml.line(0, "tokens", recipe.tokens().name());
    }
    yaml.line(0, "seed", Long.toString(recipe.seed()));
    if (!usual) {
      writer.tokens(recipe.tokens());
    }
    writer.text(recipe.text());
    writer.examples(recipe.examples());
    NetworkWriter.write(recipe.model(), yaml);
    writer.training(recipe.training());
    writer.sample(recipe.sample());
    return yaml.toString();
  }

  private void tokens(TokenizerConfig tokens) {
    yaml.heading("tokens", "what a text is cut into");
    yaml.line(1, "kind", tokens.name());
    switch (tokens) {
      case TokenizerConfig.Characters characters -> {}
      case TokenizerConfig.Words words -> {
        yaml.constant(1, "punctuation", words.punctuation());
        yaml.constant(1, "line_breaks", words.lineBreaks());
        yaml.line(1, Setting.MIN_COUNT.key(), words.minCount());
        yaml.line(1, Setting.VOCABULARY_SIZE.key(), words.vocabularySize());
      }
      case TokenizerConfig.Keras keras -> {
        yaml.constant(1, "split", keras.split());
        yaml.line(1, Setting.NUM_WORDS.key(), keras.numWords());
        yaml.words(1, "oov_token", keras.oovToken());
        yaml.constant(1, "fitting", keras.fitting());
      }
      case TokenizerConfig.Bytes bytes -> {}
      case TokenizerConfig.BytePairs pairs -> {
        if (pairs.file().isEmpty()) {
          yaml.line(1, Setting.VOCABULARY_SIZE.key(), pairs.vocabularySize());
        } else {
          yaml.words(1, "file", pairs.file());
        }
      }
    }
    if (!(tokens instanceof TokenizerConfig.Keras)) {
      yaml.constant(1, "marks", tokens.marks());
    }
  }

  private void text(CorpusOptions text) {
    TextCleaning cleaning = text.cleaning();
    yaml.heading("text", "how files are read; prompts go through the same cleaning");
    yaml.line(1, "encoding", text.encoding().word());
    yaml.constant(1, "bad_bytes", text.badBytes());
    yaml.constant(1, "newlines", cleaning.newlines());
    yaml.constant(1, "letter_case", cleaning.letterCase());
    yaml.constant(1, "normalization", cleaning.normalization());
    yaml.constant(1, "blank_text", text.blankText());
    yaml.constant(1, "boilerplate", text.boilerplate());
    CorpusOptions usual = CorpusOptions.DEFAULTS;
    yaml.constantUnless(usual.documents(), 1, "documents", text.documents());
    yaml.constantUnless(usual.repeatedFiles(), 1, "repeated_files", text.repeatedFiles());
    yaml.constantUnless(usual.compressedFiles(), 1, "compressed_files", text.compressedFiles());
    if (!text.table().equals(usual.table())) {
      table(text.table(), usual.table());
    }
  }

  private void table(TableOptions table, TableOptions usual) {
    yaml.group(1, "table");
    table.column().ifPresent(column -> yaml.words(2, "column", column));
    table.labelColumn().ifPresent(column -> yaml.words(2, "label_column", column));
    table.field().ifPresent(field -> yaml.words(2, "field", field));
    table.rows().ifPresent(rows -> yaml.line(2, Setting.ROWS.key(), Long.toString(rows)));
    table
        .mostColumns()
        .ifPresent(most -> yaml.line(2, Setting.MAX_COLUMNS.key(), Integer.toString(most)));
    table
        .longestField()
        .ifPresent(most -> yaml.line(2, Setting.MAX_FIELD.key(), Integer.toString(most)));
    yaml.constantUnless(usual.header(), 2, "header", table.header());
    yaml.constantUnless(usual.badRows(), 2, "bad_rows", table.badRows());
    table
        .delimiter()
        .ifPresent(
            sign -> yaml.words(2, "delimiter", sign == '\t' ? TextReader.TAB : sign.toString()));
  }

  private void examples(ExampleSettings examples) {
    switch (examples) {
      case ExampleSettings.Windows windows -> {
        yaml.heading("examples", "windows of the text, each with the token after it to foretell");
        yaml.line(1, "kind", windows.kind());
        yaml.line(1, "window", windows.window());
        yaml.line(1, "stride", windows.stride());
        yaml.line(1, "batch", windows.batch());
        yaml.constant(1, "shuffle", windows.shuffle());
      }
      case ExampleSettings.Streams streams -> {
        yaml.heading("examples", "parts of the text side by side, every token to foretell");
        yaml.line(1, "kind", streams.kind());
        yaml.line(1, "steps", streams.steps());
        yaml.line(1, "sequences", streams.sequences());
        yaml.line(1, "state_reset", streams.stateReset());
      }
      case ExampleSettings.Prefixes prefixes -> {
        yaml.heading(
            "examples", "beginnings of documents, each with the token after it to foretell");
        yaml.line(1, "kind", prefixes.kind());
        yaml.line(1, Setting.LONGEST.key(), prefixes.longest());
        yaml.constant(1, "mask", prefixes.mask());
        yaml.line(1, "batch", prefixes.batch());
        yaml.line(1, Setting.BUCKET.key(), prefixes.bucket());
        yaml.constant(1, "shuffle", prefixes.shuffle());
      }
      case ExampleSettings.Documents documents -> {
        yaml.heading("examples", "whole documents, every token to foretell");
        yaml.line(1, "kind", documents.kind());
        yaml.line(1, Setting.LONGEST.key(), documents.longest());
        yaml.line(1, "batch", documents.batch());
        yaml.line(1, Setting.BUCKET.key(), documents.bucket());
        yaml.constant(1, "shuffle", documents.shuffle());
      }
    }
    yaml.line(1, Setting.VALIDATION.key(), examples.validation());
    if (examples.test() > 0) {
      yaml.line(1, Setting.TEST.key(), examples.test());
    }
    switch (examples) {
      case ExampleSettings.Windows _, ExampleSettings.Streams _ ->
          yaml.constantUnless(HeldOut.END, 1, HELD_OUT, examples.heldOut());
      case ExampleSettings.Prefixes _, ExampleSettings.Documents _ -> {}
    }
  }

  private void training(TrainingSettings training) {
    yaml.heading("training", "how it learns");
    training
        .budget()
        .ifPresentOrElse(this::budget, () -> yaml.line(1, "epochs", training.epochs()));
    rule(training.rule());
    schedule(training.schedule());
    if (training.earlyStopping().isEmpty()) {
      yaml.line(1, "early_stopping", "none");
    } else {
      EarlyStopping rule = training.earlyStopping().get();
      yaml.group(1, "early_stopping");
      yaml.constant(2, "metric", rule.metric());
      yaml.line(2, "patience", rule.patience());
      yaml.lineAboveZero(2, Setting.LEAST_CHANGE, rule.leastChange());
      rule.baseline().ifPresent(figure -> yaml.line(2, Setting.BASELINE, figure));
    }
  }

  /// How much time there is, and the steps that it gave.
  private void budget(TimeBudget budget) {
    yaml.line(1, Setting.MINUTES, budget.minutes());
    if (budget.planned().isEmpty()) {
      return;
    }
    RunLength.Steps planned = budget.planned().get();
    yaml.group(1, PLAN);
    yaml.line(2, Setting.EPOCH_STEPS.key(), planned.epochSteps());
    yaml.group(2, PLANNED);
    for (StepPlan.Revision revision : planned.plan().revisions()) {
      yaml.element(2, Setting.PLANNED_FROM.key(), Long.toString(revision.from()));
      yaml.line(3, Setting.PLANNED_STEPS.key(), Long.toString(revision.steps()));
    }
  }

  /// What is new since the first version stands there only where it is not usual, so that a run
  /// that was begun before can go on.
  private void rule(UpdateRule rule) {
    yaml.constant(1, "optimizer", OptimizerKind.of(rule));
    yaml.line(1, Setting.LEARNING_RATE, rule.optimizer().rate());
    switch (rule.optimizer()) {
      case OptimizerConfig.Sgd sgd -> {
        if (sgd.momentum() > 0) {
          yaml.line(1, Setting.MOMENTUM, sgd.momentum());
          yaml.constant(1, "nesterov", sgd.nesterov());
        }
      }
      case OptimizerConfig.RmsProp rmsProp -> {
        yaml.line(1, Setting.RHO, rmsProp.decay());
        yaml.line(1, Setting.MOMENTUM, rmsProp.momentum());
        yaml.line(1, Setting.EPSILON, rmsProp.epsilon());
        yaml.constant(1, "centered", rmsProp.centering());
      }
      case OptimizerConfig.Adagrad adagrad -> {
        yaml.line(1, Setting.INITIAL_ACCUMULATOR, adagrad.initialAccumulator());
        yaml.line(1, Setting.EPSILON, adagrad.epsilon());
      }
      case OptimizerConfig.Adam adam -> {
        yaml.line(1, Setting.BETA_1, adam.meanDecay());
        yaml.line(1, Setting.BETA_2, adam.varianceDecay());
        yaml.line(1, Setting.EPSILON, adam.epsilon());
      }
      case OptimizerConfig.AveragedSgd averaged ->
          yaml.line(1, Setting.NON_MONOTONE, averaged.nonMonotone());
    }
    yaml.lineAboveZero(1, Setting.WEIGHT_DECAY, rule.weightDecay());
    yaml.lineAboveZero(1, Setting.L2, rule.l2());
    switch (rule.clipping()) {
      case Clipping.None none -> yaml.line(1, Setting.CLIP_NORM.key(), "none");
      case Clipping.Norm(double limit) -> yaml.line(1, Setting.CLIP_NORM, limit);
      case Clipping.Value(double limit) -> yaml.line(1, Setting.CLIP_VALUE, limit);
    }
  }

  private void schedule(Schedule schedule) {
    if (schedule instanceof Schedule.Constant) {
      return;
    }
    yaml.group(1, "schedule");
    yaml.constant(2, "kind", ScheduleKind.of(schedule));
    switch (schedule) {
      case Schedule.Constant constant -> {}
      case Schedule.Step step -> {
        yaml.line(2, Setting.EVERY, step.every());
        yaml.line(2, Setting.FACTOR, step.factor());
      }
      case Schedule.Exponential exponential -> yaml.line(2, Setting.FACTOR, exponential.factor());
      case Schedule.Linear linear -> {
        yaml.line(2, Setting.WARM_UP, linear.warmUp());
        yaml.line(2, Setting.END, linear.end());
      }
      case Schedule.Cosine cosine -> {
        yaml.line(2, Setting.WARM_UP, cosine.warmUp());
        yaml.line(2, Setting.END, cosine.end());
      }
      case Schedule.Plateau plateau -> {
        yaml.line(2, Setting.FACTOR, plateau.factor());
        yaml.line(2, Setting.PATIENCE, plateau.patience());
        yaml.line(2, Setting.LEAST_GAIN, plateau.leastGain());
        yaml.line(2, Setting.COOL_DOWN, plateau.coolDown());
        yaml.line(2, Setting.LEAST_RATE, plateau.leastRate());
      }
      case Schedule.OneCycle oneCycle -> {
        yaml.line(2, Setting.RISE, oneCycle.rise());
        yaml.line(2, Setting.START, oneCycle.start());
        yaml.line(2, Setting.END, oneCycle.end());
      }
    }
  }

  private void sample(SampleSettings sample) {
    yaml.heading("sample", "what is written after each epoch; length 0 for nothing");
    yaml.words(1, "prompt", sample.prompt());
    yaml.line(1, "length", sample.length());
    List<String> temperatures = sample.temperatures().stream().map(YamlText::number).toList();
    yaml.line(1, "temperatures", "[" + String.join(", ", temperatures) + "]");
  }
}
