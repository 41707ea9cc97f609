package dev.longhand.formats.keras;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;

/// Why a file is not taken over, in the words of people.
final class Refusal {
  private static final int LONGEST = 200;

  private Refusal() {}

  /// A file that cannot be read.
  static LonghandException unreadable(String what, String file) {
    return new LonghandException(
        ErrorCode.MODEL_KERAS,
        what,
        shown(file),
        "save it anew with Keras: model.save(\"model.keras\")");
  }

  /// A layer that there is nothing for here.
  static LonghandException layer(KerasLayer layer, String what, String fix) {
    return new LonghandException(
        ErrorCode.MODEL_KERAS_LAYER,
        what,
        "layer '" + shown(layer.name()) + "' of kind " + shown(layer.kind()),
        fix);
  }

  /// Weights that are not what their layer needs.
  static LonghandException weights(String what, String where) {
    return new LonghandException(
        ErrorCode.MODEL_KERAS_WEIGHTS,
        what,
        where,
        "save the whole model with Keras: model.save(\"model.keras\")");
  }

  static String shown(String text) {
    return Wording.escaped(text, LONGEST);
  }
}
