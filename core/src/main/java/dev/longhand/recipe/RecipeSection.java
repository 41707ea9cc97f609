package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// A group of keys of a recipe: each is asked for by name and kind, and whatever is wrong is noted
/// while reading goes on, so that all of it is known at once. Mutable; {@link #finish} ends it.
final class RecipeSection {
  private static final String PATH_END = ".";
  private static final String KIND = "kind";

  private final String path;
  private final YamlNode.Mapping node;
  private final RecipeProblems problems;
  private final boolean absent;
  private final List<String> known = new ArrayList<>();

  private RecipeSection(
      String path, YamlNode.Mapping node, RecipeProblems problems, boolean absent) {
    this.path = path;
    this.node = node;
    this.problems = problems;
    this.absent = absent;
  }

  /// The keys of a node; of none when the node is something else, which is noted.
  ///
  /// @param path what the group is called, empty for the whole recipe
  static RecipeSection of(String path, YamlNode node, RecipeProblems problems) {
    if (node instanceof YamlNode.Mapping mapping) {
      return new RecipeSection(path, mapping, problems, false);
    }
    RecipeSection section = absent(path, node.line(), problems);
    if (!(node instanceof YamlNode.Empty)) {
      section.problem(
          node.line(),
          (path.isEmpty() ? "the recipe" : path) + " is " + node.described() + ", not keys",
          "write 'key: value' lines");
    } else if (path.isEmpty()) {
      section.problem(1, "the recipe is empty", "longhand recipes show characters prints one");
    }
    return section;
  }

  /// A group without keys, of which it is known that they are missing.
  private static RecipeSection absent(String path, int line, RecipeProblems problems) {
    return new RecipeSection(
        path, new YamlNode.Mapping(line, new LinkedHashMap<>()), problems, true);
  }

  boolean absent() {
    return absent;
  }

  int line() {
    return node.line();
  }

  boolean has(String key) {
    return node.entries().containsKey(key);
  }

  /// Whether a group stands at a key, and not one value.
  boolean holdsKeys(String key) {
    return entry(key).filter(found -> found.value() instanceof YamlNode.Mapping).isPresent();
  }

  /// The line of a key, or of the group when the key is missing.
  int line(String key) {
    return entry(key).map(YamlNode.Entry::line).orElse(node.line());
  }

  /// What stands at a key, if anything does.
  Optional<YamlNode> value(String key) {
    known.add(key);
    return entry(key).map(YamlNode.Entry::value);
  }

  private Optional<YamlNode.Entry> entry(String key) {
    return Optional.ofNullable(node.entries().get(key));
  }

  /// A group within this one that may be missing.
  RecipeSection optionalSection(String key) {
    YamlNode value = value(key).orElse(new YamlNode.Empty(node.line()));
    return of(full(key), value, problems);
  }

  /// A group within this one that must be there.
  RecipeSection section(String key) {
    if (!(value(key).orElse(new YamlNode.Empty(0)) instanceof YamlNode.Empty)) {
      return optionalSection(key);
    }
    if (!absent) {
      problem(line(key), full(key) + " is missing", "add '" + key + ":' and its keys under it");
    }
    return absent(full(key), node.line(), problems);
  }

  /// Words.
  String text(String key, String otherwise) {
    return scalar(key).map(YamlNode.Scalar::text).orElse(otherwise);
  }

  /// A whole number that must be there.
  int count(Setting setting) {
    requirePresent(setting.key(), setting.range());
    return count(setting, 1);
  }

  /// A whole number.
  int count(Setting setting, int otherwise) {
    return (int) number(setting, setting.key(), otherwise);
  }

  /// A number.
  double number(Setting setting, double otherwise) {
    return number(setting, setting.key(), otherwise);
  }

