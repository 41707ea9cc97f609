package dev.longhand.recipe;

import dev.longhand.nn.layer.BidirectionalConfig;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.GruConfig;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LayerNormConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.LstmConfig.ForgetBias;
import dev.longhand.nn.layer.OneHotConfig;
import dev.longhand.nn.layer.ScaledIdConfig;
import dev.longhand.nn.layer.SimpleRnnConfig;
import dev.longhand.text.corpus.CorpusOptions;
import dev.longhand.text.corpus.TextCleaning;
import dev.longhand.train.EarlyStopping;
import dev.longhand.train.optimizer.Clipping;
import dev.longhand.train.optimizer.OptimizerConfig;
import dev.longhand.train.optimizer.UpdateRule;
import dev.longhand.train.schedule.Schedule;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;

/// Writes recipes as YAML that reads well, every setting with its value. Mutable, for one recipe.
final class RecipeWriter {
  private static final String INDENT = "  ";

  private final StringBuilder yaml = new StringBuilder();

  private RecipeWriter() {}

  static String write(Recipe recipe) {
    var writer = new RecipeWriter();
    writer.comment("A recipe of Longhand: change what you like and train with it,");
    writer.comment("  longhand train --recipe recipe.yaml TEXT --out RUN");
    writer.words(0, "name", recipe.name());
    writer.words(0, "about", recipe.about());
    writer.constant(0, "tokens", recipe.tokens());
    writer.line(0, "seed", Long.toString(recipe.seed()));
    writer.text(recipe.text());
    writer.examples(recipe.examples());
    writer.model(recipe.model());
    writer.training(recipe.training());
    writer.sample(recipe.sample());
    return writer.yaml.toString();
  }

  private void text(CorpusOptions text) {
    TextCleaning cleaning = text.cleaning();
    heading("text", "how files are read; prompts go through the same cleaning");
    line(1, "encoding", name(text.charset()));
    constant(1, "bad_bytes", text.badBytes());
    constant(1, "newlines", cleaning.newlines());
    constant(1, "letter_case", cleaning.letterCase());
    constant(1, "normalization", cleaning.normalization());
    constant(1, "blank_text", text.blankText());
    constant(1, "boilerplate", text.boilerplate());
  }

  private void examples(ExampleSettings examples) {
    switch (examples) {
      case ExampleSettings.Windows windows -> {
        heading("examples", "windows of the text, each with the token after it to foretell");
        line(1, "kind", windows.kind());
        line(1, "window", windows.window());
        line(1, "stride", windows.stride());
        line(1, "batch", windows.batch());
        constant(1, "shuffle", windows.shuffle());
      }
      case ExampleSettings.Streams streams -> {
        heading("examples", "parts of the text side by side, every token to foretell");
        line(1, "kind", streams.kind());
        line(1, "steps", streams.steps());
        line(1, "sequences", streams.sequences());
        line(1, "state_reset", streams.stateReset());
      }
    }
    line(1, "validation", examples.validation());
  }

  private void model(NetworkSettings model) {
    heading("model", "a dense softmax over the vocabulary ends it");
    yaml.append(INDENT).append("input:\n");
    line(2, "kind", model.input().kind());
    switch (model.input()) {
      case InputCoding.Embedding embedding -> line(2, "width", embedding.width());
      case InputCoding.OneHot oneHot -> {}
      case InputCoding.ScaledId scaledId -> {}
    }
    yaml.append(INDENT).append("layers:\n");
    model.layers().forEach(this::layer);
  }

  private void layer(LayerConfig layer) {
    yaml.append(INDENT.repeat(2)).append("- kind: ").append(layer.kind()).append('\n');
    switch (layer) {
      case LstmConfig lstm -> {
        line(3, "units", lstm.units());
        if (lstm.forgetBias() != ForgetBias.ONE) {
          constant(3, "forget_bias", lstm.forgetBias());
        }
      }
      case GruConfig gru -> line(3, "units", gru.units());
      case SimpleRnnConfig simpleRnn -> line(3, "units", simpleRnn.units());
      case BidirectionalConfig bidirectional -> constant(3, "merge", bidirectional.merge());
      case LayerNormConfig layerNorm -> line(3, "epsilon", layerNorm.epsilon());
      case DenseConfig dense -> {
        line(3, "units", dense.units());
        constant(3, "activation", dense.activation());
      }
      case DropoutConfig dropout -> line(3, "rate", dropout.rate());
      case EmbeddingConfig embedding -> {} // no recipe has one here
      case OneHotConfig oneHot -> {}
      case ScaledIdConfig scaledId -> {}
    }
  }

  private void training(TrainingSettings training) {
    heading("training", "how it learns");
    line(1, "epochs", training.epochs());
    rule(training.rule());
    schedule(training.schedule());
    if (training.earlyStopping().isEmpty()) {
      line(1, "early_stopping", "none");
    } else {
      EarlyStopping rule = training.earlyStopping().get();
      yaml.append(INDENT).append("early_stopping:\n");
      constant(2, "metric", rule.metric());
      line(2, "patience", rule.patience());
    }
  }

