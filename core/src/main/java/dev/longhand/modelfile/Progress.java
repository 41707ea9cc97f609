package dev.longhand.modelfile;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How far a run has come: whole numbers, numbers and words by name.
///
/// Immutable. Each value is kept as text, so that all of them, infinities too, come back to the
/// bit.
///
/// @param values by name, in alphabetical order
public record Progress(SortedMap<String, String> values) {
  /// Nothing yet.
  public static final Progress NONE = new Progress(Collections.emptySortedMap());

  static final String NAME = "progress";

  public Progress {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /// The same and a whole number.
  public Progress with(String name, long count) {
    return with(name, Long.toString(count));
  }

  /// The same and a number.
  public Progress with(String name, double figure) {
    return with(name, Double.toString(figure));
  }

  /// The same and a list of numbers.
  public Progress with(String name, List<Double> figures) {
    return with(name, figures.stream().map(String::valueOf).collect(Collectors.joining(" ")));
  }

  /// The same and some words.
  public Progress with(String name, String words) {
    var more = new TreeMap<>(values);
    more.put(name, words);
    return new Progress(more);
  }

  /// Whether there is a value of this name.
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /// A whole number.
  ///
  /// @throws LonghandException `MODEL_MISMATCH` when there is none of this name
  public long count(String name) {
    try {
      return Long.parseLong(words(name));
    } catch (NumberFormatException other) {
      throw unfit(name, "is not a whole number").causedBy(other);
    }
  }

  /// A number.
  ///
  /// @throws LonghandException `MODEL_MISMATCH` when there is none of this name
  public double figure(String name) {
    try {
      return Double.parseDouble(words(name));
    } catch (NumberFormatException other) {
      throw unfit(name, "is not a number").causedBy(other);
    }
  }

  /// The numbers of a list; none when there is no list of this name.
  ///
  /// @throws LonghandException `MODEL_MISMATCH` when some of it is no number
  public List<Double> figures(String name) {
    if (!has(name) || words(name).isBlank()) {
      return List.of();
    }
    try {
      return Arrays.stream(words(name).split(" ", -1)).map(Double::valueOf).toList();
    } catch (NumberFormatException other) {
      throw unfit(name, "is not a list of numbers").causedBy(other);
    }
  }

  /// The words of a name, or a number as text.
  ///
  /// @throws LonghandException `MODEL_MISMATCH` when there are none
  public String words(String name) {
    String words = values.get(name);
    if (words == null) {
      throw unfit(name, "is missing");
    }
    return words;
  }

  private static LonghandException unfit(String name, String what) {
    return new LonghandException(
        ErrorCode.MODEL_MISMATCH,
        "the checkpoint is not one of this kind of run: " + FilePlace.quoted(name) + " " + what,
        "metadata '" + NAME + "'",
        "start the run anew in another folder");
  }

  String toJson() {
    return Json.text(json -> {
      json.writeStartObject();
      values.forEach(json::writeStringProperty);
      json.writeEndObject();
    });
  }

  static Progress read(String text, FilePlace place) {
    Document document = Document.parse(text, place, NAME);
    var values = new TreeMap<String, String>();
    document.names().forEach(name -> values.put(name, document.text(name)));
    return new Progress(values);
  }
}
