package dev.longhand.text.copy;

import java.util.Comparator;
import java.util.List;

/// What of a written text stands in another one.
///
/// @param tokens how many the written text has
/// @param spans all maximal spans of a least length, in the order of their beginnings; they may
///   overlap
public record Copies(int tokens, List<Copy> spans) {
  public Copies {
    spans = List.copyOf(spans);
  }

  /// How many tokens lie in at least one span.
  public int copied() {
    int copied = 0;
    int end = 0;
    for (Copy span : spans) {
      copied += Math.max(0, span.to() - Math.max(end, span.from()));
      end = Math.max(end, span.to());
    }
    return copied;
  }

  /// The share of the tokens that lie in a span, from 0 to 1.
  public double share() {
    return tokens == 0 ? 0 : (double) copied() / tokens;
  }

  /// How many tokens the longest span has; 0 without one.
  public int longest() {
    return spans.stream().mapToInt(Copy::tokens).max().orElse(0);
  }

  /// The longest first, of equals the one that begins first.
  public List<Copy> byLength() {
    return spans.stream()
        .sorted(Comparator.comparingInt(Copy::tokens).reversed().thenComparingInt(Copy::from))
        .toList();
  }
}
