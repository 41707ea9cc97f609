package dev.longhand.generate.verse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Words with their syllables and their rhymes, counted and heard by hand, and a check of verse by
/// nothing else.
final class HandList {
  /// Words that rhyme with each other and with none of the other rows, each of one syllable.
  private static final Map<String, String> RHYMES =
      Map.ofEntries(
          Map.entry("ight", "night light bright sight white flight kite"),
          Map.entry("ay", "day way say grey play stay"),
          Map.entry("all", "wall call fall tall small"),
          Map.entry("ound", "ground sound round found bound"),
          Map.entry("ow", "snow slow blow grow low"),
          Map.entry("ain", "rain train plain grain pain"),
          Map.entry("ing", "sing ring bring spring king wing"),
          Map.entry("ill", "hill still mill chill fill"),
          Map.entry("old", "cold gold old told fold hold"),
          Map.entry("ake", "lake wake make take shake"));

  /// Words of two syllables that rhyme with those rows.
  private static final Map<String, String> LONGER_RHYMES =
      Map.of("ay", "away today", "ound", "around", "ow", "below", "ake", "awake", "ill", "until");

  private static final String ONE =
      "the a of to in on and with from her his their no not but where when though all some one two"
          + " three home house door stone field wind moon star boat bird tree road town bell snowed"
          + " walked named loved dreams cliffs months";
  private static final String TWO =
      "over under water river little winter summer morning yellow silent open garden candle lantern"
          + " children window silver ever never wanted houses faces simple table dancing running"
          + " chapel";
  private static final String THREE =
      "beautiful remember together tomorrow wandering harvested memory yesterday";

  private final Map<String, Integer> syllables = new TreeMap<>();
  private final Map<String, String> rows = new HashMap<>();

  HandList() {
    add(ONE, 1);
    add(TWO, 2);
    add(THREE, 3);
    RHYMES.forEach((row, words) -> addRow(row, words, 1));
    LONGER_RHYMES.forEach((row, words) -> addRow(row, words, 2));
  }

  private void addRow(String row, String words, int count) {
    add(words, count);
    for (String word : words.split(" ", -1)) {
      rows.put(word, row);
    }
  }

  private void add(String words, int count) {
    for (String word : words.split(" ", -1)) {
      syllables.put(word, count);
    }
  }

  Map<String, Integer> syllables() {
    return syllables;
  }

  /// Which row each rhyming word stands in.
  Map<String, String> rows() {
    return rows;
  }

  /// Lines of these words, each ending with another of those that rhyme, in no verse form.
  List<String> lines() {
    List<String> fillers =
        syllables.keySet().stream().filter(word -> !rows.containsKey(word)).toList();
    var lines = new ArrayList<String>();
    int at = 0;
    for (String end : new TreeMap<>(rows).keySet()) {
      var words = new ArrayList<String>();
      for (int i = 0; i < 5; i++) {
        words.add(fillers.get(at++ % fillers.size()));
      }
      words.add(end);
      lines.add(String.join(" ", words));
    }
    return lines;
  }

  /// What is wrong with a verse.
  ///
  /// @param scheme a letter for each line, a space between stanzas; lines of other stanzas may
  ///   rhyme
  /// @param counts syllables of each line, beginning again where there are fewer
  List<String> faults(String text, String scheme, int... counts) {
    var faults = new ArrayList<String>();
    List<String> lines = text.lines().toList();
    String letters = scheme.replace(" ", "");
    if (lines.size() != letters.length()) {
      faults.add(lines.size() + " lines");
    }
    var ends = new ArrayList<String>();
    for (int i = 0; i < lines.size(); i++) {
      List<String> words = words(lines.get(i));
      int sum = 0;
      for (String word : words) {
        if (!syllables.containsKey(word)) {
          faults.add("unknown word " + word);
        }
        sum += syllables.getOrDefault(word, 0);
      }
      if (sum != counts[i % counts.length]) {
        faults.add("line " + (i + 1) + " has " + sum + " syllables: " + lines.get(i));
      }
      ends.add(words.isEmpty() ? "" : words.getLast());
    }
    if (ends.stream().distinct().count() < ends.size()) {
      faults.add("a word ends two lines: " + ends);
    }
    addRhymeFaults(scheme, ends, faults);
    return faults;
  }

  private void addRhymeFaults(String scheme, List<String> ends, List<String> faults) {
    int from = 0;
    for (String stanza : scheme.split(" ", -1)) {
      for (int i = 0; i < stanza.length(); i++) {
        for (int j = 0; j < i && from + i < ends.size(); j++) {
          boolean wanted = stanza.charAt(i) == stanza.charAt(j) && stanza.charAt(i) != '-';
          String one = ends.get(from + j);
          String other = ends.get(from + i);
          boolean rhyme = rows.get(one) != null && rows.get(one).equals(rows.get(other));
          if (stanza.charAt(i) != '-' && wanted != rhyme) {
            faults.add(one + (rhyme ? " rhymes with " : " does not rhyme with ") + other);
          }
        }
      }
      from += stanza.length();
    }
  }

  private static List<String> words(String line) {
    return Arrays.stream(line.toLowerCase(Locale.ROOT).split("[^a-z]+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
