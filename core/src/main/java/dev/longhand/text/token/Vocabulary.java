package dev.longhand.text.token;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The tokens that a model knows, each with its id, from 0 without gaps.
///
/// No token occurs twice; a text and a mark may look the same and are different tokens. Immutable
/// and safe for any number of threads; two vocabularies are equal when they hold the same tokens in
/// the same order.
public final class Vocabulary {
  /// The most tokens that a model can use.
  public static final int MOST_TOKENS = 65_536;

  private final List<Token> all;
  private final List<String> tokens;
  private final Map<String, Integer> ids; // of the tokens that stand in texts
  private final Map<Token, Integer> others = new HashMap<>();
  private final Map<Token.Kind, Integer> firstOfKind = new EnumMap<>(Token.Kind.class);

  private Vocabulary(List<Token> tokens) {
    all = List.copyOf(tokens);
    this.tokens = all.stream().map(Token::text).toList();
    ids = HashMap.newHashMap(tokens.size());
    for (int id = 0; id < all.size(); id++) {
      Token token = all.get(id);
      if (token.text().isEmpty()) {
        throw new IllegalArgumentException(String.format(Locale.ROOT, "token %d is empty", id));
      }
      firstOfKind.putIfAbsent(token.kind(), id);
      Integer earlier =
          token.kind() == Token.Kind.TEXT ? ids.put(token.text(), id) : others.put(token, id);
      if (earlier != null) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "tokens %d and %d are the same: %s",
                earlier,
                id,
                shown(token.text())));
      }
    }
  }

  /// A vocabulary of tokens that all stand in texts; ids are the positions in the list.
  ///
  /// @throws IllegalArgumentException for an empty token or one that occurs twice
  public static Vocabulary of(List<String> tokens) {
    return new Vocabulary(tokens.stream().map(Token::text).toList());
  }

  /// A vocabulary whose ids are the positions in the list.
  ///
  /// @throws IllegalArgumentException for a token that occurs twice
  public static Vocabulary ofTokens(List<Token> tokens) {
    return new Vocabulary(tokens);
  }

  /// How many tokens there are; ids are less than this.
  public int size() {
    return all.size();
  }

  /// What all tokens are called, in the order of their ids.
  public List<String> tokens() {
    return tokens;
  }

  /// What the token with an id is called.
  public String token(int id) {
    return tokens.get(id);
  }

  /// What the token with an id is for.
  public Token.Kind kind(int id) {
    return all.get(id).kind();
  }

  /// The id of a token that stands in texts, or empty when it is unknown.
  public OptionalInt id(String token) {
    return optional(ids.get(token));
  }

  /// The id of the first token of a kind, such as {@link Token.Kind#START}.
  public OptionalInt special(Token.Kind kind) {
    return optional(firstOfKind.get(kind));
  }

  /// The id of a label's token.
  public OptionalInt label(String label) {
    return optional(others.get(new Token(Token.Kind.LABEL, label)));
  }

  /// All labels, in the order of their ids.
  public List<String> labels() {
    return all.stream().filter(token -> token.kind() == Token.Kind.LABEL).map(Token::text).toList();
  }

  /// The ids of all tokens that nobody should write: those that stand for no text, without {@link
  /// Token.Kind#END}, which ends one.
  public int[] unwritable() {
    return IntStream.range(0, all.size())
        .filter(id -> kind(id) != Token.Kind.TEXT && kind(id) != Token.Kind.END)
        .toArray();
  }

  /// How many tokens stand in texts.
  public int textTokens() {
    return ids.size();
  }

  private static OptionalInt optional(@Nullable Integer id) {
    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
  }

  /// Makes sure that there is something to learn with these tokens.
  ///
  /// Generating needs no such check: a model of one token can still write it.
  ///
  /// @param where the text that the vocabulary comes from, for the message
  /// @throws LonghandException `DATA_ONE_SYMBOL` or `DATA_VOCABULARY`
  public void requireTrainable(String where) {
    if (ids.size() < 2) {
      String what =
          ids.isEmpty()
              ? "nothing to learn: the text has no tokens"
              : "nothing to learn: every token is " + shown(ids.keySet().iterator().next());
      throw new LonghandException(
          ErrorCode.DATA_ONE_SYMBOL, what, where, "name a text with at least two different tokens");
    }
    if (tokens.size() > MOST_TOKENS) {
      throw new LonghandException(
          ErrorCode.DATA_VOCABULARY,
          Wording.number(tokens.size())
              + " different tokens; a model can use at most "
              + Wording.number(MOST_TOKENS),
          where,
          "make sure that this is text and not other data; --normalize nfc or --lower-case leave"
              + " fewer tokens");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Vocabulary that && all.equals(that.all);
  }

  @Override
  public int hashCode() {
    return all.hashCode();
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "Vocabulary[%d tokens]", tokens.size());
  }

  private static String shown(String token) {
    return "'" + Wording.escaped(token, 40) + "'";
  }
}
