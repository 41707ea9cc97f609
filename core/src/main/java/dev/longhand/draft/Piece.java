package dev.longhand.draft;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/// What was added to a draft at once by one author.
///
/// @param tokens what the model reads of it; none where the vocabulary lacks all of it
/// @param typed the text as a person typed it, also what the vocabulary lacks; empty where the
///   model wrote
record Piece(List<DraftToken> tokens, Optional<String> typed) {
  Piece {
    tokens = List.copyOf(tokens);
    Objects.requireNonNull(typed);
  }

  /// A token that the model wrote.
  static Piece written(DraftToken token) {
    return new Piece(List.of(token), Optional.empty());
  }

  /// A text with the ids that stand for it, of which nobody asked how likely they are.
  static Piece opened(String text, int[] ids) {
    List<DraftToken> tokens =
        Arrays.stream(ids)
            .mapToObj(id -> new DraftToken(id, Author.PERSON, OptionalDouble.empty()))
            .toList();
    return new Piece(tokens, Optional.of(text));
  }

  Author author() {
    return typed.isPresent() ? Author.PERSON : Author.MODEL;
  }
}
