package dev.longhand.text.token;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/// The tokens that a model knows, each with its id, from 0 without gaps.
///
/// Immutable and safe for any number of threads; two vocabularies are equal when they hold the same
/// tokens in the same order.
public final class Vocabulary {
  /// The most tokens that a model can use.
  public static final int MOST_TOKENS = 65_536;

  private final List<String> tokens;
  private final Map<String, Integer> ids;

  private Vocabulary(List<String> tokens) {
    this.tokens = List.copyOf(tokens);
    ids = HashMap.newHashMap(tokens.size());
    for (int id = 0; id < tokens.size(); id++) {
      String token = tokens.get(id);
      if (token.isEmpty()) {
        throw new IllegalArgumentException(String.format(Locale.ROOT, "token %d is empty", id));
      }
      Integer earlier = ids.put(token, id);
      if (earlier != null) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "tokens %d and %d are the same: %s", earlier, id, shown(token)));
      }
    }
  }

  /// A vocabulary whose ids are the positions in the list.
  ///
  /// @throws IllegalArgumentException for an empty token or one that occurs twice
  public static Vocabulary of(List<String> tokens) {
    return new Vocabulary(tokens);
  }

  /// How many tokens there are; ids are less than this.
  public int size() {
    return tokens.size();
  }

  /// All tokens in the order of their ids.
  public List<String> tokens() {
    return tokens;
  }

  /// The token with an id.
  public String token(int id) {
    return tokens.get(id);
  }

  /// The id of a token, or empty when it is unknown.
  public OptionalInt id(String token) {
    Integer id = ids.get(token);
    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
  }

  /// Makes sure that there is something to learn with these tokens.
  ///
  /// Generating needs no such check: a model of one token can still write it.
  ///
  /// @param where the text that the vocabulary comes from, for the message
  /// @throws LonghandException `DATA_ONE_SYMBOL` or `DATA_VOCABULARY`
  public void requireTrainable(String where) {
    if (tokens.size() < 2) {
      String what =
          tokens.isEmpty()
              ? "nothing to learn: the text has no tokens"
              : "nothing to learn: every token is " + shown(tokens.getFirst());
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
    return other instanceof Vocabulary that && tokens.equals(that.tokens);
  }

  @Override
  public int hashCode() {
    return tokens.hashCode();
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "Vocabulary[%d tokens]", tokens.size());
  }

  private static String shown(String token) {
    return "'" + Wording.escaped(token, 40) + "'";
  }
}
