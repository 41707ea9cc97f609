package dev.longhand.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/// Something that a notebook does which costs its reader time or truth, and what it did on one
/// text.
///
/// @param name what it is called, such as `windows one short`
/// @param seen what it did here
/// @param figures the numbers of that, by name
public record Trap(String name, String seen, SequencedMap<String, Double> figures) {
  public Trap {
    Objects.requireNonNull(name);
    Objects.requireNonNull(seen);
    figures = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(figures));
  }

  /// With figures as a plain map.
  static Trap of(String name, String seen, Map<String, Double> figures) {
    return new Trap(name, seen, new LinkedHashMap<>(figures));
  }
}
