package dev.longhand.generate.search;

/// A token of a text that was found.
///
/// @param logProbability natural logarithm of the probability that the model gave it
/// @param rank how many tokens the model held for likelier
public record FoundToken(int id, double logProbability, int rank) {}
