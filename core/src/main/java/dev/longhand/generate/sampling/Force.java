package dev.longhand.generate.sampling;

import java.util.List;
import java.util.stream.Collectors;

/// Begins the text with some tokens, whatever the model holds of them. They count as written.
///
/// @param ids the first tokens of the text
public record Force(List<Integer> ids) implements SamplingStep {
  public Force {
    ids = List.copyOf(ids);
  }

  @Override
  public String name() {
    return "force";
  }

  @Override
  public String value() {
    return ids.stream().map(id -> "#" + id).collect(Collectors.joining(","));
  }

  @Override
  public Stage begin(int vocabulary) {
    return new Stage() {
      private int written;

      @Override
      public void narrow(Candidates candidates) {
        if (written < ids.size()
            && ids.get(written) < vocabulary
            && candidates.has(ids.get(written))) {
          candidates.keepOnly(ids.get(written));
        }
      }

      @Override
      public void chosen(int id, Candidates left) {
        written++;
      }
    };
  }
}
