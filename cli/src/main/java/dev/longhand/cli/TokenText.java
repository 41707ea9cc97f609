package dev.longhand.cli;

import dev.longhand.error.Wording;
import dev.longhand.text.token.Token;
import dev.longhand.text.token.Vocabulary;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Tokens as people can tell them apart.
final class TokenText {
  /// What stands between two tokens.
  static final String DIVIDER = "\u00B7";

  private static final String LINE_END = "\u23CE";
  private static final int LONGEST = 60;

  private TokenText() {}

  /// One token, harmless, with its line ends as signs.
  static String of(Vocabulary vocabulary, int id) {
    String text = vocabulary.token(id);
    return vocabulary.kind(id) == Token.Kind.TEXT
        ? Wording.escaped(text.replace("\n", LINE_END), LONGEST)
        : Wording.escaped(text, LONGEST);
  }

  /// Tokens in a row.
  static String of(Vocabulary vocabulary, int[] ids) {
    return Arrays.stream(ids)
        .mapToObj(id -> of(vocabulary, id))
        .collect(Collectors.joining(DIVIDER));
  }

  /// Ids in a row.
  static String numbers(int[] ids) {
    return Arrays.stream(ids).mapToObj(Integer::toString).collect(Collectors.joining(" "));
  }
}
