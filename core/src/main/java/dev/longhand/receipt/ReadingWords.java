package dev.longhand.receipt;

import dev.longhand.generate.decoder.Reading;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How much of a text a model reads, as a receipt says it: `carried`, `window 50` or `window 50
/// padding 0`.
public final class ReadingWords {
  private static final String CARRIED = "carried";

  private static final Pattern WINDOW =
      Pattern.compile("window (?<tokens>\\d{1,9})(?: padding (?<padding>\\d{1,9}))?");

  private ReadingWords() {}

  /// A reading as text.
  public static String of(Reading reading) {
    return switch (reading) {
      case Reading.Carried _ -> CARRIED;
      case Reading.Window(int tokens, OptionalInt padding) ->
          "window " + tokens + (padding.isPresent() ? " padding " + padding.getAsInt() : "");
    };
  }

  /// A reading out of a text.
  ///
  /// @throws IllegalArgumentException for anything else
  static Reading parse(String words) {
    if (words.equals(CARRIED)) {
      return Reading.CARRIED;
    }
    Matcher window = WINDOW.matcher(words);
    if (!window.matches()) {
      throw new IllegalArgumentException("a reading of '" + words + "'");
    }
    String padding = window.group("padding");
    return new Reading.Window(
        Integer.parseInt(window.group("tokens")),
        padding == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(padding)));
  }
}
