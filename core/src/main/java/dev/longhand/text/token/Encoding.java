package dev.longhand.text.token;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A text as ids, and what of it could not be written as ids.
public final class Encoding {
  private static final int NAMED = 10;

  private final int[] ids;
  private final List<UnknownToken> unknown;

  Encoding(int[] ids, List<UnknownToken> unknown) {
    this.ids = ids;
    this.unknown = List.copyOf(unknown);
  }

  /// The ids in the order of the text; the array itself, because a whole book is in it.
  public int[] ids() {
    return ids;
  }

  /// Each unknown token once, in the order of its first occurrence.
  public List<UnknownToken> unknown() {
    return unknown;
  }

  /// A notice that names up to ten unknown tokens; empty when all were known.
  ///
  /// @param where what the text is, such as `prompt`
  /// @param tokenizer that encoded it
  public Optional<Problem> unknownNotice(String where, Tokenizer tokenizer) {
    if (unknown.isEmpty()) {
      return Optional.empty();
    }
    String named =
        unknown.stream().limit(NAMED).map(Encoding::described).collect(Collectors.joining(", "));
    String more =
        unknown.size() > NAMED ? " and " + Wording.number(unknown.size() - NAMED) + " more" : "";
    boolean replaced = tokenizer.vocabulary().special(Token.Kind.UNKNOWN).isPresent();
    String fate = replaced ? "; read as an unknown word" : "; left out";
    String pieces = tokenizer.config().pieces();
    return Optional.of(
        new Problem(
            ErrorCode.PROMPT_UNKNOWN,
            "the model never saw " + named + more + fate,
            where,
            "write the prompt with " + pieces + " of the training text"));
  }

  private static String described(UnknownToken unknown) {
    String token = unknown.token();
    boolean single = token.codePointCount(0, token.length()) == 1;
    String shown =
        single ? Wording.character(token.codePointAt(0)) : "'" + Wording.escaped(token, 40) + "'";
    return unknown.count() == 1
        ? shown
        : shown + " (" + Wording.number(unknown.count()) + " times)";
  }
}
