package dev.longhand.experiment;

import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is wrong with recipes of trials, each thing told once, with the first trial that has it.
/// Mutable.
final class TrialProblems {
  /// Equal for the same mistake in several trials.
  private record Mistake(String what, String fix) {}

  private final Map<Mistake, List<Problem>> found = new LinkedHashMap<>();

  void add(Problem problem) {
    found
        .computeIfAbsent(new Mistake(problem.what(), problem.fix()), mistake -> new ArrayList<>())
        .add(problem);
  }

  void add(Trial trial, List<Problem> problems) {
    problems.forEach(problem -> add(in(trial, problem)));
  }

  private static Problem in(Trial trial, Problem problem) {
    String changes = String.join(" ", trial.changes());
    String place = changes.isEmpty() ? trial.name() : trial.name() + " (" + changes + ")";
    String where = problem.where().isEmpty() ? place : place + ", " + problem.where();
    return new Problem(problem.code(), problem.what(), where, problem.fix());
  }

  /// @throws LonghandException with all of them, if there are any
  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new LonghandException(found.values().stream().map(TrialProblems::joined).toList());
    }
  }

  private static Problem joined(List<Problem> same) {
    Problem first = same.getFirst();
    String more = same.size() > 1 ? ", and " + (same.size() - 1) + " more" : "";
    return new Problem(first.code(), first.what(), first.where() + more, first.fix());
  }
}
