package dev.longhand.text.corpus;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// Turns bytes that arrive in blocks into text, and counts every byte that is not valid.
///
/// Mutable, for one file. Nothing but the text itself grows with the file; after the first bad byte
/// in strict reading not even that, because only the count is still wanted.
final class TextDecoder {
  private static final int BLOCK = 1 << 16;
  private static final char REPLACEMENT = '\uFFFD';

  private final Charset charset;
  private final BadBytes badBytes;
  private final CharsetDecoder decoder;
  private final SourceName name;
  private final LineEnds lineEnds;
  private final int limit;
  private final ByteBuffer bytes = ByteBuffer.allocate(BLOCK);
  private final CharBuffer characters = CharBuffer.allocate(BLOCK);
  private final StringBuilder text = new StringBuilder();
  private long taken;
  private long bad;
  private long firstOffset;
  private long firstLine;
  private String firstBytes = "";

  /// A decoder that refuses texts of more than `limit` characters.
  TextDecoder(SourceName name, Charset charset, BadBytes badBytes, LineEnds lineEnds, int limit) {
    this.name = name;
    this.charset = charset;
    this.badBytes = badBytes;
    this.lineEnds = lineEnds;
    this.limit = limit;
    decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /// Counts bytes in front of the text, such as a byte-order mark, so that offsets stay true.
  void skip(int length) {
    taken += length;
  }

  /// Takes the next bytes.
  void accept(byte[] source, int from, int to) {
    int next = from;
    while (next < to) {
      int length = Math.min(bytes.remaining(), to - next);
      bytes.put(source, next, length);
      next += length;
      taken += length;
      decode(false);
    }
  }

  /// Ends the file and hands over the text.
  ///
  /// @throws LonghandException `DATA_UTF8` at bytes that are not valid in strict reading
  StringBuilder finish() {
    decode(true);
    decoder.flush(characters);
    collect();
    if (bad > 0 && badBytes == BadBytes.REFUSE) {
      throw refusal();
    }
    return text;
  }

  /// What was replaced, if anything was.
  Optional<Problem> notice() {
    if (bad == 0) {
      return Optional.empty();
    }
    String what =
        Wording.count(bad, "byte")
            + " not valid in "
            + encoding()
            + " became U+FFFD, the first in line "
            + Wording.number(firstLine)
            + place();
    return Optional.of(new Problem(ErrorCode.DATA_UTF8, what, name.shown(), ""));
  }

  private void decode(boolean end) {
    bytes.flip();
    CoderResult result = decoder.decode(bytes, characters, end);
    while (!result.isUnderflow()) {
      collect();
      if (result.isError()) {
        noteBad(result.length());
        bytes.position(bytes.position() + result.length());
      }
      result = decoder.decode(bytes, characters, end);
    }
    collect();
    bytes.compact();
  }

  private void collect() {
    int length = lineEnds.pack(characters.array(), characters.position());
    characters.clear();
    if (bad > 0 && badBytes == BadBytes.REFUSE) {
      return;
    }
    if (text.length() + (long) length > limit) {
      throw new LonghandException(
          ErrorCode.DATA_TOO_LARGE,
          "the text has more than " + Wording.number(limit) + " characters, the most there can be",
          name.shown(),
          FileDoor.shorten(name));
    }
    text.append(characters.array(), 0, length);
  }

  private void noteBad(int length) {
    if (bad == 0) {
      firstOffset = taken - bytes.remaining();
      firstLine = lineEnds.line();
      var hex = HexFormat.ofDelimiter(" ").withUpperCase();
      firstBytes = hex.formatHex(bytes.array(), bytes.position(), bytes.position() + length);
    }
    bad += length;
    characters.put(REPLACEMENT);
  }

  private LonghandException refusal() {
    String what = "line " + Wording.number(firstLine) + " is not valid " + encoding() + place();
    String remedy =
        charset.equals(StandardCharsets.UTF_8)
            ? "convert it (iconv -f WINDOWS-1252 -t UTF-8 "
                + name.shellWord()
                + " > converted.txt), or train with --encoding windows-1252, or --bad-bytes replace"
            : "convert it (iconv -t UTF-8 -f NAME "
                + name.shellWord()
                + " > converted.txt), or name its true encoding with --encoding NAME,"
                + " or --bad-bytes replace";
    return new LonghandException(ErrorCode.DATA_UTF8, what, name.shown(), remedy);
  }

  private String place() {
    String count = bad == 1 ? "" : "; " + Wording.number(bad) + " bad bytes in all";
    String noun = firstBytes.length() > 2 ? "bytes " : "byte ";
    return " (" + noun + firstBytes + " at offset " + Wording.number(firstOffset) + count + ")";
  }

  private String encoding() {
    return charset.equals(StandardCharsets.UTF_8)
        ? "UTF-8"
        : charset.name().toLowerCase(Locale.ROOT);
  }
}
