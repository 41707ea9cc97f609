package dev.longhand.inspect;

import dev.longhand.text.example.Batch;
import dev.longhand.text.example.Examples;
import dev.longhand.text.token.Token;
import dev.longhand.text.token.Vocabulary;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Which tokens of a text are frequent, as far as some of its examples show.
public final class CommonTokens {
  private static final long ENOUGH = 200_000; // targets, to tell which are frequent

  private CommonTokens() {}

  /// The most frequent tokens with a letter in them, among the targets of the first examples; among
  /// equally frequent ones that of the least id first.
  public static List<String> of(Examples examples, Vocabulary vocabulary, int most) {
    long[] counts = counts(examples, vocabulary.size());
    return IntStream.range(0, counts.length)
        .filter(id -> counts[id] > 0 && vocabulary.kind(id) == Token.Kind.TEXT)
        .filter(id -> vocabulary.token(id).codePoints().anyMatch(Character::isLetter))
        .boxed()
        .sorted(Comparator.comparingLong((Integer id) -> counts[id]).reversed())
        .limit(most)
        .map(vocabulary::token)
        .toList();
  }

  private static long[] counts(Examples examples, int vocabulary) {
    long[] counts = new long[vocabulary];
    Batch batch = examples.newBatch();
    long seen = 0;
    for (int index = 0; index < examples.batchesPerEpoch() && seen < ENOUGH; index++) {
      examples.fill(0, index, batch);
      for (int b = 0; b < batch.sequences(); b++) {
        seen += count(batch, b, counts);
      }
    }
    return counts;
  }

  private static int count(Batch batch, int b, long[] counts) {
    int last = batch.steps() - 1;
    int first =
        switch (batch.targetPositions()) {
          case LAST -> last;
          case EVERY -> batch.steps() - batch.length(b);
        };
    for (int t = first; t <= last; t++) {
      counts[batch.target(t, b)]++;
    }
    return last - first + 1;
  }
}
