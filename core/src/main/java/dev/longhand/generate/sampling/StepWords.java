package dev.longhand.generate.sampling;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Reads steps of sampling that are written as text.
final class StepWords {
  /// An example of each step, by its name, in the order in which people usually take them.
  static final Map<String, String> EXAMPLES = examples();

  private static final int SHOWN = 60;

  private final String words;
  private final List<String> values;

  private StepWords(String words, List<String> values) {
    this.words = words;
    this.values = values;
  }

  private static Map<String, String> examples() {
    var examples = new LinkedHashMap<String, String>();
    examples.put("bias", "#5:-2.0");
    examples.put("forbid", "#5");
    examples.put("force", "#5,#6");
    examples.put("penalties", "1.2,0,0,64");
    examples.put("no-repeat", "4");
    examples.put("dry", "0.8,1.75,2,0");
    examples.put("temperature", "0.7");
    examples.put("top-k", "40");
    examples.put("top-p", "0.9");
    examples.put("min-p", "0.05");
    examples.put("typical", "0.9");
    examples.put("mirostat", "3,0.1");
    return examples;
  }

  /// All steps.
  ///
  /// @throws LonghandException `USAGE_VALUE` with everything that is wrong
  static List<SamplingStep> parse(List<String> all) {
    var steps = new ArrayList<SamplingStep>();
    var problems = new ArrayList<Problem>();
    for (String words : all) {
      try {
        steps.add(parse(words));
      } catch (LonghandException refused) {
        problems.addAll(refused.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new LonghandException(problems);
    }
    return steps;
  }

  private static SamplingStep parse(String words) {
    int sign = words.indexOf('=');
    String name = sign < 0 ? words : words.substring(0, sign);
    String value = sign < 0 ? "" : words.substring(sign + 1);
    return new StepWords(words, List.of(value.split(",", -1))).step(name);
  }

  private SamplingStep step(String name) {
    return switch (name) {
      case "temperature" -> new Temperature(only());
      case "top-k" -> new TopK(whole(0, 1));
      case "top-p" -> new TopP(only());
      case "min-p" -> new MinP(only());
      case "typical" -> new Typical(only());
      case "penalties" -> new Penalties(number(0, 4), number(1, 4), number(2, 4), whole(3, 4));
      case "no-repeat" -> new NoRepeat(whole(0, 1));
      case "dry" -> dry();
      case "mirostat" -> new Mirostat(number(0, 2), number(1, 2));
      case "bias" -> new LogitBias(biases());
      case "forbid" -> new Forbid(ids(values));
      case "force" -> new Force(ids(values));
      default -> throw unknown(name);
    };
  }

  private LonghandException unknown(String name) {
    return new LonghandException(
        ErrorCode.USAGE_VALUE,
        "there is no step '"
            + Wording.escaped(name, SHOWN)
            + "'; there are "
            + String.join(", ", EXAMPLES.keySet()),
        "sampling step",
        Wording.nearest(name, EXAMPLES.keySet())
            .map(near -> "did you mean " + near + "=" + EXAMPLES.get(near) + "?")
            .orElse("temperature=0.7"));
  }

  private double only() {
    return number(0, 1);
  }

  private double number(int place, int count) {
    return value(place, count, Double::parseDouble);
  }

  private int whole(int place, int count) {
    return value(place, count, Integer::parseInt);
  }

  private <T> T value(int place, int count, Function<String, T> parse) {
    if (values.size() != count) {
      throw malformed();
    }
    try {
      return parse.apply(values.get(place));
    } catch (NumberFormatException noNumber) {
      throw malformed().causedBy(noNumber);
    }
  }

  private SamplingStep dry() {
    int numbers = Math.min(4, values.size());
    var front = new StepWords(words, values.subList(0, numbers));
    return new Dry(
        front.number(0, 4),
        front.number(1, 4),
        front.whole(2, 4),
        front.whole(3, 4),
        ids(values.subList(numbers, values.size())));
  }

  private SortedMap<Integer, Double> biases() {
    var biases = new TreeMap<Integer, Double>();
    for (String value : values) {
      String[] parts = value.split(":", -1);
      if (parts.length != 2) {
        throw malformed();
      }
      try {
        biases.put(id(parts[0]), Double.parseDouble(parts[1]));
      } catch (NumberFormatException noNumber) {
        throw malformed().causedBy(noNumber);
      }
    }
    return biases;
  }

  private List<Integer> ids(List<String> words) {
    return words.stream().map(this::id).toList();
  }

  private int id(String word) {
    try {
      int id = Integer.parseInt(word.substring(Math.min(1, word.length())));
      if (word.startsWith("#") && id >= 0) {
        return id;
      }
    } catch (NumberFormatException noNumber) {
      throw malformed().causedBy(noNumber);
    }
    throw malformed();
  }

  private LonghandException malformed() {
    String name = words.split("=", 2)[0];
    return new LonghandException(
        ErrorCode.USAGE_VALUE,
        "the step "
            + Wording.escaped(words, SHOWN)
            + " cannot be read; it is written as "
            + name
            + "="
            + EXAMPLES.get(name),
        "sampling step",
        name + "=" + EXAMPLES.get(name));
  }

  @Override
  public String toString() {
    return Arrays.toString(values.toArray());
  }
}
