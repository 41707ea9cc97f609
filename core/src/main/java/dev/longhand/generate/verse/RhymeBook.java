package dev.longhand.generate.verse;

import dev.longhand.text.token.Token;
import dev.longhand.text.token.Vocabulary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// The words that verse may be made of, and which of them rhyme.
///
/// Two words rhyme when their ends sound alike, or when a text rhymes them again and again. A word
/// does not rhyme with itself. Words are told apart in small letters. Immutable and safe for any
/// number of threads.
public final class RhymeBook {
  /// Longer words do not stand in verse.
  static final int MOST_SYLLABLES = 20;

  private final Map<String, Integer> syllables; // of each word
  private final NavigableMap<String, EndWord> ends;
  private final Map<String, List<String>> bySound = new HashMap<>(); // of words that end lines
  private final Map<String, Set<String>> learnt;
  private final Map<String, Integer> beginnings = new HashMap<>(); // bits: syllables of words

  /// A word that ends lines.
  ///
  /// @param text as it is written there most often
  /// @param sound of its end
  /// @param count how many lines it ends
  public record EndWord(String word, String text, int syllables, String sound, long count) {}

  RhymeBook(
      Map<String, Integer> syllables,
      NavigableMap<String, EndWord> ends,
      Map<String, Set<String>> learnt) {
    this.syllables = Map.copyOf(syllables);
    this.ends = Collections.unmodifiableNavigableMap(new TreeMap<>(ends));
    this.learnt = Map.copyOf(learnt);
    this.ends
        .values()
        .forEach(
            end -> bySound.computeIfAbsent(end.sound(), _ -> new ArrayList<>()).add(end.word()));
    this.syllables.forEach((word, count) -> {
      for (int length = 0; length <= word.length(); length++) {
        beginnings.merge(word.substring(0, length), 1 << count, (a, b) -> a | b);
      }
    });
  }

  /// The words of a text and its rhymes.
  ///
  /// @param lines an empty one parts stanzas
  public static RhymeBook of(Iterable<String> lines) {
    var reader = new RhymeReader();
    lines.forEach(reader::line);
    return reader.book();
  }

  /// The words of a vocabulary, any of which may end a line, with the rhymes that spelling tells. A
  /// vocabulary of characters or bytes has hardly any.
  public static RhymeBook of(Vocabulary vocabulary) {
    var reader = new RhymeReader();
    IntStream.range(0, vocabulary.size())
        .filter(id -> vocabulary.kind(id) == Token.Kind.TEXT)
        .mapToObj(id -> vocabulary.token(id).strip())
        .filter(token -> token.length() > 1)
        .forEach(token -> {
          reader.line(token);
          reader.line("");
        });
    return reader.book();
  }

  /// How many different words it knows.
  public int words() {
    return syllables.size();
  }

  /// Whether it knows a word.
  public boolean knows(String word) {
    return syllables.containsKey(Spelling.plain(word));
  }

  /// The syllables of a word.
  ///
  /// @throws IllegalArgumentException for a word that it does not know
  public int syllables(String word) {
    Integer count = syllables.get(Spelling.plain(word));
    if (count == null) {
      throw new IllegalArgumentException("unknown word " + word);
    }
    return count;
  }

  /// What ends lines, by the alphabet.
  public NavigableMap<String, EndWord> ends() {
    return ends;
  }

  /// Whether two words rhyme.
  public boolean rhyme(String one, String other) {
    String left = Spelling.plain(one);
    String right = Spelling.plain(other);
    return !left.equals(right) && (isLearnt(left, right) || sound(left).equals(sound(right)));
  }

  private boolean isLearnt(String one, String other) {
    return learnt.getOrDefault(one, Set.of()).contains(other);
  }

  /// The sound of a word's end, which is the name of its rhyme.
  public String sound(String word) {
    String plain = Spelling.plain(word);
    EndWord end = ends.get(plain);
    return end != null
        ? end.sound()
        : RhymeSpelling.ENGLISH.sound(plain, syllables.getOrDefault(plain, counted(plain)));
  }

  private static int counted(String word) {
    return Syllables.ENGLISH.counts(word) ? Syllables.ENGLISH.of(word) : 1;
  }

  /// The words at line ends that rhyme with a word, by the alphabet.
  public Set<String> rhymes(String word) {
    String plain = Spelling.plain(word);
    var found = new TreeSet<>(bySound.getOrDefault(sound(plain), List.of()));
    found.addAll(learnt.getOrDefault(plain, Set.of()));
    found.remove(plain);
    return Collections.unmodifiableSet(found);
  }

  /// How many syllables the words have that begin so: bit s for s syllables; 0 where none does.
  ///
  /// @param beginning in plain spelling
  int lengths(String beginning) {
    return beginnings.getOrDefault(beginning, 0);
  }
}
