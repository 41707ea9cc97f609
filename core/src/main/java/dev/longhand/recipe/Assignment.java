package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A change to one key of a recipe, as `--set` writes it: `model.layers[0].units=128`.
///
/// Keys are parted by points. `[0]` is the first element of a list and `[+]` a new one behind the
/// last. A value that begins with `{`, `[` or a quotation mark is YAML, any other is taken as it
/// stands; without a value a key, or an element, is removed. Where a `kind` is changed, settings
/// that only the old kind has go with it.
///
/// @param key the path of what changes, such as `training.early_stopping.patience`
/// @param value as YAML writes it; empty to remove what is there
public record Assignment(String key, String value) {
  private static final String PART = "[^.\\[\\]=\\s]+(?:\\[(?:\\d{1,6}|\\+)])*";
  private static final Pattern KEY = Pattern.compile(PART + "(?:\\." + PART + ")*");
  private static final Pattern STEP = Pattern.compile("\\[(\\+|\\d+)]|[^.\\[\\]]+");
  private static final int LONGEST_SHOWN = 100;

  /// @throws IllegalArgumentException when the key is no path of keys
  public Assignment {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException(
          RecipeReader.quoted(key) + " is no key such as model.layers[0].units");
    }
  }

  /// One part of the path to what changes. A closed family.
  sealed interface Step {
    /// The value of a key.
    record Key(String name) implements Step {}

    /// An element of a list, from 0.
    record Element(int index) implements Step {}

    /// A new element behind the last of a list.
    record Append() implements Step {}
  }

  /// The assignment that a person wrote.
  ///
  /// @throws LonghandException `USAGE_VALUE` when it is not `KEY=VALUE`
  public static Assignment parse(String text) {
    int equals = text.indexOf('=');
    String key = equals < 0 ? text : text.substring(0, equals).strip();
    if (equals < 0 || !KEY.matcher(key).matches()) {
      throw new LonghandException(
          ErrorCode.USAGE_VALUE,
          equals < 0
              ? "--set is " + RecipeReader.quoted(text) + "; it must be KEY=VALUE"
              : "--set begins with " + RecipeReader.quoted(key) + ", which is no key of a recipe",
          "--set",
          "--set model.layers[0].units=128");
    }
    return new Assignment(key, text.substring(equals + 1).strip());
  }

  List<Step> steps() {
    var steps = new ArrayList<Step>();
    Matcher found = STEP.matcher(key);
    while (found.find()) {
      String index = found.group(1);
      if (index == null) {
        steps.add(new Step.Key(found.group()));
      } else {
        steps.add(index.equals("+") ? new Step.Append() : new Step.Element(number(index)));
      }
    }
    return steps;
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  boolean removes() {
    return value.isEmpty();
  }

  /// What messages call the place where it was written.
  String where() {
    return "--set " + Wording.escaped(key, LONGEST_SHOWN);
  }
}
