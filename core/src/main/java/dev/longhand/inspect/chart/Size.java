package dev.longhand.inspect.chart;

/// How large a drawing is, in the units of its letters: text is 12 high.
public record Size(int width, int height) {
  /// For a page of some width.
  public static final Size WIDE = new Size(720, 320);

  /// For a telephone.
  public static final Size NARROW = new Size(360, 280);

  /// @throws IllegalArgumentException when axes and letters would not fit
  public Size {
    if (width < 160 || height < 120) {
      throw new IllegalArgumentException("a chart of " + width + " x " + height);
    }
  }
}
