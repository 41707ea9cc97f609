package dev.longhand.generate.verse;

import java.util.List;
import java.util.stream.Collectors;

/// Lines that were written in a form, and what the form costs.
///
/// @param lines first to last
/// @param freeNats what a token of as many lines without a form costs under the same model, seed
///   and sampling: minus the mean logarithm of its probability
public record Verse(List<VerseLine> lines, double freeNats) {
  public Verse {
    lines = List.copyOf(lines);
  }

  /// The lines, each with a line end.
  public String text() {
    return lines.stream().map(line -> line.text() + "\n").collect(Collectors.joining());
  }

  /// How many tokens all lines have.
  public int tokens() {
    return lines.stream().mapToInt(VerseLine::tokens).sum();
  }

  /// The natural logarithm of the probability of all lines together.
  public double logProbability() {
    return lines.stream().mapToDouble(VerseLine::logProbability).sum();
  }

  /// What a token costs under the model: minus the mean logarithm of its probability.
  public double nats() {
    return -logProbability() / Math.max(1, tokens());
  }
}
