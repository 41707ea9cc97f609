package dev.longhand.evaluate.baseline;

/// What is taken off counts of 1, of 2 and of more, so that something is left for what never came.
record Discounts(double one, double two, double more) {
  /// Where too few sequences are rare to tell.
  private static final Discounts USUAL = new Discounts(0.5, 1, 1.5);

  /// The estimates of Chen & Goodman 1999; where they make no sense, one discount for all counts
  /// (Ney, Essen & Kneser 1994).
  ///
  /// @param counted `[5]`, how many sequences have a count of 1, 2, 3 and 4, by the count
  static Discounts of(long[] counted) {
    if (counted[1] == 0 || counted[2] == 0) {
      return USUAL;
    }
    double rare = counted[1] / (double) (counted[1] + 2 * counted[2]);
    if (counted[3] > 0 && counted[4] > 0) {
      double one = 1 - 2 * rare * counted[2] / counted[1];
      double two = 2 - 3 * rare * counted[3] / counted[2];
      double more = 3 - 4 * rare * counted[4] / counted[3];
      if (one > 0 && two > 0 && more > 0) {
        return new Discounts(one, two, more);
      }
    }
    return new Discounts(rare, rare, rare);
  }

  /// What is taken off a count.
  double of(int count) {
    return switch (count) {
      case 0 -> 0;
      case 1 -> one;
      case 2 -> two;
      default -> more;
    };
  }
}
