package dev.longhand.text.survey;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/// One thing about a text that a person may want to mend.
///
/// @param problem what was found, where the first of it stands, and what mends it
/// @param count how often it was found; empty where the words of the problem say it all
/// @param example where it stands, if one place can show it
public record Finding(Problem problem, OptionalLong count, Optional<Passage> example) {
  public Finding {
    Objects.requireNonNull(problem);
    Objects.requireNonNull(count);
    Objects.requireNonNull(example);
  }

  /// Its kind, which stays the same from version to version.
  public ErrorCode kind() {
    return problem.code();
  }

  /// What a reader noticed, which says its own numbers.
  static Finding of(Problem notice) {
    return new Finding(notice, OptionalLong.empty(), Optional.empty());
  }
}
