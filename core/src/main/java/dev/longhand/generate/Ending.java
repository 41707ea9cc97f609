package dev.longhand.generate;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// When a text ends, besides where the model ends it.
///
/// @param most how many tokens to write at most; 0 writes nothing
/// @param least so many tokens are written before anything else may end the text
/// @param boundary a unit at whose end to stop, once it has a letter, a digit or a sign
/// @param texts stop texts: writing ends in front of the first that comes; none of them is handed
///   out, not even a part
/// @param lastWord what happens to a word that `most` cuts in two
public record Ending(
    long most, long least, Optional<Boundary> boundary, List<String> texts, LastWord lastWord) {
  /// How many stop texts there may be.
  public static final int MOST_TEXTS = 64;

  /// How many characters a stop text may have.
  public static final int LONGEST_TEXT = 1_000;

  /// What happens to a word that the number of tokens cuts in two.
  public enum LastWord {
    /// Its beginning stays.
    CUT,
    /// It is left out.
    WHOLE
  }

  /// @throws LonghandException `USAGE_VALUE` for a number out of range or a stop text that is empty
  ///   or too long
  public Ending {
    Objects.requireNonNull(boundary);
    Objects.requireNonNull(lastWord);
    texts = List.copyOf(texts);
    if (most < 0) {
      throw outOfRange(
          Wording.number(most) + " tokens cannot be written; at least 0 are needed",
          "--tokens",
          "--tokens 500");
    }
    if (least < 0 || least > most) {
      throw outOfRange(
          Wording.number(least) + " tokens at least are not from 0 to " + Wording.number(most),
          "--min-tokens",
          "--min-tokens 20, or more --tokens");
    }
    if (texts.size() > MOST_TEXTS) {
      throw outOfRange(
          Wording.number(texts.size()) + " stop texts; at most " + MOST_TEXTS + " are watched for",
          "--stop",
          "name fewer of them");
    }
    texts.forEach(Ending::requireUsable);
  }

  private static void requireUsable(String text) {
    if (text.isEmpty() || text.length() > LONGEST_TEXT) {
      throw outOfRange(
          text.isEmpty()
              ? "a stop text is empty, so a text would end before it begins"
              : "a stop text has "
                  + Wording.number(text.length())
                  + " characters; at most "
                  + Wording.number(LONGEST_TEXT)
                  + " are watched for",
          "--stop",
          "--stop \"THE END\"");
    }
  }

  private static LonghandException outOfRange(String what, String where, String fix) {
    return new LonghandException(ErrorCode.USAGE_VALUE, what, where, fix);
  }

  /// After so many tokens.
  public static Ending after(long tokens) {
    return new Ending(tokens, 0, Optional.empty(), List.of(), LastWord.CUT);
  }

  /// The same at the end of a unit too.
  public Ending at(Boundary unit) {
    return new Ending(most, least, Optional.of(unit), texts, lastWord);
  }

  /// The same in front of some texts too.
  public Ending before(List<String> stops) {
    return new Ending(most, least, boundary, stops, lastWord);
  }

  /// The same, but not before so many tokens.
  public Ending notBefore(long tokens) {
    return new Ending(most, tokens, boundary, texts, lastWord);
  }
}
