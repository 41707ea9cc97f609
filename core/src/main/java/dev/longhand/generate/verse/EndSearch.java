package dev.longhand.generate.verse;

import dev.longhand.generate.verse.RhymeBook.EndWord;
import dev.longhand.text.token.Encoding;
import dev.longhand.text.token.Token;
import dev.longhand.text.token.Tokenizer;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/// The ways in which a line may end, as tokens: each word that fits, each sign behind it, and the
/// line end. Immutable once made; for one line.
final class EndSearch {
  private final Map<Place, EndPaths> paths = new HashMap<>();

  /// @param syllables of the word
  private record Place(Where where, int syllables) {}

  /// Where the word stands.
  enum Where {
    BEGINS_LINE,
    BEHIND_WORD
  }

  EndSearch(Tokenizer tokenizer, LinePlan plan) {
    for (EndWord end : plan.ends()) {
      for (String sign : LineGrammar.ENDINGS) {
        add(tokenizer, Where.BEGINS_LINE, end, end.text() + sign + "\n");
        add(tokenizer, Where.BEHIND_WORD, end, " " + end.text() + sign + "\n");
      }
    }
  }

  private void add(Tokenizer tokenizer, Where where, EndWord end, String text) {
    int[] ids = writable(tokenizer, tokenizer.config().addsSpaces() ? text.strip() + "\n" : text);
    if (ids.length > 0) {
      paths
          .computeIfAbsent(new Place(where, end.syllables()), _ -> new EndPaths())
          .add(end.word(), ids);
    }
  }

  /// The ids of a text; none when one of them cannot be written.
  static int[] writable(Tokenizer tokenizer, String text) {
    Encoding encoding = tokenizer.encodeNext(text);
    boolean known =
        encoding.unknown().isEmpty()
            && IntStream.of(encoding.ids())
                .allMatch(id -> tokenizer.vocabulary().kind(id) == Token.Kind.TEXT);
    return known ? encoding.ids() : new int[0];
  }

  /// What ends the line with a word of so many syllables; nowhere to go when nothing does.
  EndPaths of(Where where, int syllables) {
    return paths.getOrDefault(new Place(where, syllables), new EndPaths());
  }
}
