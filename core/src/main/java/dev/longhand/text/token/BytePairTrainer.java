package dev.longhand.text.token;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// Learns which pairs become one token: always the most frequent, of equally frequent ones that of
/// the lowest ids, until there are tokens enough or no pairs.
///
/// The same pairs in the same order as the `tokenizers` library finds. A pair knows the words that
/// it came up in, so one merge costs those words and not the text. Mutable; for one text.
final class BytePairTrainer {
  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingLong(Candidate::count)
          .reversed()
          .thenComparingInt(candidate -> candidate.pair.left)
          .thenComparingInt(candidate -> candidate.pair.right);

  private final Map<Long, Pair> pairs = new HashMap<>();
  private final PriorityQueue<Candidate> queue = new PriorityQueue<>(BEST_FIRST);
  private final List<Pair> grown = new ArrayList<>(); // since the last merge
  private final List<Token> tokens = new ArrayList<>(ByteAlphabet.inOrderOfCharacters());
  private final Map<String, Integer> ids = new HashMap<>(); // of the tokens

  /// A word of the text, and how often it occurs.
  private static final class Word {
    final long count;
    int[] ids; // the first `length` of them
    int length;

    Word(int[] ids, long count) {
      this.ids = ids;
      this.count = count;
      length = ids.length;
    }
  }

  /// Two neighbouring ids, and how often they occur.
  private static final class Pair {
    final int left;
    final int right;
    long count;
    List<Word> words = new ArrayList<>(); // that it came up in since it was last put into the queue

    Pair(int left, int right) {
      this.left = left;
      this.right = right;
    }
  }

  /// A pair in the queue, as frequent as it was then.
  private record Candidate(Pair pair, long count, List<Word> words) {}

  BytePairTrainer(BytePairCounts counts) {
    for (Token token : tokens) {
      ids.put(token.text(), ids.size());
    }
    counts.counts().forEach(this::add);
    queueGrown();
  }

  /// Learns until there are so many tokens, the 256 bytes included.
  BytePairModel train(int vocabularySize) {
    var merges = new ArrayList<BytePairRules.Merge>();
    while (tokens.size() < vocabularySize && !queue.isEmpty()) {
      Candidate best = queue.remove();
      Pair pair = best.pair;
      if (best.count != pair.count) { // some of them went into other pairs
        if (pair.count > 0) {
          queue.add(new Candidate(pair, pair.count, best.words));
        }
        continue;
      }
      var merge =
          new BytePairRules.Merge(tokens.get(pair.left).text(), tokens.get(pair.right).text());
      merges.add(merge);
      int merged = idOf(merge.merged());
      for (Word word : best.words) {
        merge(word, pair, merged);
      }
      queueGrown();
    }
    return new BytePairModel(BytePairRules.learnt(merges), tokens);
  }

  private void add(String text, long count) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    var word = new Word(new int[bytes.length], count);
    for (int index = 0; index < bytes.length; index++) {
      char character = ByteAlphabet.character(Byte.toUnsignedInt(bytes[index]));
      word.ids[index] = idOf(String.valueOf(character));
      if (index > 0) {
        grow(word.ids[index - 1], word.ids[index], word);
      }
    }
  }

  /// The id of a token that is there, or that is new: two pairs can come to the same token.
  private int idOf(String token) {
    return ids.computeIfAbsent(
        token,
        unseen -> {
          tokens.add(Token.text(unseen));
          return tokens.size() - 1;
        });
  }

  private void merge(Word word, Pair pair, int merged) {
    int[] symbols = word.ids;
    int kept = 0;
    int index = 0;
    while (index < word.length) {
      boolean found =
          symbols[index] == pair.left
              && index + 1 < word.length
              && symbols[index + 1] == pair.right;
      if (!found) {
        symbols[kept++] = symbols[index++];
        continue;
      }
      if (kept > 0) {
        shrink(symbols[kept - 1], pair.left, word);
        grow(symbols[kept - 1], merged, word);
      }
      symbols[kept++] = merged;
      index += 2;
      if (index < word.length) {
        shrink(pair.right, symbols[index], word);
        grow(merged, symbols[index], word);
      }
    }
    word.length = kept;
  }

  private void grow(int left, int right, Word word) {
    Pair pair = pair(left, right);
    pair.count += word.count;
    if (pair.words.isEmpty()) {
      grown.add(pair);
    }
    if (pair.words.isEmpty() || pair.words.getLast() != word) {
      pair.words.add(word);
    }
  }

  private void shrink(int left, int right, Word word) {
    pair(left, right).count -= word.count;
  }

  private Pair pair(int left, int right) {
    return pairs.computeIfAbsent(
        ((long) left << Integer.SIZE) | right, unseen -> new Pair(left, right));
  }

  private void queueGrown() {
    for (Pair pair : grown) {
      if (pair.count > 0) {
        queue.add(new Candidate(pair, pair.count, pair.words));
      }
      pair.words = new ArrayList<>();
    }
    grown.clear();
  }
}
