package dev.longhand.generate.sampling;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Adds to the scores of some tokens.
///
/// @param biases by id; -100 all but forbids a token, 100 all but forces it
public record LogitBias(SortedMap<Integer, Double> biases) implements SamplingStep {
  private static final double MOST = 100;

  /// @throws dev.longhand.error.LonghandException `USAGE_VALUE` when one is not from -100 to 100
  public LogitBias {
    biases = Collections.unmodifiableSortedMap(new TreeMap<>(biases));
    for (Map.Entry<Integer, Double> bias : biases.entrySet()) {
      if (!(bias.getValue() >= -MOST && bias.getValue() <= MOST)) {
        throw SamplingStep.outOfRange(
            "the bias of token "
                + bias.getKey()
                + " is "
                + bias.getValue()
                + ", which is not from -100 to 100",
            "--bias",
            "--bias \"e=-2\"");
      }
    }
  }

  @Override
  public String name() {
    return "bias";
  }

  @Override
  public String value() {
    var parts = new ArrayList<String>();
    biases.forEach((id, bias) -> parts.add("#" + id + ":" + bias));
    return String.join(",", parts);
  }

  @Override
  public Stage begin(int vocabulary) {
    List<Map.Entry<Integer, Double>> all = List.copyOf(biases.entrySet());
    return candidates -> {
      for (int i = 0; i < all.size(); i++) {
        int id = all.get(i).getKey();
        if (id < vocabulary && candidates.has(id)) {
          candidates.setScore(id, candidates.score(id) + all.get(i).getValue());
        }
      }
    };
  }
}
