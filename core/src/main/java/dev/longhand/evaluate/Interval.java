package dev.longhand.evaluate;

/// Where a figure would lie in 95 of 100 texts like the one measured.
public record Interval(double low, double high) {}
