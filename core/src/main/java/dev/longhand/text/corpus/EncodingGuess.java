package dev.longhand.text.corpus;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.mozilla.universalchardet.Constants;
import org.mozilla.universalchardet.UniversalDetector;

/// What the bytes of a text look like when they are not UTF-8: a guess by how often letters of a
/// language follow each other. Mutable; takes the first part of a long text only.
final class EncodingGuess {
  /// The commonest encoding of old western texts.
  static final Charset USUAL = Charset.forName("windows-1252");

  private static final int ENOUGH = 1 << 20;
  private static final int WIDE_HEAD = 1 << 12;

  private final UniversalDetector detector = new UniversalDetector();
  private int taken;

  /// The encoding that the first bytes of a text are read by; UTF-8 where they are valid in it, or
  /// look like nothing.
  static Charset of(byte[] head) {
    Optional<Charset> wide = WideEncoding.of(Arrays.copyOf(head, Math.min(head.length, WIDE_HEAD)));
    if (wide.isPresent()) {
      return wide.get();
    }
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length), false);
    if (!result.isError()) {
      return StandardCharsets.UTF_8;
    }
    var guess = new EncodingGuess();
    guess.accept(head, 0, head.length);
    return guess.charset().orElse(StandardCharsets.UTF_8);
  }

  void accept(byte[] bytes, int from, int to) {
    int length = Math.min(to - from, ENOUGH - taken);
    if (length > 0 && !detector.isDone()) {
      detector.handleData(bytes, from, length);
      taken += length;
    }
  }

  /// The likeliest encoding, unless it is UTF-8 or none that this Java knows.
  Optional<Charset> charset() {
    detector.dataEnd();
    return Optional.ofNullable(detector.getDetectedCharset())
        .flatMap(EncodingGuess::known)
        .filter(found -> !found.equals(StandardCharsets.UTF_8))
        .filter(found -> !found.equals(StandardCharsets.US_ASCII));
  }

  private static Optional<Charset> known(String name) {
    // Small letters are the same in both, and hardly a text of an old Macintosh is left.
    String likelier = name.equals(Constants.CHARSET_MACCYRILLIC) ? "windows-1251" : name;
    try {
      return Charset.isSupported(likelier)
          ? Optional.of(Charset.forName(likelier))
          : Optional.empty();
    } catch (IllegalCharsetNameException unknown) {
      return Optional.empty();
    }
  }
}
