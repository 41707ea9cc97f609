package dev.longhand.nn.oracle;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// Values by name, in a fixed order; asking for a name that is not there is an error.
public record Named<V>(SequencedMap<String, V> byName) {

  public Named {
    byName = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byName));
  }

  public static <V> Named<V> none() {
    return new Named<>(new LinkedHashMap<>());
  }

  /// The value of that name, which must exist.
  public V get(String name) {
    V value = byName.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no " + name + " among " + byName.keySet());
    }
    return value;
  }

  public SequencedSet<String> names() {
    return byName.sequencedKeySet();
  }

  public Collection<V> values() {
    return byName.sequencedValues();
  }

  public void forEach(BiConsumer<String, V> action) {
    byName.forEach(action);
  }

  /// The values whose names begin so, by the rest of their names.
  public Named<V> under(String prefix) {
    SequencedMap<String, V> found = new LinkedHashMap<>();
    for (Map.Entry<String, V> entry : byName.entrySet()) {
      if (entry.getKey().startsWith(prefix)) {
        found.put(entry.getKey().substring(prefix.length()), entry.getValue());
      }
    }
    return new Named<>(found);
  }

  /// The same names with other values.
  public <W> Named<W> map(Function<V, W> function) {
    SequencedMap<String, W> mapped = new LinkedHashMap<>();
    byName.forEach((name, value) -> mapped.put(name, function.apply(value)));
    return new Named<>(mapped);
  }
}
