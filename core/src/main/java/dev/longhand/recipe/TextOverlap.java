package dev.longhand.recipe;

import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.CorpusParts;
import dev.longhand.text.corpus.TextPart;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// How much of a text stands, line by line, in the parts of the text that a model learnt from.
/// Short lines do not count: anybody writes those.
///
/// @param lines how many lines were looked for
/// @param training how many of them stand in what was learnt from
/// @param validation how many in what was measured after each epoch
/// @param test how many in what was measured once
/// @param whole whether the texts are the same
public record TextOverlap(long lines, long training, long validation, long test, boolean whole) {
  private static final int SHORTEST = 24; // characters

  static TextOverlap of(Corpus text, CorpusParts learnt) {
    Map<String, Long> wanted = new HashMap<>(); // its order reaches no result
    lines(text).forEach(line -> wanted.merge(line, 1L, Long::sum));
    long lines = wanted.values().stream().mapToLong(Long::longValue).sum();
    return new TextOverlap(
        lines,
        found(wanted, learnt, TextPart.TRAINING),
        found(wanted, learnt, TextPart.VALIDATION),
        found(wanted, learnt, TextPart.TEST),
        text.sha256().equals(learnt.corpus().sha256()));
  }

  private static long found(Map<String, Long> wanted, CorpusParts learnt, TextPart part) {
    return learnt
        .of(part)
        .map(corpus ->
            lines(corpus).distinct().mapToLong(line -> wanted.getOrDefault(line, 0L)).sum())
        .orElse(0L);
  }

  private static Stream<String> lines(Corpus text) {
    return text.text().lines().map(String::strip).filter(line -> line.length() >= SHORTEST);
  }

  /// The share of the lines that were learnt from, from 0 to 1.
  public double trainingShare() {
    return lines == 0 ? 0 : (double) training / lines;
  }
}
