package dev.longhand.tensorboard;

/// Something that is shown under a name. A closed family.
public sealed interface SummaryValue {
  /// The name, such as `validation/loss`; what stands before the slash makes a group.
  String tag();

  /// A number of a curve.
  record Scalar(String tag, double value) implements SummaryValue {}

  /// A text, which is shown as Markdown.
  record Text(String tag, String markdown) implements SummaryValue {}

  /// How some numbers are spread.
  record Histogram(String tag, Spread spread) implements SummaryValue {}
}
