package dev.longhand.generate;

import java.util.List;
import java.util.Objects;

/// A text that was written.
///
/// @param text as it goes on behind its prompt
/// @param tokens all that were chosen, first to last; the end mark is none of them
/// @param end how it ended
/// @param index of its continuation
public record Passage(String text, List<WrittenToken> tokens, WritingEnd end, long index) {
  public Passage {
    Objects.requireNonNull(text);
    Objects.requireNonNull(end);
    tokens = List.copyOf(tokens);
  }

  /// The natural logarithm of the probability of all tokens together, as the model sees them.
  public double logProbability() {
    return tokens.stream().mapToDouble(WrittenToken::logProbability).sum();
  }
}
