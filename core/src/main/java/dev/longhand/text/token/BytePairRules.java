package dev.longhand.text.token;

import java.util.List;
import java.util.Objects;

/// What a byte-level byte-pair tokenizer does with a text, beside its vocabulary.
///
/// @param normalizers what happens to a text before it is cut, in this order
/// @param pattern where it is cut into words
/// @param prefixSpace whether a text gets a space in front
/// @param wholeWords whether a word that is a token is looked up before its pairs are merged
/// @param merges the pairs that become one, the first rank first
public record BytePairRules(
    List<Normalizer> normalizers,
    BytePairPattern pattern,
    PrefixSpace prefixSpace,
    WholeWords wholeWords,
    List<Merge> merges) {
  private static final int CAPITAL_I_WITH_DOT = 0x130;

  /// A change of a text that cannot be undone.
  public enum Normalizer {
    /// Composes letters and accents, as Unicode's normal form C.
    NFC,
    /// Makes every letter a small one, each by itself.
    LOWER_CASE
  }

  /// Whether a text gets a space in front unless it begins with one, so that its first word looks
  /// like the others. The space is part of what is written back.
  public enum PrefixSpace {
    NONE,
    ADDED
  }

  /// What becomes of a word that is a token as it stands.
  public enum WholeWords {
    /// Its pairs are merged like those of any word.
    MERGED,
    /// It is that token, whatever merging would come to.
    LOOKED_UP
  }

  /// Two tokens, next to each other in a word, that become the token of both texts.
  public record Merge(String left, String right) {
    public Merge {
      Objects.requireNonNull(left);
      Objects.requireNonNull(right);
    }

    /// The merge that a line says: two tokens with a space between them.
    ///
    /// @throws IllegalArgumentException when it says none
    public static Merge of(String line) {
      int space = line.indexOf(' ');
      if (space <= 0 || space != line.lastIndexOf(' ') || space == line.length() - 1) {
        throw new IllegalArgumentException(
            "'" + line + "' is no merge; two tokens and a space between them are");
      }
      return new Merge(line.substring(0, space), line.substring(space + 1));
    }

    /// What they become.
    public String merged() {
      return left + right;
    }
  }

  public BytePairRules {
    normalizers = List.copyOf(normalizers);
    Objects.requireNonNull(pattern);
    Objects.requireNonNull(prefixSpace);
    Objects.requireNonNull(wholeWords);
    merges = List.copyOf(merges);
  }

  /// The same rules with other merges.
  BytePairRules withMerges(List<Merge> value) {
    return new BytePairRules(normalizers, pattern, prefixSpace, wholeWords, value);
  }

  /// Merges that were learnt from a text, with everything else as in GPT-2.
  static BytePairRules learnt(List<Merge> merges) {
    return new BytePairRules(
        List.of(), BytePairPattern.GPT_2, PrefixSpace.NONE, WholeWords.MERGED, merges);
  }

  /// A text as it is cut, `start` being whether it is the beginning of a text or further on in one.
  String prepared(String text, boolean start) {
    String result = text;
    for (Normalizer normalizer : normalizers) {
      result =
          switch (normalizer) {
            case NFC -> java.text.Normalizer.normalize(result, java.text.Normalizer.Form.NFC);
            case LOWER_CASE -> lowerCase(result);
          };
    }
    boolean prefixed =
        start && prefixSpace == PrefixSpace.ADDED && !result.isEmpty() && result.charAt(0) != ' ';
    return prefixed ? ' ' + result : result;
  }

  /// Letter by letter, so that a Greek word ends in the sigma of its middle, as other libraries
  /// have it; one capital becomes a letter and an accent.
  private static String lowerCase(String text) {
    var result = new StringBuilder(text.length());
    text.codePoints()
        .forEach(codePoint -> {
          if (codePoint == CAPITAL_I_WITH_DOT) {
            result.append("i\u0307");
          } else {
            result.appendCodePoint(Character.toLowerCase(codePoint));
          }
        });
    return result.toString();
  }
}
