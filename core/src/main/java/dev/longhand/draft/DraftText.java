package dev.longhand.draft;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The pieces of a text: its last one, and the text in front of that one.
///
/// Texts that begin alike share their beginning, so every state of a draft is kept at the price of
/// one piece. Two texts are the same only if they are one object. Immutable.
final class DraftText {
  /// A text of no pieces.
  static final DraftText EMPTY = new DraftText();

  private final Optional<DraftText> before;
  private final Optional<Piece> last;
  private final int pieces;
  private final Optional<Author> opener;
  private final int length;
  private final int byModel;
  private final int weighed; // tokens of the person whose probability is known
  private final double surprise; // of those, the sum of minus the logarithms

  private DraftText() {
    before = Optional.empty();
    last = Optional.empty();
    pieces = 0;
    opener = Optional.empty();
    length = 0;
    byModel = 0;
    weighed = 0;
    surprise = 0;
  }

  private DraftText(DraftText before, Piece last) {
    List<DraftToken> typed = last.author() == Author.PERSON ? last.tokens() : List.of();
    double sum = 0;
    int known = 0;
    for (DraftToken token : typed) {
      sum -= token.logProbability().orElse(0);
      known += token.logProbability().isPresent() ? 1 : 0;
    }
    this.before = Optional.of(before);
    this.last = Optional.of(last);
    pieces = before.pieces + 1;
    opener = before.length > 0 ? before.opener : Optional.of(last.author());
    length = before.length + last.tokens().size();
    byModel = before.byModel + (last.author() == Author.MODEL ? last.tokens().size() : 0);
    weighed = before.weighed + known;
    surprise = before.surprise + sum;
  }

  /// This text and one piece more.
  DraftText plus(Piece piece) {
    return new DraftText(this, piece);
  }

  /// This text without its last piece; itself when it is empty.
  DraftText withoutLast() {
    return before.orElse(this);
  }

  /// The last piece; empty for an empty text.
  Optional<Piece> last() {
    return last;
  }

  /// How many tokens there are.
  int length() {
    return length;
  }

  /// How many of them the model wrote.
  int byModel() {
    return byModel;
  }

  /// Who wrote the first token, or where there is none yet, the text; empty for an empty text.
  Optional<Author> opener() {
    return opener;
  }

  /// How many equally likely tokens the model might as well have chosen from, in the mean, where
  /// the person wrote; empty before anything was weighed.
  OptionalDouble perplexity() {
    return weighed == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(StrictMath.exp(surprise / weighed));
  }

  /// Whether it is that text with more pieces behind, or that text itself.
  boolean beginsWith(DraftText other) {
    DraftText text = this;
    while (text.pieces > other.pieces) {
      text = text.withoutLast();
    }
    return text == other;
  }

  /// All pieces, first to last.
  List<Piece> pieces() {
    var found = new ArrayDeque<Piece>();
    DraftText text = this;
    while (text.last.isPresent()) {
      found.addFirst(text.last.get());
      text = text.withoutLast();
    }
    return List.copyOf(found);
  }

  /// The tokens from a place on, first to last.
  List<DraftToken> tokens(int from) {
    var later = new ArrayDeque<Piece>();
    DraftText text = this;
    while (text.length > from) {
      later.addFirst(text.last.orElseThrow());
      text = text.withoutLast();
    }
    var tokens = new ArrayList<DraftToken>();
    later.forEach(piece -> tokens.addAll(piece.tokens()));
    return tokens.subList(from - text.length, tokens.size());
  }

  /// The ids from a place on, first to last.
  int[] ids(int from) {
    return tokens(from).stream().mapToInt(DraftToken::id).toArray();
  }
}
