package dev.longhand.tensorboard;

/// How many of some numbers lie in each of thirty intervals of equal width.
///
/// @param least of the numbers
/// @param most of the numbers
/// @param count how many there are
/// @param sum of them
/// @param squares the sum of their squares
/// @param ends where the intervals end, the last at the greatest number
/// @param counts how many numbers lie in each
public record Spread(
    double least,
    double most,
    long count,
    double sum,
    double squares,
    double[] ends,
    double[] counts) {
  private static final int INTERVALS = 30;

  /// The spread of finite numbers.
  ///
  /// @throws IllegalArgumentException when there are none
  public static Spread of(float[] numbers) {
    if (numbers.length == 0) {
      throw new IllegalArgumentException("no numbers have no spread");
    }
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    double sum = 0;
    double squares = 0;
    for (double number : numbers) {
      least = Math.min(least, number);
      most = Math.max(most, number);
      sum += number;
      squares += number * number;
    }
    double[] counts = counts(numbers, least, most);
    double[] ends = new double[counts.length];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = i == ends.length - 1 ? most : least + (most - least) * (i + 1) / ends.length;
    }
    return new Spread(least, most, numbers.length, sum, squares, ends, counts);
  }

  private static double[] counts(float[] numbers, double least, double most) {
    var counts = new double[most > least ? INTERVALS : 1];
    double width = most - least;
    for (double number : numbers) {
      int place = width > 0 ? (int) ((number - least) / width * counts.length) : 0;
      counts[Math.min(place, counts.length - 1)]++;
    }
    return counts;
  }
}
