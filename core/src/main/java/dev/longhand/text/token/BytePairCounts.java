package dev.longhand.text.token;

import dev.longhand.text.corpus.DocumentConsumer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How often each word of a corpus occurs, in the order of first occurrence. Mutable.
///
/// Where there are so many different words that they would fill the memory, the rarest are
/// forgotten: no pair that is learnt rests on them.
final class BytePairCounts implements DocumentConsumer {
  /// More than any language has; a million words take some 100 MB.
  private static final int MOST_WORDS = 1 << 20;

  private final BytePairPattern pattern;
  private final int mostWords;
  private final Map<String, Long> counts = new LinkedHashMap<>();

  BytePairCounts(BytePairPattern pattern) {
    this(pattern, MOST_WORDS);
  }

  BytePairCounts(BytePairPattern pattern, int mostWords) {
    this.pattern = pattern;
    this.mostWords = mostWords;
  }

  @Override
  public void begin(Optional<String> label) {}

  @Override
  public void accept(String text) {
    var scanner = new BytePairScanner(pattern, text);
    int from = 0;
    while (from < text.length()) {
      int to = scanner.end(from);
      counts.merge(text.substring(from, to), 1L, Long::sum);
      from = to;
      if (counts.size() > mostWords) {
        forgetTheRarest();
      }
    }
  }

  private void forgetTheRarest() {
    for (long times = 1; counts.size() > mostWords / 2; times++) {
      long rare = times;
      counts.values().removeIf(count -> count <= rare);
    }
  }

  @Override
  public void end() {}

  Map<String, Long> counts() {
    return counts;
  }
}
