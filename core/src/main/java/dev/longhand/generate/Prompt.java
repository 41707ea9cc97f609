package dev.longhand.generate;

import dev.longhand.error.Problem;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.TextCleaning;
import dev.longhand.text.token.Encoding;
import dev.longhand.text.token.Tokenizer;
import java.util.List;
import java.util.Optional;

/// The text that a model is to go on from, as the model reads it. Immutable.
///
/// May be of any length. After an empty prompt, or one of unknown characters only, a text begins as
/// a line does: the model reads a newline, or the first token of its vocabulary if that has none,
/// and neither is part of the written text.
public final class Prompt {
  private final String text;
  private final int[] ids;
  private final Optional<Problem> notice;

  private Prompt(String text, Encoding encoding) {
    this.text = text;
    ids = encoding.ids();
    notice = encoding.unknownNotice("prompt");
  }

  /// A prompt by the rules that cleaned the model's training text.
  ///
  /// @throws IllegalArgumentException when the text holds half of a surrogate pair
  static Prompt of(String text, TextCleaning cleaning, Tokenizer tokenizer) {
    String clean = Corpus.of(text, cleaning).text();
    return new Prompt(clean, tokenizer.encode(clean));
  }

  /// The text after cleaning, also what of it the model does not know.
  public String text() {
    return text;
  }

  /// How many tokens the model reads.
  public int tokens() {
    return ids.length;
  }

  /// What is wrong: `PROMPT_UNKNOWN` with the characters that the model never saw, which are left
  /// out.
  public List<Problem> notices() {
    return notice.stream().toList();
  }

  int[] ids() {
    return ids;
  }
}
