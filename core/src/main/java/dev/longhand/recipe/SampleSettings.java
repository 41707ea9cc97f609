package dev.longhand.recipe;

import dev.longhand.generate.sampling.Sampling;
import java.util.List;
import java.util.Objects;

/// What is written after each epoch, to see how a model comes along.
///
/// @param prompt what it goes on from; may be empty
/// @param length how many tokens are written; 0 for no sample
/// @param temperatures one sample each
public record SampleSettings(String prompt, int length, List<Double> temperatures) {
  /// Two hundred tokens from nothing at a temperature that keeps fairly close to the text.
  public static final SampleSettings DEFAULTS = new SampleSettings("", 200, List.of(0.7));

  public SampleSettings {
    Objects.requireNonNull(prompt);
    Setting.SAMPLE_LENGTH.require(length);
    temperatures = List.copyOf(temperatures);
    temperatures.forEach(Sampling::at);
    if (prompt.codePoints().anyMatch(SampleSettings::halfOfPair)) {
      throw new IllegalArgumentException("the prompt holds half of a surrogate pair");
    }
  }

  private static boolean halfOfPair(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  /// The same with samples of another length.
  SampleSettings withLength(int tokens) {
    return new SampleSettings(prompt, tokens, temperatures);
  }
}
