package dev.longhand.text.token;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Looks up the tokens of one text and gathers their ids, and what has none. Mutable.
final class TokenIds implements TokenConsumer {
  private final StringIndex known;
  private final int first;
  private final OptionalInt unknown;
  private final Map<String, Long> unknownTokens = new LinkedHashMap<>();
  private int[] ids = new int[1 << 10];
  private int count;

  /// @param known tokens whose ids follow each other
  /// @param first the id of the first of them
  /// @param unknown the id of all others; empty to leave them out
  TokenIds(StringIndex known, int first, OptionalInt unknown) {
    this.known = known;
    this.first = first;
    this.unknown = unknown;
  }

  @Override
  public void token(String text, int from, int to) {
    int number = known.find(text, from, to);
    if (number >= 0) {
      add(first + number);
      return;
    }
    unknownTokens.merge(text.substring(from, to), 1L, Long::sum);
    if (unknown.isPresent()) {
      add(unknown.getAsInt());
    }
  }

  private void add(int id) {
    if (count == ids.length) {
      ids = Arrays.copyOf(ids, 2 * count);
    }
    ids[count++] = id;
  }

  Encoding encoding() {
    List<UnknownToken> listed = new ArrayList<>();
    unknownTokens.forEach((token, times) -> listed.add(new UnknownToken(token, times)));
    return new Encoding(Arrays.copyOf(ids, count), listed);
  }
}
