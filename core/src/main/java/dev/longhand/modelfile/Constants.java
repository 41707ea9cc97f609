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
    return named(document.text(part), document, part, constants);
  }

  /// The constants that a list in a document names, in its order.
  ///
  /// @throws dev.longhand.error.LonghandException as {@link #read}
  static <E extends Enum<E>> List<E> readAll(Document document, String part, List<E> constants) {
    return document.texts(part).stream()
        .map(text -> named(text, document, part, constants))
        .toList();
  }

  private static <E extends Enum<E>> E named(
      String text, Document document, String part, List<E> constants) {
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
