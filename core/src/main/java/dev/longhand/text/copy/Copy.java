package dev.longhand.text.copy;

/// A span of a written text that stands, token by token, in another one. It is maximal: one token
/// more on either side, and it would stand there no more.
///
/// @param from its first token in the written text
/// @param tokens how many it has
/// @param place where it stands in the other text; the first of such places
/// @param places how often it stands there
public record Copy(int from, int tokens, int place, int places) {
  public Copy {
    if (from < 0 || tokens < 1 || place < 0 || places < 1) {
      throw new IllegalArgumentException(
          tokens + " tokens from " + from + ", " + places + " times, first at " + place);
    }
  }

  /// Behind its last token in the written text.
  public int to() {
    return from + tokens;
  }
}
