package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.generate.sampling.Dry;
import dev.longhand.generate.sampling.Forbid;
import dev.longhand.generate.sampling.Force;
import dev.longhand.generate.sampling.LogitBias;
import dev.longhand.generate.sampling.MinP;
import dev.longhand.generate.sampling.Mirostat;
import dev.longhand.generate.sampling.NoRepeat;
import dev.longhand.generate.sampling.Penalties;
import dev.longhand.generate.sampling.Sampling;
import dev.longhand.generate.sampling.SamplingStep;
import dev.longhand.generate.sampling.Temperature;
import dev.longhand.generate.sampling.TopK;
import dev.longhand.generate.sampling.TopP;
import dev.longhand.generate.sampling.Typical;
import dev.longhand.text.token.Encoding;
import dev.longhand.text.token.Tokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import picocli.CommandLine.Option;

/// The options that say how each token is chosen.
@OptionHeading("Choosing tokens")
final class SamplingOptions {
  private static final double USUAL_TEMPERATURE = 0.7;

  @Option(
      names = {"-t", "--temperature"},
      paramLabel = "T",
      description =
          "0 takes the likeliest token each time, 1 follows the model, more is bolder; 0 to 10."
              + " Given several times, a text is written at each. Default: 0.7.")
  private List<Double> temperatures = new ArrayList<>();

  @Option(
      names = "--top-k",
      paramLabel = "N",
      description = "Choose among the N likeliest tokens only.")
  private Optional<Integer> topK = Optional.empty();

  @Option(
      names = "--top-p",
      paramLabel = "P",
      description = "Choose among the likeliest tokens that have probability P together.")
  private Optional<Double> topP = Optional.empty();

  @Option(
      names = "--min-p",
      paramLabel = "P",
      description = "Leave out tokens less than P times as likely as the likeliest.")
  private Optional<Double> minP = Optional.empty();

  @Option(
      names = "--typical",
      paramLabel = "P",
      description = "Choose among the tokens of ordinary surprise that have probability P.")
  private Optional<Double> typical = Optional.empty();

  @Option(
      names = "--mirostat",
      paramLabel = "BITS",
      description = "Keep the surprise of the text near so many bits a token (Mirostat 2).")
  private Optional<Double> mirostat = Optional.empty();

  @Option(
      names = "--mirostat-rate",
      paramLabel = "R",
      description = "How fast it corrects itself. Default: 0.1.")
  private Optional<Double> mirostatRate = Optional.empty();

  @Option(
      names = "--repetition-penalty",
      paramLabel = "X",
      description = "Divide the score of what was written before; 1 changes nothing.")
  private Optional<Double> repetition = Optional.empty();

  @Option(
      names = "--presence-penalty",
      paramLabel = "X",
      description = "Take X off the score of what was written before; -2 to 2.")
  private Optional<Double> presence = Optional.empty();

  @Option(
      names = "--frequency-penalty",
      paramLabel = "X",
      description = "Take X off for each time it was written; -2 to 2.")
  private Optional<Double> frequency = Optional.empty();

  @Option(
      names = "--penalty-window",
      paramLabel = "N",
      description = "How many of the last tokens penalties look at; 0, the usual, for all.")
  private Optional<Integer> penaltyWindow = Optional.empty();

  @Option(names = "--no-repeat", paramLabel = "N", description = "Write no run of N tokens twice.")
  private Optional<Integer> noRepeat = Optional.empty();

  @Option(
      names = "--dry",
      paramLabel = "X",
      description = "Penalise going on with a repetition, the more the longer it is (DRY); 0.8.")
  private Optional<Double> dry = Optional.empty();

  @Option(
      names = "--dry-base",
      paramLabel = "X",
      description = "What the penalty grows by with each token. Default: 1.75.")
  private Optional<Double> dryBase = Optional.empty();

  @Option(
      names = "--dry-allowed",
      paramLabel = "N",
      description = "So many tokens in a row may return freely. Default: 2.")
  private Optional<Integer> dryAllowed = Optional.empty();

