package dev.longhand.generate.sampling;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;

/// One step on the way from logits to a token: a setting, and what it does. A closed family of
/// records.
public sealed interface SamplingStep
    permits Dry,
        Forbid,
        Force,
        LogitBias,
        MinP,
        Mirostat,
        NoRepeat,
        Penalties,
        Temperature,
        TopK,
        TopP,
        Typical {
  /// The word for it, as people write it to choose an order.
  String name();

  /// Its settings as text, in the order of the record; a token by its id, as `#17`.
  String value();

  /// The step as text, such as `top-k=40`; {@link StepWords} reads it.
  default String words() {
    return name() + "=" + value();
  }

  /// The step at work on one text.
  ///
  /// @param vocabulary V
  Stage begin(int vocabulary);

  /// A setting outside its range.
  static LonghandException outOfRange(String what, String where, String fix) {
    return new LonghandException(ErrorCode.USAGE_VALUE, what, where, fix);
  }
}
