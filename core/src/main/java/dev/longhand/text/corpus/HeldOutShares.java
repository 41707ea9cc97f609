package dev.longhand.text.corpus;

/// How much of a text is kept to measure on.
///
/// @param validation the share that is measured while a model learns, from 0 to less than 1
/// @param test the share that is measured once, from 0 to less than 1
public record HeldOutShares(double validation, double test) {
  /// Nothing.
  public static final HeldOutShares NONE = new HeldOutShares(0, 0);

  public HeldOutShares {
    if (!(validation >= 0 && test >= 0 && validation + test < 1)) {
      throw new IllegalArgumentException(
          "shares of " + validation + " and " + test + " leave nothing to learn from");
    }
  }

  /// A validation part alone.
  public static HeldOutShares validation(double share) {
    return new HeldOutShares(share, 0);
  }
}
