package dev.longhand.generate.sampling;

import java.util.ArrayList;
import java.util.List;

/// How the next token is chosen: steps in the order in which they are taken, then a draw from what
/// they leave.
///
/// @param steps first to last; none at all draws from the model's own probabilities
public record Sampling(List<SamplingStep> steps) {
  /// The likeliest token every time.
  public static final Sampling GREEDY = at(0);

  /// The model's own probabilities.
  public static final Sampling DEFAULTS = new Sampling(List.of());

  public Sampling {
    steps = List.copyOf(steps);
  }

  /// Sampling from all tokens at a temperature.
  ///
  /// @throws dev.longhand.error.LonghandException `USAGE_VALUE` when it is outside its range
  public static Sampling at(double temperature) {
    return new Sampling(List.of(new Temperature(temperature)));
  }

  /// The same with one more step, behind the others.
  public Sampling with(SamplingStep step) {
    var more = new ArrayList<>(steps);
    more.add(step);
    return new Sampling(more);
  }

  /// The same among the `count` likeliest tokens of those that are left.
  ///
  /// @throws dev.longhand.error.LonghandException `USAGE_VALUE` when it is less than 1
  public Sampling withTopK(int count) {
    return with(new TopK(count));
  }

  /// The same among the likeliest tokens that have this probability together.
  ///
  /// @throws dev.longhand.error.LonghandException `USAGE_VALUE` when it is not from 0 to 1
  public Sampling withTopP(double share) {
    return with(new TopP(share));
  }

  /// Each step as text, first to last, such as `temperature=0.7` and `top-k=40`.
  public List<String> words() {
    return steps.stream().map(SamplingStep::words).toList();
  }

  /// Steps as {@link #words} gives them, or as people write them.
  ///
  /// @throws dev.longhand.error.LonghandException `USAGE_VALUE` with all that is wrong with them
  public static Sampling parse(List<String> words) {
    return new Sampling(StepWords.parse(words));
  }

  /// The names of all steps, in the order in which people usually take them.
  public static List<String> stepNames() {
    return List.copyOf(StepWords.EXAMPLES.keySet());
  }

  /// Whether chance takes no part.
  public boolean greedy() {
    return steps.stream().anyMatch(step -> step instanceof Temperature heat && heat.heat() == 0);
  }
}
