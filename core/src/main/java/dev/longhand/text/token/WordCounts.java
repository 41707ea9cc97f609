package dev.longhand.text.token;

import dev.longhand.text.corpus.DocumentConsumer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How often each word of a corpus occurs, in the order of first occurrence. Mutable.
final class WordCounts implements DocumentConsumer {
  private final WordPattern pattern;
  private final Map<String, Long> counts = new LinkedHashMap<>();

  WordCounts(WordPattern pattern) {
    this.pattern = pattern;
  }

  @Override
  public void begin(Optional<String> label) {}

  @Override
  public void accept(String text) {
    var scanner = new WordScanner(pattern, text);
    int from = 0;
    while (from < text.length()) {
      int to = scanner.end(from);
      counts.merge(text.substring(from, to), 1L, Long::sum);
      from = to;
    }
  }

  @Override
  public void end() {}

  Map<String, Long> counts() {
    return counts;
  }
}
