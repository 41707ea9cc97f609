package dev.longhand.text.token;

import java.util.ArrayList;
import java.util.List;

/// The tokens of no text that stand behind those of a text, always in the same order: the unknown,
/// the marks, the labels.
final class SpecialTokens {
  static final String UNKNOWN = "<unk>";
  static final String START = "<s>";
  static final String END = "</s>";
  static final String PADDING = "<pad>";

  /// Whether there is a token for what the vocabulary lacks.
  enum Unknown {
    LEFT_OUT,
    HAS_TOKEN
  }

  private SpecialTokens() {}

  /// A vocabulary of text tokens and these.
  ///
  /// @param labels sorted
  static Vocabulary behind(List<Token> tokens, Unknown unknown, Marks marks, List<String> labels) {
    var all = new ArrayList<Token>(tokens);
    if (unknown == Unknown.HAS_TOKEN) {
      all.add(new Token(Token.Kind.UNKNOWN, UNKNOWN));
    }
    if (marks == Marks.START_END) {
      all.add(new Token(Token.Kind.START, START));
      all.add(new Token(Token.Kind.END, END));
    }
    for (String label : labels) {
      all.add(new Token(Token.Kind.LABEL, label));
    }
    return Vocabulary.ofTokens(all);
  }
}
