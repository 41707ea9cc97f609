package dev.longhand.text.token;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Wording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The tokens of a foreign file while it is read, and what each of them is for. Mutable.
final class ForeignTokens {
  private final TokenizerFile file;
  private final Map<Integer, String> tokens = new HashMap<>();
  private final Map<String, Integer> ids = new HashMap<>();
  private final Set<String> added = new HashSet<>();
  private final Set<String> special = new HashSet<>();

  ForeignTokens(TokenizerFile file) {
    this.file = file;
  }

  /// A token of the model's own vocabulary.
  void add(String token, int id) {
    if (token.isEmpty()) {
      throw file.damaged("", String.format(Locale.ROOT, "token %d is empty", id));
    }
    Integer earlierId = ids.putIfAbsent(token, id);
    String earlierToken = tokens.putIfAbsent(id, token);
    if (earlierId != null || earlierToken != null) {
      throw file.damaged(
          "",
          String.format(
              Locale.ROOT,
              "token %s has id %d, and another has the same name or number",
              TokenizerFile.quoted(token),
              id));
    }
  }

  /// A token that was added to the vocabulary, or marked in it.
  void addAdded(String token, int id, boolean isSpecial) {
    if (!Integer.valueOf(id).equals(ids.get(token))) {
      add(token, id);
    }
    added.add(token);
    if (isSpecial) {
      special.add(token);
    }
  }

  boolean contains(String token) {
    return ids.containsKey(token);
  }

  /// All tokens by id, and the merges among them that a text can come to.
  ///
  /// Whatever no bytes and no merges make is no text: a text that holds its name stays plain.
  ///
  /// @param unknown what stands for a missing byte; empty for nothing
  BytePairModel with(BytePairRules rules, String unknown) {
    requireEvery();
    var made = new HashSet<String>();
    ByteAlphabet.inOrderOfBytes().forEach(token -> made.add(token.text()));
    for (BytePairRules.Merge merge : rules.merges()) {
      require(merge);
      made.add(merge.merged());
    }
    boolean lookedUp = rules.wholeWords() == BytePairRules.WholeWords.LOOKED_UP;
    var all = new ArrayList<Token>(tokens.size());
    Set<String> texts = new HashSet<>();
    for (int id = 0; id < tokens.size(); id++) {
      String token = tokens.getOrDefault(id, "");
      boolean fromText = made.contains(token) || (lookedUp && !added.contains(token));
      Token.Kind kind = fromText && !special.contains(token) ? Token.Kind.TEXT : Token.Kind.ADDED;
      all.add(new Token(token.equals(unknown) ? Token.Kind.UNKNOWN : kind, token));
      if (all.getLast().kind() == Token.Kind.TEXT) {
        texts.add(token);
      }
    }
    return new BytePairModel(rules.withMerges(among(texts, rules.merges())), all);
  }

  private static List<BytePairRules.Merge> among(
      Set<String> texts, List<BytePairRules.Merge> merges) {
    return merges.stream()
        .filter(merge ->
            texts.contains(merge.left())
                && texts.contains(merge.right())
                && texts.contains(merge.merged()))
        .toList();
  }

  private void require(BytePairRules.Merge merge) {
    for (String token : List.of(merge.left(), merge.right(), merge.merged())) {
      if (!contains(token)) {
        throw file.damaged(
            "", "a merge needs the token " + TokenizerFile.quoted(token) + ", which is missing");
      }
    }
  }

  private void requireEvery() {
    if (tokens.size() > Vocabulary.MOST_TOKENS) {
      throw file.refuse(
          ErrorCode.DATA_VOCABULARY,
          "",
          Wording.number(tokens.size())
              + " tokens; a model can use at most "
              + Wording.number(Vocabulary.MOST_TOKENS),
          "name a smaller tokenizer, or learn pairs from the text: --tokenizer bpe");
    }
    for (int id = 0; id < tokens.size(); id++) {
      if (!tokens.containsKey(id)) {
        throw file.damaged(
            "", String.format(Locale.ROOT, "no token has id %d of %d", id, tokens.size()));
      }
    }
  }
}
