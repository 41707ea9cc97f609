package dev.longhand.text.token;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that another library wrote about its tokenizer, and how to refuse what stands in it.
record TokenizerFile(Path path) {
  private static final int MOST_BYTES = 64 << 20;
  private static final int LONGEST_PATH = 400;
  private static final int LONGEST_QUOTE = 80;
  private static final String OTHERS =
      "name another file, or learn pairs from the text: --tokenizer bpe";

  /// The whole file.
  ///
  /// @throws LonghandException `DATA_MISSING`, `DATA_NOT_A_FILE` or `MODEL_TOKENIZER`
  String text() {
    requireReadable();
    byte[] bytes;
    try (var in = Files.newInputStream(path)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    } catch (IOException unreadable) {
      throw refuse(ErrorCode.DATA_MISSING, "", "the file cannot be read", OTHERS)
          .causedBy(unreadable);
    }
    if (bytes.length > MOST_BYTES) {
      throw damaged("", "the file is larger than " + (MOST_BYTES >> 20) + " MiB");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException broken) {
      throw damaged("", "the file is not valid UTF-8").causedBy(broken);
    }
  }

  /// A file beside this one.
  TokenizerFile beside(String name) {
    return new TokenizerFile(path.resolveSibling(name));
  }

  /// A refusal of something that is wrong in the file.
  ///
  /// @param place where in the file; empty for all of it
  LonghandException damaged(String place, String what) {
    return refuse(
        ErrorCode.MODEL_TOKENIZER,
        place,
        what,
        "the file is damaged or incomplete: copy it again from where it came, or learn pairs from"
            + " the text: --tokenizer bpe");
  }

  /// A refusal of something that is right and not read here.
  LonghandException unread(String place, String what) {
    return refuse(ErrorCode.MODEL_TOKENIZER_KIND, place, what, OTHERS);
  }

  LonghandException refuse(ErrorCode code, String place, String what, String fix) {
    String shown = Wording.escaped(path.toString(), LONGEST_PATH);
    return new LonghandException(code, what, place.isEmpty() ? shown : shown + ", " + place, fix);
  }

  /// A text from the file, between quotes and made harmless.
  static String quoted(String text) {
    return "'" + harmless(text) + "'";
  }

  /// A text from the file, shortened, without what could drive a terminal.
  static String harmless(String text) {
    return Wording.escaped(text, LONGEST_QUOTE);
  }

  private void requireReadable() {
    if (!Files.exists(path)) {
      throw refuse(ErrorCode.DATA_MISSING, "", "there is no such file", OTHERS);
    }
    if (!Files.isRegularFile(path)) {
      throw refuse(ErrorCode.DATA_NOT_A_FILE, "", "this is not a regular file", OTHERS);
    }
  }
}
