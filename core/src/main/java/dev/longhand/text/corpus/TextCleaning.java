package dev.longhand.text.corpus;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;

/// The rules that change the characters of a text, for training and later for every prompt.
///
/// Immutable. Applying the rules twice gives the same text as applying them once.
public record TextCleaning(Newlines newlines, LetterCase letterCase, Normalization normalization) {
  /// Changes nothing.
  public static final TextCleaning NONE =
      new TextCleaning(Newlines.KEEP, LetterCase.KEEP, Normalization.NONE);

  /// Uniform line ends; letters and accents as they are.
  public static final TextCleaning DEFAULTS =
      new TextCleaning(Newlines.UNIFORM, LetterCase.KEEP, Normalization.NONE);

  public TextCleaning {
    Objects.requireNonNull(newlines);
    Objects.requireNonNull(letterCase);
    Objects.requireNonNull(normalization);
  }

  /// The text by these rules; the same object when nothing changes.
  ///
  /// Normalising comes last, because lower-casing can take a text out of its normal form.
  public String apply(String text) {
    String result = text;
    if (newlines == Newlines.UNIFORM && result.indexOf('\r') >= 0) {
      result = result.replace("\r\n", "\n").replace('\r', '\n');
    }
    if (letterCase == LetterCase.LOWER) {
      result = result.toLowerCase(Locale.ROOT);
    }
    if (normalization == Normalization.NFC
        && !Normalizer.isNormalized(result, Normalizer.Form.NFC)) {
      result = Normalizer.normalize(result, Normalizer.Form.NFC);
    }
    return result;
  }

  /// The same rules with other line ends.
  public TextCleaning withNewlines(Newlines value) {
    return new TextCleaning(value, letterCase, normalization);
  }

  /// The same rules with another treatment of capitals.
  public TextCleaning withLetterCase(LetterCase value) {
    return new TextCleaning(newlines, value, normalization);
  }

  /// The same rules with another normal form.
  public TextCleaning withNormalization(Normalization value) {
    return new TextCleaning(newlines, letterCase, value);
  }
}
