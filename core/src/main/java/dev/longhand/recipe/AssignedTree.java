package dev.longhand.recipe;

import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.recipe.Assignment.Step;
import dev.longhand.recipe.RecipePlaces.Numbering;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Carries out one assignment in the tree of a recipe; what cannot be is noted, and the tree stays
/// as it was. For one assignment.
final class AssignedTree {
  private static final String NONE = "none";

  /// The groups for which a recipe may have one value, each with the key that it stands for.
  private static final Map<String, String> SHORT_FORMS =
      Map.of("tokens", "kind", "schedule", "kind", Setting.PROJECTION.key(), Setting.UNITS.key());

  private final Assignment assignment;
  private final List<Step> steps;
  private final YamlNode value;
  private final int line;
  private final RecipeProblems problems;

  private AssignedTree(Assignment assignment, YamlNode value, int line, RecipeProblems problems) {
    this.assignment = assignment;
    steps = assignment.steps();
    this.value = value;
    this.line = line;
    this.problems = problems;
  }

  /// A tree with all that was assigned, in its order.
  static YamlNode of(YamlNode tree, RecipePlaces places, RecipeProblems problems) {
    YamlNode result = tree;
    for (int i = 0; i < places.assignments().size(); i++) {
      Assignment assignment = places.assignments().get(i);
      int line = places.lineOf(i);
      Optional<YamlNode> value = value(assignment, line, problems);
      if (value.isPresent()) {
        result = new AssignedTree(assignment, value.get(), line, problems).in(result, 0);
      }
    }
    return result;
  }

  /// What is assigned, nothing for what is removed; empty when it is broken, which is noted.
  private static Optional<YamlNode> value(
      Assignment assignment, int line, RecipeProblems problems) {
    String written = assignment.value();
    if (assignment.removes()) {
      return Optional.of(new YamlNode.Empty(line));
    }
    if ("{[\"'".indexOf(written.charAt(0)) < 0) {
      return Optional.of(new YamlNode.Scalar(line, written));
    }
    var found =
        new RecipeProblems(
            RecipePlaces.of(assignment.where(), Numbering.HIDDEN, written, List.of()));
    try {
      YamlNode tree = YamlParser.parse(written, assignment.where(), found);
      if (found.none()) {
        return Optional.of(tree.at(line));
      }
      found.exception().problems().forEach(problem -> note(problem, line, problems));
    } catch (LonghandException broken) {
      problems.add(
          line,
          RecipeReader.quoted(written) + " is not YAML",
          "end what is begun, as in --set model.layers[+]='{kind: dropout, rate: 0.2}'");
    }
    return Optional.empty();
  }

  private static void note(Problem problem, int line, RecipeProblems problems) {
    problems.add(problem.code(), line, problem.what(), problem.fix());
  }

  private YamlNode in(YamlNode node, int depth) {
    if (depth == steps.size()) {
      return value;
    }
    return switch (steps.get(depth)) {
      case Step.Key(String name) -> inKeys(node, name, depth);
      case Step.Element(int index) -> inElement(node, index, depth);
      case Step.Append() -> appended(node, depth);
    };
  }

  private YamlNode inKeys(YamlNode node, String name, int depth) {
    Optional<YamlNode.Mapping> keys = keys(node, depth);
    if (keys.isEmpty()) {
      problem(path(depth) + " is " + node.described() + ", not keys", otherPlace(node, depth));
      return node;
    }
    var entries = new LinkedHashMap<>(keys.get().entries());
    Optional<YamlNode.Entry> before = Optional.ofNullable(entries.get(name));
    if (before.isEmpty() && isUnknown(node, name, depth)) {
      return node;
    }
    YamlNode child = before.map(YamlNode.Entry::value).orElse(new YamlNode.Empty(line));
    YamlNode changed = in(child, depth + 1);
    boolean last = depth + 1 == steps.size();
    if (last && assignment.removes()) {
      entries.remove(name);
    } else if (!changed.equals(child)) {
      int place = last ? line : before.map(YamlNode.Entry::line).orElse(line);
      entries.put(name, new YamlNode.Entry(place, changed));
    }
    return new YamlNode.Mapping(node.line(), entries);
  }

  /// Whether a key that is not there cannot be meant: it would be removed, or is one of a group.
  private boolean isUnknown(YamlNode root, String name, int depth) {
    if (assignment.removes() && depth + 1 == steps.size()) {
      problem(path(depth + 1) + " is not there to be removed", "leave it out");
      return true;
    }
    if (depth > 0 || steps.size() > 1) {
      return false;
    }
    var paths = new ArrayList<String>();
    collect(root, "", name, paths);
    if (!paths.isEmpty()) {
      problem(
          RecipeReader.quoted(name) + " is no key of a recipe, but of groups in it",
          "--set " + paths.getFirst() + "=" + Wording.shellWord(assignment.value()));
    }
    return !paths.isEmpty();
  }

