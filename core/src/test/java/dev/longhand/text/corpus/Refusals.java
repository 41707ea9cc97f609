package dev.longhand.text.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// What tests of this package ask again and again.
final class Refusals {
  private Refusals() {}

  /// The whole message of a refusal as a person reads it.
  static String messageOf(ThrowingCallable call) {
    var failure = catchThrowableOfType(LonghandException.class, call);
    assertThat(failure).as("nothing was refused").isNotNull();
    assertThat(failure.problems()).hasSize(1);
    return failure.problems().getFirst().render("error");
  }

  /// The bytes read as a stream called `letters.txt`.
  static Corpus read(byte[] bytes, CorpusOptions options) {
    return CorpusReader.read(new ByteArrayInputStream(bytes), "letters.txt", options);
  }

  /// The bytes of a text whose characters are all below 256.
  static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /// Notices as a person reads them.
  static List<String> messages(List<Problem> notices) {
    return notices.stream().map(notice -> notice.render("note")).toList();
  }
}
