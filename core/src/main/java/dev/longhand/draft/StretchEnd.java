package dev.longhand.draft;

import dev.longhand.text.token.Tokenizer;
import java.util.Arrays;

/// Finds the end of what a model is to write, token by token. Mutable, for one stretch.
final class StretchEnd {
  private final Stretch stretch;
  private final Tokenizer tokenizer;
  private int[] ids = new int[16]; // written so far
  private int count;
  private boolean lineEnded;

  StretchEnd(Stretch stretch, Tokenizer tokenizer) {
    this.stretch = stretch;
    this.tokenizer = tokenizer;
  }

  int count() {
    return count;
  }

  /// The most tokens that there can be.
  int most() {
    return switch (stretch) {
      case Stretch.Word _, Stretch.Line _ -> Stretch.MOST;
      case Stretch.Tokens tokens -> tokens.count();
    };
  }

  /// Whether all is written that was asked for.
  boolean isReached() {
    return switch (stretch) {
      case Stretch.Word _ -> false; // the token behind tells
      case Stretch.Line _ -> lineEnded;
      case Stretch.Tokens tokens -> count == tokens.count();
    };
  }

  /// Whether a token would begin something else, so that the stretch ends in front of it: white
  /// space behind a word.
  boolean isBefore(int id) {
    if (!(stretch instanceof Stretch.Word) || count == 0) {
      return false;
    }
    String text = tokenizer.decode(ids, 0, count);
    String longer = tokenizer.decode(with(id), 0, count + 1);
    return !text.isBlank()
        && longer.length() > text.length()
        && Character.isWhitespace(longer.charAt(text.length()));
  }

  /// Takes note of a token that was written.
  void add(int id) {
    ids = with(id);
    count++;
    lineEnded = tokenizer.decode(new int[] {id}).indexOf('\n') >= 0;
  }

  private int[] with(int id) {
    int[] longer = count < ids.length ? ids : Arrays.copyOf(ids, 2 * count);
    longer[count] = id;
    return longer;
  }
}
