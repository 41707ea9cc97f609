package dev.longhand.generate.sampling;

import java.util.List;
import java.util.stream.Collectors;

/// Takes some tokens out.
///
/// @param ids that are never written
public record Forbid(List<Integer> ids) implements SamplingStep {
  public Forbid {
    ids = ids.stream().distinct().sorted().toList();
  }

  @Override
  public String name() {
    return "forbid";
  }

  @Override
  public String value() {
    return ids.stream().map(id -> "#" + id).collect(Collectors.joining(","));
  }

  @Override
  public Stage begin(int vocabulary) {
    int[] all = ids.stream().mapToInt(Integer::intValue).filter(id -> id < vocabulary).toArray();
    return candidates -> {
      for (int id : all) {
        candidates.remove(id);
      }
    };
  }
}
