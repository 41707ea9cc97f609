package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.recipe.SamplePlan;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/// The options that have a model write, to judge what it writes.
@OptionHeading("Samples")
final class SampleOptions {
  @Option(
      names = "--samples",
      description =
          "Measure texts that the model writes in place of TEXT: how varied, how repetitive and how"
              + " original they are.")
  private boolean wanted;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "How many texts to write. Default: 20.")
  private Optional<Integer> count = Optional.empty();

  @Option(
      names = {"-n", "--tokens"},
      paramLabel = "N",
      description = "How many tokens each has at most. Default: 200.")
  private Optional<Integer> tokens = Optional.empty();

  @Option(
      names = {"-t", "--temperature"},
      paramLabel = "T",
      description = "The temperature to write at. Default: 0.7.")
  private Optional<Double> temperature = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Another seed, other texts. Default: 42.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--copy-span",
      paramLabel = "N",
      description = "How many tokens a copied span must have to count. Default: 8.")
  private Optional<Integer> span = Optional.empty();

  /// Whether the model is to write.
  boolean wanted() {
    return wanted;
  }

  /// Refuses options of samples where there are none, and samples beside a text.
  ///
  /// @param texts whether a text is named
  /// @throws LonghandException `USAGE_OPTION` or `USAGE_PAIR`
  void requireOneKind(boolean texts) {
    if (wanted && texts) {
      throw new LonghandException(
          ErrorCode.USAGE_PAIR,
          "--samples measures what the model writes, and TEXT is what others wrote",
          "TEXT, --samples",
          "leave one of them out");
    }
    if (!wanted && !texts) {
      throw new LonghandException(
          ErrorCode.USAGE_OPTION,
          "TEXT is missing",
          "TEXT",
          "name a text, or add --samples to measure what the model writes");
    }
    boolean settings =
        Stream.of(count, tokens, temperature, seed, span).anyMatch(Optional::isPresent);
    if (!wanted && settings) {
      throw new LonghandException(
          ErrorCode.USAGE_PAIR,
          "--count, --tokens, --temperature, --seed and --copy-span are about texts that the model"
              + " writes, and none are asked for",
          "--samples",
          "add --samples and leave TEXT out");
    }
  }

  /// Which texts the model is to write.
  SamplePlan plan() {
    SamplePlan usual = SamplePlan.DEFAULTS;
    return new SamplePlan(
        count.orElse(usual.count()),
        tokens.orElse(usual.tokens()),
        temperature.orElse(usual.temperature()),
        seed.orElse(usual.seed()),
        span.orElse(usual.span()));
  }
}
