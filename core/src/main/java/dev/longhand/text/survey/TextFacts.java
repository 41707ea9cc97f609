package dev.longhand.text.survey;

/// The numbers of a text.
///
/// @param characters code points, with the line ends that join documents
/// @param longestLine in UTF-16 units, without its end
/// @param symbols how many different code points there are
/// @param words how many words, see {@link Checkup}
/// @param distinctWords how many different ones
/// @param wordsOnce how many of those occur once
/// @param estimate whether distinct words were too many to count, and both numbers are estimates
public record TextFacts(
    long characters,
    long documents,
    long lines,
    long longestLine,
    int symbols,
    long words,
    long distinctWords,
    long wordsOnce,
    boolean estimate) {}
