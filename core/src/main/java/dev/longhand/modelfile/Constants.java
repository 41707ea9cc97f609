package dev.longhand.modelfile;

import dev.longhand.error.ErrorCode;
import java.util.List;
import java.util.Locale;

/// The constants of enums as files write them: in small letters.
final class Constants {
  static final String UPGRADE = "upgrade Longhand: a newer one wrote this file";

  private Constants() {}

  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /// The constant that a part of a document names.
  ///
  /// @throws dev.longhand.error.LonghandException `MODEL_VERSION` for one that nobody knows yet
  static <E extends Enum<E>> E read(Document document, String part, List<E> constants) {
    String text = document.text(part);
    return constants.stream()
        .filter(constant -> name(constant).equals(text))
        .findFirst()
        .orElseThrow(() ->
            document.refuse(
                ErrorCode.MODEL_VERSION,
                part,
                String.format(
                    Locale.ROOT,
                    "is %s; this Longhand knows %s",
                    FilePlace.quoted(text),
                    String.join(", ", constants.stream().map(Constants::name).toList())),
                UPGRADE));
  }
}
