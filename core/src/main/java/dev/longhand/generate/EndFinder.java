package dev.longhand.generate;

import dev.longhand.generate.Ending.LastWord;
import java.util.Optional;
import java.util.stream.Stream;

/// Hands text out as soon as it is certain that it comes before the end, and finds the end.
///
/// No part of a stop text is ever handed out, however it is cut into pieces. Mutable, for one text.
final class EndFinder {
  /// So much of the text is kept behind what was handed out, for words that tell where a sentence
  /// ends.
  private static final int KEPT = 64;

  private static final int TRIMMED_AT = 4096;

  private final Ending ending;
  private final int lookBack; // an end may begin so far before the end of the text
  private final StringBuilder text = new StringBuilder(); // its last part, up to the end
  private int handedOut;
  private int searched; // no end begins in front of this place
  private boolean begun; // something else than white space was written
  private Optional<StopReason> reason = Optional.empty();

  /// @param cut where the text ends
  /// @param behind where what ends it is over
  private record Found(int cut, int behind, StopReason reason) {}

  EndFinder(Ending ending) {
    this.ending = ending;
    int longest = ending.texts().stream().mapToInt(String::length).max().orElse(0);
    lookBack = Math.max(longest, KEPT / 4);
  }

  /// Takes more text.
  ///
  /// @param written tokens so far, this one included
  /// @return what is certain now; may be empty
  String accept(String piece, long written) {
    if (piece.isEmpty()) {
      return "";
    }
    text.append(piece);
    findEnd(written);
    String certain = handOut(reason.isPresent() ? text.length() : certain());
    trim();
    return certain;
  }

  /// Why the text is over, if it is.
  Optional<StopReason> reason() {
    return reason;
  }

  /// Ends the text.
  ///
  /// @param cause why; a text that was cut by its number of tokens may lose its last word
  /// @return the rest of it
  String finish(StopReason cause) {
    if (reason.isEmpty()) {
      reason = Optional.of(cause);
      if (cause == StopReason.TOKENS && ending.lastWord() == LastWord.WHOLE) {
        text.setLength(Math.max(handedOut, wholeWords()));
      }
    }
    return handOut(text.length());
  }

  private void findEnd(long written) {
    Optional<Found> found = firstEnd();
    while (found.isPresent() && written < ending.least()) {
      searched = Math.max(found.get().behind(), searched + 1);
      found = firstEnd();
    }
    if (found.isPresent()) {
      reason = Optional.of(found.get().reason());
      text.setLength(found.get().cut());
    } else {
      searched = Math.max(searched, text.length() - lookBack);
    }
  }

  private Optional<Found> firstEnd() {
    Stream<Found> stops =
        ending.texts().stream()
            .map(stop -> found(text.indexOf(stop, searched), stop.length(), StopReason.STOP_TEXT));
    return Stream.concat(stops, boundary().stream())
        .filter(found -> found.cut() >= 0)
        .reduce((a, b) -> b.cut() < a.cut() ? b : a);
  }

  private static Found found(int at, int length, StopReason reason) {
    return new Found(at, at + length, reason);
  }

  /// Where the unit is over that the text is to end with.
  private Optional<Found> boundary() {
    int first = firstSign();
    if (ending.boundary().isEmpty() || first < 0) {
      return Optional.empty();
    }
    int from = Math.max(first, searched);
    return Optional.of(
        switch (ending.boundary().get()) {
          case LINE -> found(text.indexOf("\n", from), 1, StopReason.BOUNDARY);
          case PARAGRAPH -> found(text.indexOf("\n\n", from), 2, StopReason.BOUNDARY);
          case SENTENCE -> found(SentenceEnd.in(text, from), 0, StopReason.BOUNDARY);
        });
  }

  /// The first place that is no white space, or 0 once there was one; -1 while there is none.
  private int firstSign() {
    for (int at = 0; at < text.length() && !begun; at++) {
      if (!Character.isWhitespace(text.charAt(at))) {
        begun = true;
        searched = Math.max(searched, at);
      }
    }
    return begun ? 0 : -1;
  }

  /// Up to where the text cannot be part of an end any more.
  private int certain() {
    int certain = text.length();
    for (String stop : ending.texts()) {
      certain = Math.min(certain, text.length() - overlap(stop));
    }
    if (ending.boundary().filter(Boundary.PARAGRAPH::equals).isPresent()) {
      certain = Math.min(certain, text.length() - overlap("\n\n"));
    }
    return ending.lastWord() == LastWord.WHOLE ? Math.min(certain, wholeWords()) : certain;
  }

  /// Up to the last word; all of the text behind white space.
  private int wholeWords() {
    int at = text.length();
    while (at > handedOut && !Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  /// How long the longest end of the text is that a stop text begins with, and that may still end
  /// the text.
  private int overlap(String stop) {
    int longest = Math.min(stop.length() - 1, text.length() - handedOut);
    for (int length = longest; length > 0; length--) {
      if (text.indexOf(stop.substring(0, length), text.length() - length) >= 0) {
        return length;
      }
    }
    return 0;
  }

  private String handOut(int to) {
    int from = handedOut;
    handedOut = Math.max(from, to);
    return from < to ? text.substring(from, to) : "";
  }

  /// Forgets what nobody will look at again.
  private void trim() {
    int needless = Math.min(handedOut, searched) - KEPT;
    if (needless > TRIMMED_AT) {
      text.delete(0, needless);
      handedOut -= needless;
      searched -= needless;
    }
  }
}