  @Option(
      names = "--bias",
      paramLabel = "TOKEN=X",
      description =
          "Add X to the score of a token, given as text or as #ID; may be given several times.")
  private List<String> biases = new ArrayList<>();

  @Option(
      names = "--forbid",
      paramLabel = "TEXT",
      description = "Never write the tokens of this text; may be given several times.")
  private List<String> forbidden = new ArrayList<>();

  @Option(
      names = "--begin-with",
      paramLabel = "TEXT",
      description = "Begin the new text with this, whatever the model holds of it.")
  private Optional<String> beginning = Optional.empty();

  @Option(
      names = "--order",
      split = ",",
      paramLabel = "STEP",
      description =
          "Take these steps first, in this order. Default: bias, forbid, force, penalties,"
              + " no-repeat, dry, temperature, top-k, top-p, min-p, typical, mirostat.")
  private List<String> order = new ArrayList<>();

  @Option(
      names = "--sampler",
      paramLabel = "STEP=VALUE",
      description =
          "Take exactly these steps in the order given, such as top-k=40 and temperature=0.7;"
              + " in place of all options above.")
  private List<String> samplers = new ArrayList<>();

  /// A way to choose tokens.
  ///
  /// @param title what tells it from others of the same command line
  record Variant(String title, Sampling sampling) {}

  /// What is wrong with the options, as far as that can be told without a model.
  List<Problem> problems() {
    var refusals = new Refusals();
    refusals.of(this::requireOneKind);
    refusals.of(() -> Sampling.parse(samplers));
    steps(USUAL_TEMPERATURE).forEach(refusals::of);
    temperatures.forEach(heat -> refusals.of(() -> new Temperature(heat)));
    refusals.of(() -> sorted(List.of()));
    return refusals.problems();
  }

  private boolean requireOneKind() {
    if (!samplers.isEmpty() && single().isPresent()) {
      throw new LonghandException(
          ErrorCode.USAGE_PAIR,
          "--sampler names all steps, and " + single().get() + " names one more",
          "--sampler, " + single().get(),
          "write it as a --sampler too, or leave --sampler out");
    }
    return true;
  }

  /// An option for a single step that was given.
  private Optional<String> single() {
    var given = new ArrayList<String>();
    if (!temperatures.isEmpty()) {
      given.add("--temperature");
    }
    if (!biases.isEmpty()) {
      given.add("--bias");
    }
    if (!forbidden.isEmpty()) {
      given.add("--forbid");
    }
    beginning.ifPresent(_ -> given.add("--begin-with"));
    if (!order.isEmpty()) {
      given.add("--order");
    }
    if (steps(USUAL_TEMPERATURE).size() > 1) {
      given.add("another option");
    }
    return given.stream().findFirst();
  }

  /// An option of these that was given, if one was.
  Optional<String> given() {
    return samplers.isEmpty() ? single() : Optional.of("--sampler");
  }

  /// The ways that were asked for: one for each temperature.
  List<Variant> variants(Tokenizer tokenizer) {
    if (!samplers.isEmpty()) {
      return List.of(new Variant(String.join(", ", samplers), Sampling.parse(samplers)));
    }
    List<Double> heats = temperatures.isEmpty() ? List.of(USUAL_TEMPERATURE) : temperatures;
    return heats.stream()
        .map(heat -> new Variant("temperature " + number(heat), at(heat, tokenizer)))
        .toList();
  }

  private static String number(double value) {
    return value == 0 ? "0" : Words.significant(value, 6);
  }

  private Sampling at(double temperature, Tokenizer tokenizer) {
    var all = new ArrayList<SamplingStep>();
    if (!biases.isEmpty()) {
      all.add(bias(tokenizer));
    }
    if (!forbidden.isEmpty()) {
      all.add(
          new Forbid(
              forbidden.stream()
                  .flatMap(text -> ids(text, "--forbid", tokenizer).boxed())
                  .toList()));
    }
    beginning.ifPresent(
        text -> all.add(new Force(ids(text, "--begin-with", tokenizer).boxed().toList())));
    steps(temperature).forEach(step -> all.add(step.get()));
    return new Sampling(sorted(all));
  }