  /// What is new since the first version stands there only where it is not usual, so that a run
  /// that was begun before can go on.
  private void rule(UpdateRule rule) {
    constant(1, "optimizer", OptimizerKind.of(rule));
    line(1, Setting.LEARNING_RATE, rule.optimizer().rate());
    switch (rule.optimizer()) {
      case OptimizerConfig.Sgd sgd -> {
        if (sgd.momentum() > 0) {
          line(1, Setting.MOMENTUM, sgd.momentum());
          constant(1, "nesterov", sgd.nesterov());
        }
      }
      case OptimizerConfig.RmsProp rmsProp -> {
        line(1, Setting.RHO, rmsProp.decay());
        line(1, Setting.MOMENTUM, rmsProp.momentum());
        line(1, Setting.EPSILON, rmsProp.epsilon());
        constant(1, "centered", rmsProp.centering());
      }
      case OptimizerConfig.Adagrad adagrad -> {
        line(1, Setting.INITIAL_ACCUMULATOR, adagrad.initialAccumulator());
        line(1, Setting.EPSILON, adagrad.epsilon());
      }
      case OptimizerConfig.Adam adam -> {
        line(1, Setting.BETA_1, adam.meanDecay());
        line(1, Setting.BETA_2, adam.varianceDecay());
        line(1, Setting.EPSILON, adam.epsilon());
      }
      case OptimizerConfig.AveragedSgd averaged ->
          line(1, Setting.NON_MONOTONE, averaged.nonMonotone());
    }
    lineAboveZero(Setting.WEIGHT_DECAY, rule.weightDecay());
    lineAboveZero(Setting.L2, rule.l2());
    switch (rule.clipping()) {
      case Clipping.None none -> line(1, Setting.CLIP_NORM.key(), "none");
      case Clipping.Norm(double limit) -> line(1, Setting.CLIP_NORM, limit);
      case Clipping.Value(double limit) -> line(1, Setting.CLIP_VALUE, limit);
    }
  }

  private void schedule(Schedule schedule) {
    if (schedule instanceof Schedule.Constant) {
      return;
    }
    yaml.append(INDENT).append("schedule:\n");
    constant(2, "kind", ScheduleKind.of(schedule));
    switch (schedule) {
      case Schedule.Constant constant -> {}
      case Schedule.Step step -> {
        line(2, Setting.EVERY, step.every());
        line(2, Setting.FACTOR, step.factor());
      }
      case Schedule.Exponential exponential -> line(2, Setting.FACTOR, exponential.factor());
      case Schedule.Linear linear -> {
        line(2, Setting.WARM_UP, linear.warmUp());
        line(2, Setting.END, linear.end());
      }
      case Schedule.Cosine cosine -> {
        line(2, Setting.WARM_UP, cosine.warmUp());
        line(2, Setting.END, cosine.end());
      }
      case Schedule.Plateau plateau -> {
        line(2, Setting.FACTOR, plateau.factor());
        line(2, Setting.PATIENCE, plateau.patience());
        line(2, Setting.LEAST_GAIN, plateau.leastGain());
        line(2, Setting.COOL_DOWN, plateau.coolDown());
        line(2, Setting.LEAST_RATE, plateau.leastRate());
      }
      case Schedule.OneCycle oneCycle -> {
        line(2, Setting.RISE, oneCycle.rise());
        line(2, Setting.START, oneCycle.start());
        line(2, Setting.END, oneCycle.end());
      }
    }
  }

  private void lineAboveZero(Setting setting, double value) {
    if (value > 0) {
      line(1, setting, value);
    }
  }

  private void line(int depth, Setting setting, double value) {
    line(depth, setting.key(), value);
  }

  private void sample(SampleSettings sample) {
    heading("sample", "what is written after each epoch; length 0 for nothing");
    words(1, "prompt", sample.prompt());
    line(1, "length", sample.length());
    List<String> temperatures = sample.temperatures().stream().map(RecipeWriter::number).toList();
    line(1, "temperatures", "[" + String.join(", ", temperatures) + "]");
  }

  private void heading(String key, String comment) {
    yaml.append('\n');
    comment(comment);
    yaml.append(key).append(":\n");
  }

  private void comment(String words) {
    yaml.append("# ").append(words).append('\n');
  }

  private void constant(int depth, String key, Enum<?> constant) {
    line(depth, key, RecipeSection.name(constant));
  }

  private void line(int depth, String key, int value) {
    line(depth, key, Integer.toString(value));
  }

  private void line(int depth, String key, double value) {
    line(depth, key, number(value));
  }

  private void line(int depth, String key, String value) {
    yaml.append(INDENT.repeat(depth)).append(key).append(": ").append(value).append('\n');
  }

  private void words(int depth, String key, String words) {
    var quoted = new StringBuilder("\"");
    words.codePoints().forEach(codePoint -> appendQuoted(quoted, codePoint));
    line(depth, key, quoted.append('"').toString());
  }

  /// Anything but plain characters is written by its number, which YAML reads in double quotes.
  private static void appendQuoted(StringBuilder quoted, int codePoint) {
    if (codePoint == '"' || codePoint == '\\') {
      quoted.append('\\').appendCodePoint(codePoint);
    } else if (codePoint == '\n') {
      quoted.append("\\n");
    } else if (codePoint == ' ' || Character.isLetterOrDigit(codePoint) || isAsciiSign(codePoint)) {
      quoted.appendCodePoint(codePoint);
    } else {
      quoted.append(String.format(Locale.ROOT, "\\U%08X", codePoint));
    }
  }

  private static boolean isAsciiSign(int codePoint) {
    return codePoint > ' ' && codePoint < 0x7F;
  }

  private static String number(double value) {
    return value == StrictMath.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  static String name(Charset charset) {
    return charset.name().toLowerCase(Locale.ROOT);
  }
}
