package dev.longhand.cli;

import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What was refused so far, gathered so that a person is told all of it at once. Mutable.
final class Refusals {
  private final List<Problem> problems = new ArrayList<>();

  /// What comes of some work, unless it is refused.
  <T> Optional<T> of(Supplier<T> work) {
    try {
      return Optional.of(work.get());
    } catch (LonghandException refused) {
      problems.addAll(refused.problems());
      return Optional.empty();
    }
  }

  /// What comes of some work; what was there before when it is refused.
  <T> T or(T before, Supplier<T> work) {
    return of(work).orElse(before);
  }

  void add(Problem problem) {
    problems.add(problem);
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /// @throws LonghandException with all of them, if there are any
  void end() {
    if (!problems.isEmpty()) {
      throw new LonghandException(problems);
    }
  }
}
