package dev.longhand.generate.sampling;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;

/// One step on the way from logits to a token: a setting, and what it does. A closed family of
/// records.
public sealed interface SamplingStep permits MinP, Temperature, TopK, TopP {
  /// The word for it, as people write it to choose an order.
  String name();

  /// The step at work on one text.
  ///
  /// @param vocabulary V
  Stage begin(int vocabulary);

  /// A setting outside its range.
  static LonghandException outOfRange(String what, String where, String fix) {
    return new LonghandException(ErrorCode.USAGE_VALUE, what, where, fix);
  }
}
