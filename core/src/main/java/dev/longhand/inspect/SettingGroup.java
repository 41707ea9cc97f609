package dev.longhand.inspect;

import java.util.List;
import java.util.Objects;

/// Settings of a run that belong together.
public record SettingGroup(String name, List<Entry> entries) {
  /// One setting.
  public record Entry(String key, String value) {
    public Entry {
      Objects.requireNonNull(key);
      Objects.requireNonNull(value);
    }
  }

  public SettingGroup {
    Objects.requireNonNull(name);
    entries = List.copyOf(entries);
  }
}