  /// A number that may be missing or `none`.
  OptionalDouble optionalNumber(Setting setting) {
    Optional<YamlNode.Scalar> scalar = scalar(setting.key());
    boolean none = scalar.isEmpty() || scalar.get().text().equals("none");
    double value = none ? Double.NaN : number(setting, scalar.get(), Double.NaN);
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private double number(Setting setting, String key, double otherwise) {
    return scalar(key).map(scalar -> number(setting, scalar, otherwise)).orElse(otherwise);
  }

  /// Some numbers in a list.
  List<Double> numbers(Setting setting, List<Double> otherwise) {
    Optional<YamlNode> value = value(setting.key());
    return switch (value.orElse(new YamlNode.Empty(0))) {
      case YamlNode.Empty empty -> otherwise;
      case YamlNode.Scalar scalar -> List.of(number(setting, scalar, otherwise.getFirst()));
      case YamlNode.Sequence sequence -> {
        var numbers = new ArrayList<Double>();
        for (YamlNode element : sequence.elements()) {
          if (element instanceof YamlNode.Scalar scalar) {
            numbers.add(number(setting, scalar, otherwise.getFirst()));
          } else {
            wrongKind(setting.key(), element, "a number");
          }
        }
        yield numbers;
      }
      case YamlNode.Mapping mapping -> {
        wrongKind(setting.key(), mapping, "a list of numbers");
        yield otherwise;
      }
    };
  }

  private double number(Setting setting, YamlNode.Scalar scalar, double otherwise) {
    double value;
    try {
      value = Double.parseDouble(scalar.text());
    } catch (NumberFormatException none) {
      value = Double.NaN;
    }
    if (setting.allows(value)) {
      return value;
    }
    problems.add(setting, RecipeReader.quoted(scalar.text()), scalar.line());
    return otherwise;
  }

  /// A whole number of 64 bits.
  long seed(String key, long otherwise) {
    Optional<YamlNode.Scalar> scalar = scalar(key);
    try {
      return scalar.isPresent() ? Long.parseLong(scalar.get().text()) : otherwise;
    } catch (NumberFormatException none) {
      String written = RecipeReader.quoted(scalar.get().text());
      String range = "a whole number from -2^63 to 2^63 - 1";
      problems.add(
          ErrorCode.USAGE_VALUE,
          scalar.get().line(),
          key + " is " + written + "; it must be " + range,
          "choose " + range);
      return otherwise;
    }
  }

  /// The constant of an enum, in small letters.
  <E extends Enum<E>> E constant(String key, List<E> constants, E otherwise) {
    List<String> names = constants.stream().map(RecipeSection::name).toList();
    int index = names.indexOf(choice(key, names, name(otherwise)));
    return constants.get(index);
  }

  /// One of some words that must be there.
  String choice(String key, List<String> words) {
    requirePresent(key, "one of " + String.join(", ", words));
    return choice(key, words, words.getFirst());
  }

  /// One of some words; what was probably meant decides which other keys are right.
  String choice(String key, List<String> words, String otherwise) {
    Optional<YamlNode.Scalar> scalar = scalar(key);
    if (scalar.isEmpty() || words.contains(scalar.get().text())) {
      return scalar.map(YamlNode.Scalar::text).orElse(otherwise);
    }
    String written = scalar.get().text();
    Optional<String> meant = Wording.nearest(written, words);
    problems.add(
        ErrorCode.USAGE_VALUE,
        scalar.get().line(),
        String.format(
            Locale.ROOT,
            "%s is %s; it must be one of %s",
            full(key),
            RecipeReader.quoted(written),
            String.join(", ", words)),
        meant.map(near -> "did you mean " + near + "?").orElse("choose one of them"));
    return meant.orElse(otherwise);
  }

  private Optional<YamlNode.Scalar> scalar(String key) {
    Optional<YamlNode> value = value(key);
    if (value.isPresent() && value.get() instanceof YamlNode.Scalar scalar) {
      return Optional.of(scalar);
    }
    value.ifPresent(other -> wrongKind(key, other, "one value"));
    return Optional.empty();
  }

  private void wrongKind(String key, YamlNode found, String expected) {
    String what = full(key) + " is " + found.described() + ", not " + expected;
    problem(found.line(), what, "write " + expected + " behind '" + key + ":'");
  }

  /// A group that is missing as a whole is one problem, not one for each of its keys.
  private void requirePresent(String key, String expected) {
    if (!has(key) && !absent) {
      problem(node.line(), full(key) + " is missing", "add '" + key + ":' with " + expected);
    }
  }

  /// Whether a setting is left over from what the group was of before an assignment changed that.
  ///
  /// @param deciding the key that says of what kind the group is
  boolean leftOver(String key, String deciding) {
    return problems.assigned(line(deciding)) && !problems.assigned(line(key));
  }

  /// Notes every key that nobody asked for.
  void finish() {
    node.entries()
        .forEach((key, entry) -> {
          if (!known.contains(key) && !leftOver(key, KIND)) {
            String of = path.isEmpty() ? "a recipe" : path;
            problem(
                entry.line(),
                RecipeReader.quoted(key) + " is no key of " + of,
                Wording.nearest(key, known)
                    .map(near -> "did you mean " + near + "?")
                    .orElse(
                        "keys of " + of + ": " + String.join(", ", new LinkedHashSet<>(known))));
          }
        });
  }

  /// Notes something wrong with the recipe.
  void problem(int line, String what, String fix) {
    problems.add(line, what, fix);
  }

  private String full(String key) {
    return path.isEmpty() ? key : path + PATH_END + key;
  }

  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
