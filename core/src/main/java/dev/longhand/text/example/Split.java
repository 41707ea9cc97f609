package dev.longhand.text.example;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A text in two: the first part to learn from, the last part to measure on.
///
/// The parts are contiguous and share no token, so no window lies across the border. Ids must come
/// from one vocabulary that covers both parts.
///
/// @param training what the model may see
/// @param validation what it may not; empty when the text is too short to spare any
/// @param notices that there is no validation part, if it was asked for
public record Split(
    TokenSequence training, Optional<TokenSequence> validation, List<Problem> notices) {
  public Split {
    notices = List.copyOf(notices);
  }

  /// Keeps the last part of a text for validation.
  ///
  /// @param fraction how much of the text, from 0 (none) to less than 1
  /// @param smallest the fewest tokens that either part must have, such as a window and its target
  public static Split of(TokenSequence tokens, double fraction, int smallest) {
    if (!(fraction >= 0 && fraction < 1)) {
      throw new IllegalArgumentException("fraction " + fraction + " is not in [0, 1)");
    }
    if (smallest < 1) {
      throw new IllegalArgumentException("smallest part " + smallest + " is less than 1");
    }
    if (fraction == 0) {
      return new Split(tokens, Optional.empty(), List.of());
    }
    long length = tokens.length();
    long held = (long) (length * fraction);
    long rest = length - held;
    if (held < smallest || rest < smallest) {
      return new Split(
          tokens, Optional.empty(), List.of(tooShort(length, held, fraction, smallest)));
    }
    return new Split(tokens.part(0, rest), Optional.of(tokens.part(rest, length)), List.of());
  }

  private static Problem tooShort(long length, long held, double fraction, int smallest) {
    String share = String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
    return new Problem(
        ErrorCode.DATA_NO_VALIDATION,
        "no validation part: "
            + share
            + " of "
            + Wording.count(length, "token")
            + " are "
            + Wording.number(held)
            + ", and at least "
            + Wording.number(smallest)
            + " are needed on each side",
        "",
        "give a longer text, or a validation part of another size");
  }
}
