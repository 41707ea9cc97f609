package dev.longhand.cli;

import dev.longhand.error.Wording;
import dev.longhand.text.token.Token;
import dev.longhand.text.token.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Tokens as people can tell them apart.
final class TokenText {
  /// What stands between two tokens.
  private static final String DIVIDER = "\u00B7";

  private static final String LINE_END = "\u23CE";
  private static final char SPACE = '\u2423';
  private static final int LONGEST = 60;

  private TokenText() {}

  /// One token, harmless, with its line ends and spaces as signs.
  static String of(Vocabulary vocabulary, int id) {
    String text = vocabulary.token(id);
    return vocabulary.kind(id) == Token.Kind.TEXT
        ? Wording.escaped(text.replace("\n", LINE_END).replace(' ', SPACE), LONGEST)
        : Wording.escaped(text, LONGEST);
  }

  /// Tokens in lines of a width, which end between tokens and where a line of the text does.
  static List<String> lines(Vocabulary vocabulary, int[] ids, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (int place = 0; place < ids.length; place++) {
      String token = of(vocabulary, ids[place]) + (place < ids.length - 1 ? DIVIDER : "");
      boolean lineEnds = line.toString().endsWith(LINE_END + DIVIDER);
      if (!line.isEmpty() && (lineEnds || length(line) + length(token) > width)) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(token);
    }
    lines.add(line.toString());
    return lines;
  }

  private static int length(CharSequence text) {
    return Character.codePointCount(text, 0, text.length());
  }

  /// Ids in a row.
  static String numbers(int[] ids) {
    return Arrays.stream(ids).mapToObj(Integer::toString).collect(Collectors.joining(" "));
  }
}
