package dev.longhand.generate.verse;

import java.util.List;
import java.util.Map;

/// How the end of an English word sounds, told by its spelling: words of one sound rhyme.
///
/// The sound reaches from the last stressed vowel to the end. Spelling does not tell the stress, so
/// endings that hardly ever have it, as in other and rolling, take the vowel before them along. A
/// list of endings knows what is spelt in several ways. Immutable and safe for any number of
/// threads.
final class RhymeSpelling {
  static final RhymeSpelling ENGLISH = new RhymeSpelling(WordList.read("rhymes.txt"));

  private static final String WHOLE = "="; // in front of a word that is spelt out in the list

  /// Endings without stress, in words of two syllables and more.
  private static final List<String> WEAK =
      List.of(
          "ings", "ing", "ers", "er", "ors", "or", "est", "eth", "ens", "en", "les", "le", "ions",
          "ion", "els", "el", "ish", "ed", "es", "ows", "ow", "ures", "ure", "y", "ies");

  private final Map<String, String> sounds;

  private RhymeSpelling(Map<String, String> listed) {
    sounds = listed;
  }

  /// The sound of the end of a word, as a name for all words that rhyme with it.
  ///
  /// @param syllables of the word
  String sound(String word, int syllables) {
    String plain = Spelling.plain(word).replace("'s", "s").replace("'d", "ed").replace("'", "");
    String listed = sounds.get(WHOLE + plain);
    if (listed != null) {
      return name(listed);
    }
    int rime = lastVowel(plain);
    if (syllables > 1) {
      for (String weak : WEAK) {
        if (isWeak(plain, weak, syllables, rime)) {
          return feminine(plain, rime);
        }
      }
    }
    return masculine(plain, rime);
  }

  private static String name(String listed) {
    return listed.endsWith(":") ? listed.substring(0, listed.length() - 1) : listed;
  }

  private static boolean isWeak(String word, String weak, int syllables, int rime) {
    int cut = word.length() - weak.length();
    if (cut < 2 || !word.endsWith(weak)) {
      return false;
    }
    boolean light = syllables == 2 || (!weak.equals("y") && !weak.equals("ies"));
    return light && rime >= cut && lastVowelFrom(word, rime - 1) >= 0;
  }

  /// From the vowel before the last.
  private String feminine(String word, int rime) {
    int from = lastVowelFrom(word, rime - 1);
    return from < 0 ? masculine(word, rime) : single(word.substring(from));
  }

  private String masculine(String word, int rime) {
    String end = word.substring(Math.max(0, rime));
    String listed = sounds.get(end);
    if (listed != null) {
      return name(listed);
    }
    if (end.length() > 2 && end.matches(".*[^siu]s")) {
      return base(word.substring(0, word.length() - 1)) + "+s";
    }
    if (end.length() > 3 && end.endsWith("ed")) {
      return base(word.substring(0, word.length() - 1)) + "+d";
    }
    return single(end);
  }

  /// The sound of a word without its ending, with or without a silent e.
  private String base(String word) {
    String bare = word.endsWith("e") ? word.substring(0, word.length() - 1) : word;
    boolean known = sounds.containsKey(WHOLE + bare) || sounds.containsKey(rime(bare));
    return sound(known ? bare : word, 1);
  }

  private static String rime(String word) {
    return word.substring(Math.max(0, lastVowel(word)));
  }

  /// Where the last sounded vowels begin; -1 when there are none.
  private static int lastVowel(String word) {
    int end = word.length() - 1;
    boolean silent =
        Syllables.rules().counts(word)
            && word.matches(".*[aeiouy].*[^aeiou](?:e|es|ed)")
            && !word.matches(".*[^aeiou]l(?:e|es|ed)")
            && !word.matches(".*[td]ed|.*(?:s|x|z|c|g|ch|sh)es");
    if (silent) {
      end = word.lastIndexOf('e') - 1;
    }
    return lastVowelFrom(word, end);
  }

  private static int lastVowelFrom(String word, int end) {
    int at = end;
    while (at >= 0 && !Spelling.isVowelAt(word, at)) {
      at--;
    }
    while (at > 0 && Spelling.isVowelAt(word, at - 1)) {
      at--;
    }
    return at;
  }

  /// Two equal letters sound as one.
  private static String single(String end) {
    return end.replaceAll("([a-z])\\1", "$1");
  }
}
