package dev.longhand.modelfile;

import static dev.longhand.error.ErrorCode.MODEL_HEADER_DEPTH;
import static dev.longhand.error.ErrorCode.MODEL_HEADER_JSON;
import static dev.longhand.error.ErrorCode.MODEL_HEADER_MARK;
import static dev.longhand.error.ErrorCode.MODEL_HEADER_START;
import static dev.longhand.error.ErrorCode.MODEL_HEADER_TEXT;

import dev.longhand.error.LonghandException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/// Whether a header is one JSON object in UTF-8, before anything in it is looked at.
final class HeaderSyntax {
  private static final int BLOCK = 1 << 13;
  private static final int MOST_DEPTH = 8;

  private final byte[] header;
  private final FilePlace place;

  private HeaderSyntax(byte[] header, FilePlace place) {
    this.header = header;
    this.place = place;
  }

  static void check(byte[] header, FilePlace place) {
    var syntax = new HeaderSyntax(header, place);
    syntax.checkStart();
    syntax.checkEncoding();
    try (JsonParser parser = Json.parser(header)) {
      syntax.checkTokens(parser);
    }
  }

  private void checkStart() {
    if (startsWith(0xEF, 0xBB, 0xBF)) {
      throw place
          .atByte(SafetensorsReader.LENGTH_BYTES)
          .damaged(
              MODEL_HEADER_MARK, "the header begins with a byte-order mark; '{' must be first");
    }
    if (!startsWith('{')) {
      String found =
          header.length == 0 ? "the header is empty" : "the header begins with byte " + hex(0);
      throw place
          .atByte(SafetensorsReader.LENGTH_BYTES)
          .damaged(MODEL_HEADER_START, found + "; '{' must be first");
    }
  }

  private boolean startsWith(int... bytes) {
    if (header.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if (Byte.toUnsignedInt(header[i]) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private void checkEncoding() {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer bytes = ByteBuffer.wrap(header);
    CharBuffer characters = CharBuffer.allocate(BLOCK);
    CoderResult result = CoderResult.OVERFLOW;
    while (result.isOverflow()) {
      characters.clear();
      result = decoder.decode(bytes, characters, true);
    }
    if (result.isError()) {
      int at = bytes.position();
      throw place
          .atByte(SafetensorsReader.LENGTH_BYTES + at)
          .damaged(MODEL_HEADER_TEXT, "the header is not valid UTF-8: byte " + hex(at));
    }
  }

  private void checkTokens(JsonParser parser) {
    int depth = 0;
    do {
      JsonToken token = next(parser).orElseThrow(() -> notJson(parser, place));
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      }
      if (depth > MOST_DEPTH) {
        throw at(parser, place)
            .damaged(MODEL_HEADER_DEPTH, "the header is nested more than 8 levels deep");
      }
    } while (depth > 0);
    if (next(parser).isPresent()) {
      throw notJson(parser, place);
    }
  }

  private Optional<JsonToken> next(JsonParser parser) {
    try {
      return Optional.ofNullable(parser.nextToken());
    } catch (JacksonException broken) {
      throw notJson(parser, place).causedBy(broken);
    }
  }

  /// A refusal of what the parser has come to.
  static LonghandException notJson(JsonParser parser, FilePlace place) {
    return at(parser.currentLocation(), place)
        .damaged(MODEL_HEADER_JSON, "the header is not one valid JSON object of a usual size");
  }

  /// The byte of the file at which the parser's token begins.
  static FilePlace at(JsonParser parser, FilePlace place) {
    return at(parser.currentTokenLocation(), place);
  }

  private static FilePlace at(TokenStreamLocation location, FilePlace place) {
    long offset = Math.max(0, location.getByteOffset());
    return place.atByte(SafetensorsReader.LENGTH_BYTES + offset);
  }

  private String hex(int index) {
    return String.format(Locale.ROOT, "%02X", Byte.toUnsignedInt(header[index]));
  }
}
