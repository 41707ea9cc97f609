package dev.longhand.text.corpus;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import java.util.List;

/// The way to a value through JSON objects: `body.text` is the value `text` of the object `body`.
///
/// @param names the keys from the outermost object to the value, at least one
record FieldPath(List<String> names) {
  static final int MOST_NAMES = 32;

  FieldPath {
    names = List.copyOf(names);
  }

  /// The path that a text with dots names.
  ///
  /// @param option the option that the text was given with
  /// @throws LonghandException `USAGE_VALUE` when a name in it is empty, or there are too many
  static FieldPath of(String text, String option) {
    List<String> names = List.of(text.split("\\.", -1));
    if (names.contains("") || names.size() > MOST_NAMES) {
      throw new LonghandException(
          ErrorCode.USAGE_VALUE,
          TablePlace.quoted(text)
              + " is no field: that is names with dots between them, at most "
              + MOST_NAMES,
          option,
          "such as " + option + " body.text");
    }
    return new FieldPath(names);
  }

  /// Whether this key continues the path at this depth, which is 0 in the outermost object.
  boolean goesThrough(int depth, String key) {
    return depth < names.size() && names.get(depth).equals(key);
  }

  /// Whether a value at this depth is the one that the path leads to.
  boolean endsAt(int depth) {
    return depth == names.size() - 1;
  }

  /// The path as it is written.
  String text() {
    return String.join(".", names);
  }
}
