package dev.longhand.generate.verse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// How many syllables English words have, by rules about their spelling and a list of words that
/// the rules miscount.
///
/// Numbers, and what has no vowel and is in no list, are no words for it. Immutable and safe for
/// any number of threads.
public final class Syllables {
  /// The rules and the list that come along.
  public static final Syllables ENGLISH = new Syllables(WordList.read("syllables.txt"));

  private static final Pattern WORD = Pattern.compile("'?[a-z]+(?:'[a-z]+)*");

  /// Two vowels beside each other that are two syllables.
  private static final List<Pattern> HIATUS =
      List.of(
          Pattern.compile("[aeiou]ing"),
          Pattern.compile("(?<=[a-z])(?<![ctsgxhnl])i(?:a(?!ge)|ous|o(?!u)|um|us)"),
          Pattern.compile("(?<=[aeiou][^aeiou]{1,3})(?<![ctg])ien[ct]"),
          Pattern.compile("(?<=[a-z]{2})i(?:est|er|ers)$"),
          Pattern.compile("iet[yi]"),
          Pattern.compile("creat(?!ur)"),
          Pattern.compile("(?<!g)e(?:ous|um)"),
          Pattern.compile("^(?:ge|ne|the)o"),
          Pattern.compile("(?<![qg])u(?:a|el|en|ou)"),
          Pattern.compile("(?<=[a-z])(?<!q)uity"),
          Pattern.compile("^co(?:op|ex)|^reun"),
          Pattern.compile("poe[tms]"));

  /// What may stand behind a silent e inside of a word.
  private static final List<String> SUFFIXES =
      List.of(
          "ly", "ful", "fully", "less", "ness", "ment", "ments", "some", "times", "where", "fore",
          "thing", "body", "one", "self", "light", "land", "ward", "wards", "like", "work", "hood");

  private static final int SHORTEST_STEM = 3;

  private final Map<String, Integer> exceptions = new LinkedHashMap<>();

  private Syllables(Map<String, String> listed) {
    listed.forEach((word, count) -> exceptions.put(word, Integer.valueOf(count)));
  }

  /// The rules without the list.
  static Syllables rules() {
    return new Syllables(Map.of());
  }

  /// Whether it is a word whose syllables can be counted: no number, and no abbreviation without a
  /// vowel.
  public boolean counts(String word) {
    String plain = Spelling.plain(word);
    return WORD.matcher(plain).matches()
        && (exceptions.containsKey(plain)
            || plain.chars().anyMatch(letter -> Spelling.isVowel((char) letter)));
  }

  /// The syllables of a word, at least 1.
  ///
  /// @throws IllegalArgumentException unless it {@link #counts}
  public int of(String word) {
    if (!counts(word)) {
      throw new IllegalArgumentException("no word: " + word);
    }
    boolean sounded = word.endsWith("èd") || word.endsWith("éd");
    return Math.max(1, whole(Spelling.plain(word))) + (sounded ? 1 : 0);
  }

  private int whole(String word) {
    Integer listed = exceptions.get(word);
    if (listed != null) {
      return listed;
    }
    int apostrophe = word.lastIndexOf('\'');
    if (apostrophe < 0) {
      return letters(word);
    }
    String stem = word.substring(0, apostrophe);
    return (stem.isEmpty() ? 0 : whole(stem)) + ending(stem, word.substring(apostrophe + 1));
  }

  /// What an ending behind an apostrophe adds.
  private static int ending(String stem, String ending) {
    if (stem.isEmpty()) {
      return groups(ending);
    }
    boolean vowel = Spelling.isVowel(stem.charAt(stem.length() - 1)) || stem.endsWith("w");
    return switch (ending) {
      case "s" -> hisses(stem) ? 1 : 0;
      case "t" -> stem.endsWith("n") && !vowel && stem.length() > 2 ? 1 : 0;
      case "ll", "ve", "re" -> vowel ? 0 : 1;
      case "d" -> stem.matches(".*(?:t|d|te|de)") ? 1 : 0;
      default -> groups(ending);
    };
  }

  /// Whether a plural or a possessive of the word needs a vowel.
  private static boolean hisses(String word) {
    return word.matches(".*(?:s|x|z|ch|sh|[scgz]e|dge)");
  }

  private int letters(String word) {
    for (String suffix : SUFFIXES) {
      int cut = word.length() - suffix.length();
      if (cut >= SHORTEST_STEM && word.endsWith(suffix) && endsSilently(word.substring(0, cut))) {
        return whole(word.substring(0, cut)) + whole(suffix);
      }
    }
    int count = groups(word) - silent(word);
    for (Pattern pattern : HIATUS) {
      count += (int) pattern.matcher(word).results().count();
    }
    return Math.max(1, count + (word.endsWith("sm") ? 1 : 0));
  }

  private static boolean endsSilently(String stem) {
    return stem.endsWith("e") && Spelling.isConsonant(stem.charAt(stem.length() - 2));
  }

  /// Runs of vowels.
  private static int groups(String word) {
    int count = 0;
    for (int at = 0; at < word.length(); at++) {
      if (Spelling.isVowelAt(word, at) && !Spelling.isVowelAt(word, at - 1)) {
        count++;
      }
    }
    return count;
  }

  /// 1 where the last e is not sounded.
  private static int silent(String word) {
    if (groups(word) < 2) {
      return 0;
    }
    if (word.endsWith("gue") || word.endsWith("que")) {
      return 1;
    }
    if (word.matches(".*[^aeiouy]l(?:e|es|ed)") && !word.endsWith("lle")) {
      return 0;
    }
    boolean last = word.matches(".*(?:[^aeiou]e|[aeiou][y]e)");
    boolean plural = word.matches(".*[^aeiou]es") && !word.matches(".*(?:s|x|z|c|g|ch|sh)es");
    boolean past = word.matches(".*[^aeiou]ed") && !word.matches(".*[td]ed");
    return last || plural || past ? 1 : 0;
  }
}
