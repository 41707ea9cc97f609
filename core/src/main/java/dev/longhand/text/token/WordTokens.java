package dev.longhand.text.token;

import dev.longhand.text.token.TokenizerConfig.Words.LineBreaks;
import dev.longhand.text.token.TokenizerConfig.Words.Punctuation;

/// Which words, signs and white space of a text are tokens. Mutable, for one thread.
///
/// A single space between two words is never one, and white space at the end of a line is none
/// either. Where lines are kept, each end of a line is a token, and so is other white space, such
/// as an indentation: otherwise it would be lost.
final class WordTokens implements WordConsumer {
  private static final int MOST_SPACES = 64; // in one token

  private final EnglishText scanner = new EnglishText();
  private final Punctuation punctuation;
  private final LineBreaks lineBreaks;
  private final TokenConsumer target;

  WordTokens(Punctuation punctuation, LineBreaks lineBreaks, TokenConsumer target) {
    this.punctuation = punctuation;
    this.lineBreaks = lineBreaks;
    this.target = target;
  }

  /// Hands all tokens of a text to the target.
  void scan(String text) {
    scanner.scan(text, this);
  }

  @Override
  public void word(String text, int from, int to) {
    if (punctuation == Punctuation.KEEP || hasLetterOrDigit(text, from, to)) {
      target.token(text, from, to);
    }
  }

  @Override
  public void space(String text, int from, int to) {
    boolean single = to - from == 1 && text.charAt(from) == ' ';
    if (single || lineBreaks == LineBreaks.DROP) {
      return;
    }
    int index = from;
    while (index < to) {
      int end = index + 1;
      if (text.charAt(index) != '\n') {
        end = endOfBlanks(text, index, to);
      }
      if (text.charAt(index) == '\n' || isKept(text, end, to)) {
        target.token(text, index, end);
      }
      index = end;
    }
  }

  private boolean isKept(String text, int end, int to) {
    boolean trailing = end == text.length() || (end < to && text.charAt(end) == '\n');
    return punctuation == Punctuation.KEEP && !trailing;
  }

  private static int endOfBlanks(String text, int from, int to) {
    int most = Math.min(to, from + MOST_SPACES);
    int end = from;
    while (end < most && text.charAt(end) != '\n') {
      end++;
    }
    return end;
  }

  private static boolean hasLetterOrDigit(String text, int from, int to) {
    int index = from;
    while (index < to) {
      int codePoint = text.codePointAt(index);
      if (Character.isLetterOrDigit(codePoint)) {
        return true;
      }
      index += Character.charCount(codePoint);
    }
    return false;
  }
}
