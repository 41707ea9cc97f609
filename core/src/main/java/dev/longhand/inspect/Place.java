package dev.longhand.inspect;

import java.util.Locale;

/// How well a model foretells the tokens at some places of a window or a document.
///
/// @param first place, from 1: how many tokens the model has read when it foretells there
/// @param last place
/// @param targets how many tokens were to be foretold there
/// @param hits how many were the likeliest
public record Place(long first, long last, long targets, long hits) {
  public Place {
    if (first < 1 || last < first || targets < 1 || hits < 0 || hits > targets) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%d of %d at places %d to %d", hits, targets, first, last));
    }
  }

  double accuracy() {
    return (double) hits / targets;
  }
}
