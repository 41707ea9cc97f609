package dev.longhand.generate;

import dev.longhand.generate.decoder.Reading;
import dev.longhand.nn.LanguageModel;
import java.util.Objects;

/// A model that takes part in writing.
///
/// @param reading how much of the text it has read when it is asked
/// @param weight its share in the probabilities, beside the others' weights
public record Voice(LanguageModel model, Reading reading, double weight) {
  public Voice {
    Objects.requireNonNull(model);
    Objects.requireNonNull(reading);
    if (!(weight > 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException("a weight of " + weight);
    }
  }

  /// A model that writes alone.
  public static Voice of(LanguageModel model, Reading reading) {
    return new Voice(model, reading, 1);
  }
}
