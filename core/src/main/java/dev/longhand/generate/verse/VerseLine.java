package dev.longhand.generate.verse;

import java.util.Objects;

/// A line that was written.
///
/// @param text without its line end
/// @param syllables how many it has
/// @param mark the letter of its rhyme, or a dash where it rhymes with nothing
/// @param endWord its last word, in small letters
/// @param sound of the end of that word
/// @param tokens how many, its line end included
/// @param logProbability natural logarithm of the probability that the model gives to them
public record VerseLine(
    String text,
    int syllables,
    String mark,
    String endWord,
    String sound,
    int tokens,
    double logProbability) {
  public VerseLine {
    Objects.requireNonNull(text);
    Objects.requireNonNull(mark);
  }
}
