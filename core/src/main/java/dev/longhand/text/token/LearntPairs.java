package dev.longhand.text.token;

import java.util.List;

/// What learning from a text brought.
///
/// @param tokens those of the bytes, then those of the pairs in the order in which they were learnt
/// @param merges the pairs that became one, in that order
record LearntPairs(List<Token> tokens, List<BytePairRules.Merge> merges) {
  LearntPairs {
    tokens = List.copyOf(tokens);
    merges = List.copyOf(merges);
  }
}
