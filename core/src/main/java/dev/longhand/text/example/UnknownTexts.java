package dev.longhand.text.example;

import dev.longhand.text.token.UnknownToken;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What of a text the vocabulary does not have, and how often each of it occurs.
///
/// Of a part with more different ones than {@link #MOST_TEXTS}, those first met are known by name,
/// and of the others only how often they occur.
///
/// @param texts how often each occurs, in the order of UTF-16
/// @param unnamed how often others occur
public record UnknownTexts(SortedMap<String, Long> texts, long unnamed) {
  /// How many different ones are known by name at most.
  public static final int MOST_TEXTS = 1 << 18;

  /// Nothing is unknown.
  public static final UnknownTexts NONE = new UnknownTexts(new TreeMap<>(), 0);

  public UnknownTexts {
    texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
  }

  /// How many pieces of the text are unknown.
  public long occurrences() {
    return unnamed + texts.values().stream().mapToLong(Long::longValue).sum();
  }

  /// Whether all is known.
  public boolean isEmpty() {
    return unnamed == 0 && texts.isEmpty();
  }

  /// Counts unknown texts. Mutable.
  static final class Count {
    private final int most;
    private final Map<String, Long> texts = new TreeMap<>();
    private long unnamed;

    Count(int most) {
      this.most = most;
    }

    void add(List<UnknownToken> found) {
      for (UnknownToken token : found) {
        if (texts.size() < most || texts.containsKey(token.token())) {
          texts.merge(token.token(), token.count(), Long::sum);
        } else {
          unnamed += token.count();
        }
      }
    }

    UnknownTexts result() {
      return new UnknownTexts(new TreeMap<>(texts), unnamed);
    }
  }
}