  /// The steps of single options, in the usual order.
  private List<Supplier<SamplingStep>> steps(double temperature) {
    var steps = new ArrayList<Supplier<SamplingStep>>();
    if (repetition.isPresent() || presence.isPresent() || frequency.isPresent()) {
      steps.add(() ->
          new Penalties(
              repetition.orElse(1.0),
              presence.orElse(0.0),
              frequency.orElse(0.0),
              penaltyWindow.orElse(0)));
    }
    noRepeat.ifPresent(length -> steps.add(() -> new NoRepeat(length)));
    dry.ifPresent(multiplier ->
        steps.add(() ->
            new Dry(
                multiplier,
                dryBase.orElse(Dry.USUAL_BASE),
                dryAllowed.orElse(Dry.USUAL_ALLOWED),
                penaltyWindow.orElse(0),
                List.of())));
    steps.add(() -> new Temperature(temperature));
    topK.ifPresent(count -> steps.add(() -> new TopK(count)));
    topP.ifPresent(share -> steps.add(() -> new TopP(share)));
    minP.ifPresent(share -> steps.add(() -> new MinP(share)));
    typical.ifPresent(share -> steps.add(() -> new Typical(share)));
    mirostat.ifPresent(
        bits -> steps.add(() -> new Mirostat(bits, mirostatRate.orElse(Mirostat.USUAL_RATE))));
    return steps;
  }

  /// Steps in the order that was asked for; those that it does not name follow as usual.
  private List<SamplingStep> sorted(List<SamplingStep> steps) {
    for (String name : order) {
      if (!Sampling.stepNames().contains(name)) {
        throw new LonghandException(
            ErrorCode.USAGE_VALUE,
            "there is no step '" + Wording.escaped(name, 60) + "'",
            "--order",
            "there are " + String.join(", ", Sampling.stepNames()));
      }
    }
    return steps.stream().sorted(Comparator.comparingInt(this::place)).toList();
  }

  private int place(SamplingStep step) {
    int place = order.indexOf(step.name());
    return place < 0 ? order.size() : place;
  }

  private LogitBias bias(Tokenizer tokenizer) {
    var all = new TreeMap<Integer, Double>();
    for (String words : biases) {
      int sign = words.lastIndexOf('=');
      try {
        double bias = Double.parseDouble(words.substring(sign + 1));
        String token = words.substring(0, Math.max(0, sign));
        ids(token, "--bias", tokenizer).forEach(id -> all.put(id, bias));
      } catch (NumberFormatException noNumber) {
        throw new LonghandException(
                ErrorCode.USAGE_VALUE,
                "--bias is "
                    + Wording.escaped(words, 60)
                    + "; it is written as a token, an equals sign and a number",
                "--bias",
                "--bias \"e=-2\"")
            .causedBy(noNumber);
      }
    }
    return new LogitBias(all);
  }

  /// The tokens of a text, or the one with an id.
  private static IntStream ids(String text, String option, Tokenizer tokenizer) {
    if (text.matches("#\\d{1,6}")) {
      int id = Integer.parseInt(text.substring(1));
      if (id < tokenizer.vocabulary().size()) {
        return IntStream.of(id);
      }
      throw unknown("there is no token " + text, option, tokenizer);
    }
    Encoding encoding = tokenizer.encode(text);
    if (encoding.ids().length == 0 || !encoding.unknown().isEmpty()) {
      throw unknown(
          "the model does not know '" + Wording.escaped(text, 60) + "'", option, tokenizer);
    }
    return IntStream.of(encoding.ids());
  }

  private static LonghandException unknown(String what, String option, Tokenizer tokenizer) {
    return new LonghandException(
        ErrorCode.USAGE_VALUE,
        what,
        option,
        "take "
            + tokenizer.config().pieces()
            + " of its vocabulary, or #0 to #"
            + (tokenizer.vocabulary().size() - 1));
  }
}
