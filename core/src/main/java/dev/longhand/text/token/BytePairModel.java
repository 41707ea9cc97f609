package dev.longhand.text.token;

import java.util.List;
import java.util.Objects;

/// What byte pairs are before marks and labels come: learnt from a text, or out of a file.
///
/// @param tokens by id
record BytePairModel(BytePairRules rules, List<Token> tokens) {
  BytePairModel {
    Objects.requireNonNull(rules);
    tokens = List.copyOf(tokens);
  }
}
