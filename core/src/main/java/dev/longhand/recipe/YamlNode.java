package dev.longhand.recipe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/// A part of a YAML document and the line that it begins in. A closed family.
sealed interface YamlNode {
  /// From 1.
  int line();

  /// Keys with their values, in the order written.
  record Mapping(int line, SequencedMap<String, Entry> entries) implements YamlNode {
    public Mapping {
      entries = new LinkedHashMap<>(entries);
    }
  }

  /// A value with the line of its key.
  record Entry(int line, YamlNode value) {}

  /// Values one after the other.
  record Sequence(int line, List<YamlNode> elements) implements YamlNode {
    public Sequence {
      elements = List.copyOf(elements);
    }
  }

  /// Words or a number, as written.
  record Scalar(int line, String text) implements YamlNode {
    public Scalar {
      Objects.requireNonNull(text);
    }
  }

  /// Nothing, such as the value of a key that stands alone.
  record Empty(int line) implements YamlNode {}

  /// The same as if all of it stood in another line.
  default YamlNode at(int other) {
    return switch (this) {
      case Mapping mapping -> {
        var moved = new LinkedHashMap<String, Entry>();
        mapping.entries.forEach(
            (key, entry) -> moved.put(key, new Entry(other, entry.value.at(other))));
        yield new Mapping(other, moved);
      }
      case Sequence sequence ->
          new Sequence(
              other, sequence.elements.stream().map(element -> element.at(other)).toList());
      case Scalar scalar -> new Scalar(other, scalar.text);
      case Empty _ -> new Empty(other);
    };
  }

  /// What it is, for messages.
  default String described() {
    return switch (this) {
      case Mapping mapping -> "a group of keys";
      case Sequence sequence -> "a list";
      case Scalar scalar -> "one value";
      case Empty empty -> "nothing";
    };
  }
}
