package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What is wrong with one recipe, gathered while it is read. Mutable.
final class RecipeProblems {
  private final RecipePlaces places;
  private final List<Located> found = new ArrayList<>();

  private record Located(int line, Problem problem) {}

  /// @param places of the lines that are read
  RecipeProblems(RecipePlaces places) {
    this.places = places;
  }

  void add(ErrorCode code, int line, String what, String fix) {
    found.add(new Located(line, new Problem(code, what, at(line), fix)));
  }

  void add(int line, String what, String fix) {
    add(ErrorCode.USAGE_RECIPE, line, what, fix);
  }

  /// A number that is outside its range, or no number.
  void add(Setting setting, String written, int line) {
    found.add(new Located(line, setting.problem(written, at(line))));
  }

  /// What a record's own checks let pass; what they refuse is noted.
  <T> Optional<T> accepted(int line, Supplier<T> maker) {
    try {
      return Optional.of(maker.get());
    } catch (IllegalArgumentException refused) {
      String reason = Optional.ofNullable(refused.getMessage()).orElse("it cannot be");
      add(
          ErrorCode.USAGE_PAIR,
          line,
          reason,
          "longhand recipes show characters prints a recipe that works");
    } catch (LonghandException refused) {
      for (Problem problem : refused.problems()) {
        add(problem.code(), line, problem.what(), problem.fix());
      }
    }
    return Optional.empty();
  }

  /// Whether every value may stand as it is, alone.
  boolean onlyPairs() {
    return found.stream().allMatch(located -> located.problem().code() == ErrorCode.USAGE_PAIR);
  }

  boolean none() {
    return found.isEmpty();
  }

  /// All of them in the order of the lines.
  LonghandException exception() {
    return new LonghandException(
        found.stream()
            .sorted(Comparator.comparingInt(Located::line))
            .map(Located::problem)
            .toList());
  }

  /// Whether an assignment put there what stands in a line.
  boolean assigned(int line) {
    return places.assigned(line);
  }

  private String at(int line) {
    return places.at(line);
  }
}
