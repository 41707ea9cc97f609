package dev.longhand.generate.verse;

import dev.longhand.generate.verse.RhymeBook.EndWord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Learns words and rhymes from lines. Mutable, for one book.
final class RhymeReader {
  /// A pair that stands so often at neighbouring line ends may be a rhyme.
  private static final int LEAST_PAIRS = 2;

  /// So many times as often as chance alone would put it there.
  private static final int ABOVE_CHANCE = 4;

  private final Map<String, Integer> syllables = new TreeMap<>();
  private final Map<String, Map<String, Long>> ends = new TreeMap<>(); // word, as written, count
  private final Map<Pair, Long> pairs = new LinkedHashMap<>();
  private final List<String> before = new ArrayList<>(); // the last line ends, at most two
  private long lines;

  private record Pair(String one, String other) {
    static Pair of(String left, String right) {
      return left.compareTo(right) < 0 ? new Pair(left, right) : new Pair(right, left);
    }
  }

  /// Takes the next line.
  void line(String text) {
    List<String> words = LineGrammar.words(text);
    words.forEach(this::note);
    if (words.isEmpty()) {
      before.clear();
      return;
    }
    String last = words.getLast();
    String plain = Spelling.plain(last);
    if (syllables.containsKey(plain)) {
      ends.computeIfAbsent(plain, _ -> new TreeMap<>()).merge(last, 1L, Long::sum);
      before.stream()
          .filter(other -> !other.equals(plain))
          .forEach(other -> pairs.merge(Pair.of(other, plain), 1L, Long::sum));
      lines++;
    }
    before.add(plain);
    if (before.size() > 2) {
      before.removeFirst();
    }
  }

  private void note(String word) {
    boolean shouted = word.length() > 1 && word.chars().noneMatch(Character::isLowerCase);
    boolean letter = word.length() == 1 && !"aioAIO".contains(word);
    if (shouted || letter || !Syllables.ENGLISH.counts(word)) {
      return;
    }
    int count = Syllables.ENGLISH.of(word);
    if (count <= RhymeBook.MOST_SYLLABLES) {
      syllables.putIfAbsent(Spelling.plain(word), count);
    }
  }

  RhymeBook book() {
    NavigableMap<String, EndWord> words = new TreeMap<>();
    ends.forEach((word, written) -> {
      String text =
          written.entrySet().stream()
              .reduce((a, b) -> b.getValue() > a.getValue() ? b : a)
              .orElseThrow()
              .getKey();
      int count = Objects.requireNonNull(syllables.get(word));
      String sound = RhymeSpelling.ENGLISH.sound(word, count);
      words.put(word, new EndWord(word, text, count, sound, count(word)));
    });
    return new RhymeBook(syllables, words, learnt());
  }

  private long count(String word) {
    return ends.getOrDefault(word, Map.of()).values().stream().mapToLong(Long::longValue).sum();
  }

  /// Pairs that stand beside each other again and again. Each line end has two neighbours on either
  /// side, so chance brings a pair together 4 times the product of both counts by all lines.
  private Map<String, Set<String>> learnt() {
    Map<String, Set<String>> learnt = new TreeMap<>();
    pairs.forEach((pair, times) -> {
      double chance = 4.0 * count(pair.one()) * count(pair.other()) / Math.max(1, lines);
      if (times >= LEAST_PAIRS && times >= ABOVE_CHANCE * chance && mayRhyme(pair)) {
        learnt.computeIfAbsent(pair.one(), _ -> new TreeSet<>()).add(pair.other());
        learnt.computeIfAbsent(pair.other(), _ -> new TreeSet<>()).add(pair.one());
      }
    });
    return learnt;
  }

  /// Words that end in different consonants do not rhyme, however often they meet.
  private static boolean mayRhyme(Pair pair) {
    return lastSound(pair.one()) == lastSound(pair.other());
  }

  private static char lastSound(String word) {
    String bare =
        word.length() > 2 && word.endsWith("e") ? word.substring(0, word.length() - 1) : word;
    char last = bare.charAt(bare.length() - 1);
    return Spelling.isVowel(last) || last == 'w' || last == 'h' ? '-' : last == 'z' ? 's' : last;
  }
}
