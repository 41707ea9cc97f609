package dev.longhand.evaluate.baseline;

import dev.longhand.text.example.TokenSequence;

/// How often each token comes in a text.
final class TokenCounts {
  private TokenCounts() {}

  /// `[V]`, by id.
  static long[] of(TokenSequence tokens, int vocabulary) {
    var counts = new long[vocabulary];
    for (long place = 0; place < tokens.length(); place++) {
      counts[tokens.at(place)]++;
    }
    return counts;
  }
}
