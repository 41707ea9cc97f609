package dev.longhand.text.corpus;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/// How the bytes of files without a byte-order mark become characters. A closed family.
public sealed interface TextEncoding {
  /// The word that asks for detection.
  String DETECT = "detect";

  /// One encoding for all files; bytes that it does not have are bad bytes.
  record Named(Charset charset) implements TextEncoding {
    /// The usual encoding.
    public static final Named UTF_8 = new Named(StandardCharsets.UTF_8);

    public Named {
      Objects.requireNonNull(charset);
    }
  }

  /// Strict UTF-8 where a file is valid UTF-8, otherwise what its bytes look like, with a notice.
  record Detected() implements TextEncoding {}

  /// The encoding of that name, or detection for {@link #DETECT}.
  ///
  /// @throws IllegalArgumentException when this Java knows no encoding of that name
  static TextEncoding of(String name) {
    return name.equals(DETECT) ? new Detected() : new Named(Charset.forName(name));
  }

  /// The word that asks for it, in small letters.
  default String word() {
    return switch (this) {
      case Named named -> named.charset.name().toLowerCase(Locale.ROOT);
      case Detected detected -> DETECT;
    };
  }
}
