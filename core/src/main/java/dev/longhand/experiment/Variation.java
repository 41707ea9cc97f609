package dev.longhand.experiment;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.experiment.Values.Between;
import dev.longhand.experiment.Values.Listed;
import dev.longhand.experiment.Values.Numbers;
import dev.longhand.experiment.Values.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A setting of a recipe, and what it may be.
///
/// @param key its place in the recipe, such as `model.layers[0].units`
public record Variation(String key, Values values) {
  /// How messages call the option that a variation is given by.
  public static final String OPTION = "--vary";

  private static final String EXAMPLE = OPTION + " training.learning_rate=log:1e-4..1e-2";
  private static final String NUMBER = "([-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?)";
  private static final Pattern RANGE =
      Pattern.compile("(?:(log|int|linear):)?" + NUMBER + "\\.\\." + NUMBER + "(?:/([0-9]{1,4}))?");
  private static final Pattern SCALED =
      Pattern.compile("(?:log|int|linear):.*|[^,/\\\\]*[0-9]\\.\\.[^,/\\\\]*");
  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,15}");
  private static final int SHOWN = 80;

  public Variation {
    Objects.requireNonNull(values);
    if (key.isBlank()) {
      throw new IllegalArgumentException("the setting has no name");
    }
  }

  /// Reads `KEY=VALUES`.
  ///
  /// VALUES are a list (`128,256`), a range (`0.1..0.5`, `32..256` of whole numbers,
  /// `log:1e-4..1e-2` even on a logarithmic scale), or some points of a range (`log:1e-4..1e-2/5`).
  ///
  /// @throws LonghandException `USAGE_VALUE` for anything else
  public static Variation parse(String text) {
    int sign = text.indexOf('=');
    if (sign < 1 || text.substring(0, sign).isBlank()) {
      throw refused(text, "has no setting in front of a =", EXAMPLE);
    }
    String key = text.substring(0, sign).strip();
    String values = text.substring(sign + 1).strip();
    try {
      return new Variation(key, values(text, values));
    } catch (IllegalArgumentException impossible) {
      String reason = Optional.ofNullable(impossible.getMessage()).orElse("it cannot be");
      throw refused(text, "cannot be: " + reason, EXAMPLE).causedBy(impossible);
    }
  }

  private static Values values(String text, String written) {
    if (written.isEmpty()) {
      throw refused(text, "has no values behind its =", EXAMPLE);
    }
    Matcher range = RANGE.matcher(written);
    if (range.matches()) {
      return range(range);
    }
    if (SCALED.matcher(written).matches()) {
      throw refused(
          text,
          "is no range: two numbers with .. between them are expected, and log:, int: or linear:"
              + " may stand in front",
          EXAMPLE);
    }
    return new Listed(split(written));
  }

  private static Values range(Matcher range) {
    String kind = Optional.ofNullable(range.group(1)).orElse("");
    boolean whole =
        WHOLE.matcher(range.group(2)).matches() && WHOLE.matcher(range.group(3)).matches();
    Numbers numbers =
        switch (kind) {
          case "int" -> Numbers.WHOLE;
          case "linear" -> Numbers.REAL;
          default -> whole ? Numbers.WHOLE : Numbers.REAL;
        };
    if (kind.equals("int") && !whole) {
      throw new IllegalArgumentException("int: is between whole numbers");
    }
    Scale scale = kind.equals("log") ? Scale.LOGARITHMIC : Scale.LINEAR;
    var between =
        new Between(
            scale, numbers, Double.parseDouble(range.group(2)), Double.parseDouble(range.group(3)));
    return range.group(4) == null ? between : between.points(Integer.parseInt(range.group(4)));
  }

  /// Cut at commas that stand in no bracket, so that a value may be a list.
  private static List<String> split(String written) {
    var values = new ArrayList<String>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < written.length(); i++) {
      char sign = written.charAt(i);
      if (sign == '[' || sign == '{') {
        depth++;
      } else if (sign == ']' || sign == '}') {
        depth--;
      } else if (sign == ',' && depth == 0) {
        values.add(written.substring(start, i).strip());
        start = i + 1;
      }
    }
    values.add(written.substring(start).strip());
    return values;
  }

  private static LonghandException refused(String text, String what, String fix) {
    return new LonghandException(
        ErrorCode.USAGE_VALUE, "'" + Wording.escaped(text, SHOWN) + "' " + what, OPTION, fix);
  }

  /// The change that gives the setting one value: `KEY=VALUE`.
  String assignment(String value) {
    return key + "=" + value;
  }

  /// As {@link #parse} reads it.
  @Override
  public String toString() {
    return key + "=" + values.words();
  }
}