  /// The paths of all keys of a name.
  private static void collect(YamlNode node, String path, String name, List<String> paths) {
    switch (node) {
      case YamlNode.Mapping mapping ->
          mapping
              .entries()
              .forEach((key, entry) -> {
                String full = path.isEmpty() ? key : path + "." + key;
                if (key.equals(name)) {
                  paths.add(full);
                }
                collect(entry.value(), full, name, paths);
              });
      case YamlNode.Sequence sequence -> {
        for (int i = 0; i < sequence.elements().size(); i++) {
          collect(sequence.elements().get(i), path + "[" + i + "]", name, paths);
        }
      }
      case YamlNode.Scalar _, YamlNode.Empty _ -> {}
    }
  }

  /// The keys of a node, of which one value may be the short form.
  private Optional<YamlNode.Mapping> keys(YamlNode node, int depth) {
    return switch (node) {
      case YamlNode.Mapping mapping -> Optional.of(mapping);
      case YamlNode.Empty empty -> Optional.of(group(empty.line()));
      case YamlNode.Scalar scalar when scalar.text().equals(NONE) ->
          Optional.of(group(scalar.line()));
      case YamlNode.Scalar scalar -> longForm(scalar, depth);
      case YamlNode.Sequence _ -> Optional.empty();
    };
  }

  private Optional<YamlNode.Mapping> longForm(YamlNode.Scalar scalar, int depth) {
    if (depth == 0 || !(steps.get(depth - 1) instanceof Step.Key(String group))) {
      return Optional.empty();
    }
    return Optional.ofNullable(SHORT_FORMS.get(group))
        .map(key -> {
          YamlNode.Mapping mapping = group(scalar.line());
          mapping.entries().put(key, new YamlNode.Entry(scalar.line(), scalar));
          return mapping;
        });
  }

  private static YamlNode.Mapping group(int line) {
    return new YamlNode.Mapping(line, new LinkedHashMap<>());
  }

  private YamlNode inElement(YamlNode node, int index, int depth) {
    if (!(node instanceof YamlNode.Sequence(int first, List<YamlNode> elements))) {
      problem(path(depth) + " is " + node.described() + ", not a list", notAList(node, depth));
      return node;
    }
    if (index >= elements.size()) {
      problem(
          path(depth + 1)
              + " is not there: "
              + path(depth)
              + " has "
              + Wording.count(elements.size(), "element")
              + ", counted from [0]",
          path(depth) + "[+] adds one");
      return node;
    }
    var changed = new ArrayList<>(elements);
    if (depth + 1 == steps.size() && assignment.removes()) {
      changed.remove(index);
    } else {
      changed.set(index, in(elements.get(index), depth + 1));
    }
    return new YamlNode.Sequence(first, changed);
  }

  private YamlNode appended(YamlNode node, int depth) {
    if (!(node instanceof YamlNode.Sequence(int first, List<YamlNode> elements))) {
      problem(path(depth) + " is " + node.described() + ", not a list", notAList(node, depth));
      return node;
    }
    if (assignment.removes() && depth + 1 == steps.size()) {
      problem(
          path(depth + 1) + " adds an element, and has no value",
          "--set " + path(depth + 1) + "='{kind: dropout, rate: 0.2}'");
      return node;
    }
    var longer = new ArrayList<>(elements);
    longer.add(in(new YamlNode.Empty(line), depth + 1));
    return new YamlNode.Sequence(first, longer);
  }

  private String otherPlace(YamlNode node, int depth) {
    return node instanceof YamlNode.Sequence
        ? "--set "
            + path(depth)
            + "[0]"
            + assignment.key().substring(path(depth).length())
            + "="
            + Wording.shellWord(assignment.value())
        : "--set " + path(depth) + "=VALUE";
  }

  private String notAList(YamlNode node, int depth) {
    return node instanceof YamlNode.Empty
        ? "longhand recipes show NAME prints all keys"
        : "leave [...] out behind " + path(depth);
  }

  /// The first steps, as they are written.
  private String path(int count) {
    var path = new StringBuilder();
    for (Step step : steps.subList(0, count)) {
      switch (step) {
        case Step.Key(String name) -> path.append(path.isEmpty() ? "" : ".").append(name);
        case Step.Element(int index) -> path.append('[').append(index).append(']');
        case Step.Append() -> path.append("[+]");
      }
    }
    return path.toString();
  }

  private void problem(String what, String fix) {
    problems.add(line, what, fix);
  }
}
