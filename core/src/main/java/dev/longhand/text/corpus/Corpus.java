package dev.longhand.text.corpus;

import dev.longhand.error.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// One clean text to learn from, and where it came from.
///
/// @param text the whole text, well-formed (no half of a surrogate pair)
/// @param cleaning the rules it went through, to be applied to prompts
/// @param sources the files in the order given; empty for a text from memory
/// @param notices what a person should know about the files, in the order found
/// @param sha256 the hash of the text in UTF-8, in small hexadecimal digits
public record Corpus(
    String text,
    TextCleaning cleaning,
    List<Source> sources,
    List<Problem> notices,
    String sha256) {
  public Corpus {
    Objects.requireNonNull(text);
    Objects.requireNonNull(cleaning);
    sources = List.copyOf(sources);
    notices = List.copyOf(notices);
    Objects.requireNonNull(sha256);
  }

  /// A text from memory, taken as it is.
  ///
  /// @throws IllegalArgumentException when it holds half of a surrogate pair, which no file could
  public static Corpus of(String text) {
    return of(text, TextCleaning.NONE);
  }

  /// A text from memory, cleaned by these rules.
  ///
  /// @throws IllegalArgumentException when it holds half of a surrogate pair, which no file could
  public static Corpus of(String text, TextCleaning cleaning) {
    requireWellFormed(text);
    String clean = cleaning.apply(text);
    return new Corpus(clean, cleaning, List.of(), List.of(), Sha256.ofText(clean));
  }

  private static void requireWellFormed(String text) {
    int index = 0;
    while (index < text.length()) {
      int codePoint = text.codePointAt(index);
      if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "half of a surrogate pair at index %d", index));
      }
      index += Character.charCount(codePoint);
    }
  }
}
