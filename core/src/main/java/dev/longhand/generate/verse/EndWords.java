package dev.longhand.generate.verse;

import dev.longhand.generate.verse.RhymeBook.EndWord;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Which words may end the next line of a verse, when some lines have their ends. Mutable, for one
/// verse.
///
/// No word ends two lines. Lines of one letter rhyme each with each; those of different letters of
/// a stanza do not. The first line of a letter takes a word only if enough others rhyme with it.
final class EndWords {
  private final RhymeBook book;
  private final VerseForm form;
  private final Predicate<EndWord> writable;
  private final Map<Integer, String> chosen = new HashMap<>(); // by line

  EndWords(RhymeBook book, VerseForm form, Predicate<EndWord> writable) {
    this.book = book;
    this.form = form;
    this.writable = writable;
  }

  /// Takes note of the end of a line.
  void choose(int line, String word) {
    chosen.put(line, word);
  }

  /// The end of a line that was written.
  String chosen(int line) {
    return chosen.getOrDefault(line, "");
  }

  /// The words that may end a line, by the alphabet.
  List<EndWord> of(int line) {
    List<String> mates = mates(line);
    if (mates.isEmpty()) {
      return ends(book.ends().values(), line).filter(end -> leavesEnough(end, line)).toList();
    }
    List<EndWord> rhymes =
        book.rhymes(mates.getFirst()).stream().map(word -> book.ends().get(word)).toList();
    return ends(rhymes, line)
        .filter(end -> mates.stream().allMatch(mate -> book.rhyme(mate, end.word())))
        .filter(end -> form.group(line).size() < 3 || sameSound(end, mates))
        .toList();
  }

  /// Three words that rhyme each with each: by sound alone, because a text rhymes pairs.
  private boolean sameSound(EndWord end, List<String> mates) {
    return mates.stream().allMatch(mate -> book.sound(mate).equals(end.sound()));
  }

  private Stream<EndWord> ends(Collection<EndWord> words, int line) {
    return words.stream()
        .filter(end -> end.syllables() <= form.syllables(line))
        .filter(end -> !chosen.containsValue(end.word()))
        .filter(end -> strangers(line).stream().noneMatch(other -> book.rhyme(other, end.word())))
        .filter(writable);
  }

  /// The ends of lines before this one that it rhymes with.
  private List<String> mates(int line) {
    return form.group(line).stream().filter(chosen::containsKey).map(chosen::get).toList();
  }

  /// The ends of its stanza that it does not rhyme with.
  private List<String> strangers(int line) {
    if (form.rhyme().isEmpty()) {
      return List.of();
    }
    List<Integer> group = form.group(line);
    return IntStream.range(0, form.lines())
        .filter(other -> form.stanza(other) == form.stanza(line) && !group.contains(other))
        .filter(chosen::containsKey)
        .mapToObj(chosen::get)
        .toList();
  }

  /// Whether enough words are left to rhyme with this one.
  private boolean leavesEnough(EndWord end, int line) {
    List<Integer> others = form.group(line).stream().filter(other -> other != line).toList();
    if (others.isEmpty()) {
      return true;
    }
    int shortest = others.stream().mapToInt(form::syllables).min().orElseThrow();
    long enough =
        book.rhymes(end.word()).stream()
            .map(word -> book.ends().get(word))
            .filter(rhyme -> rhyme.syllables() <= shortest)
            .filter(rhyme -> !chosen.containsValue(rhyme.word()))
            .filter(rhyme -> others.size() < 2 || rhyme.sound().equals(end.sound()))
            .filter(rhyme ->
                strangers(line).stream().noneMatch(other -> book.rhyme(other, rhyme.word())))
            .filter(writable)
            .limit(others.size())
            .count();
    return enough == others.size();
  }
}
