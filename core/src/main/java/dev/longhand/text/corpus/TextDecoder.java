package dev.longhand.text.corpus;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
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

/// Reads the characters of a source, and counts every byte that is not valid.
///
/// Mutable, for one source. In strict reading the first bad byte ends the text: what follows is
/// only counted, and reading fails at the end of the source.
final class TextDecoder extends Reader {
  private static final int BLOCK = 1 << 16;
  private static final char REPLACEMENT = '\uFFFD';

  private final SourceName name;
  private final InputStream in;
  private final Charset charset;
  private final BadBytes badBytes;
  private final TextSurvey survey;
  private final CharsetDecoder decoder;
  private final EncodingGuess guess = new EncodingGuess();
  private final ByteBuffer bytes = ByteBuffer.allocate(BLOCK).flip();
  private long taken;
  private char low;
  private boolean hasLow;
  private boolean drained;
  private boolean flushed;
  private long bad;
  private long firstOffset;
  private long firstLine;
  private String firstBytes = "";

  /// A decoder of a stream, whose bytes begin at that offset of the file.
  TextDecoder(
      SourceName name,
      InputStream in,
      int offset,
      Charset charset,
      BadBytes badBytes,
      TextSurvey survey) {
    this.name = name;
    this.in = in;
    this.charset = charset;
    this.badBytes = badBytes;
    this.survey = survey;
    taken = offset;
    decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /// The next characters, at least one; negative at the end.
  ///
  /// @throws LonghandException `DATA_UTF8` at bytes that are not valid in strict reading
  @Override
  public int read(char[] target, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (length == 1) {
      return readOne(target, from);
    }
    CharBuffer characters = CharBuffer.wrap(target, from, length).slice();
    if (hasLow) {
      characters.put(low);
      hasLow = false;
    }
    while (!flushed && characters.position() == 0) {
      decode(characters);
    }
    int read = characters.position();
    survey.accept(target, from, from + read);
    return read == 0 ? -1 : read;
  }

  /// A code point may need two characters of room; the second waits for the next call.
  private int readOne(char[] target, int from) throws IOException {
    if (hasLow) {
      target[from] = low;
      hasLow = false;
      return 1;
    }
    var pair = new char[2];
    int read = read(pair, 0, 2);
    target[from] = pair[0];
    low = pair[1];
    hasLow = read == 2;
    return Math.min(1, read);
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

  /// Leaves the stream open: whoever opened it closes it.
  @Override
  public void close() {}

  /// Decodes until bytes are missing, the target is full or a bad byte stands there.
  private void decode(CharBuffer characters) throws IOException {
    CoderResult result = decoder.decode(bytes, characters, drained);
    if (result.isUnderflow() && drained) {
      flushed = decoder.flush(characters).isUnderflow();
    } else if (result.isUnderflow()) {
      fill();
    } else if (result.isError() && characters.position() == 0) { // all before is surveyed
      noteBad(result.length());
      if (badBytes == BadBytes.REFUSE) {
        countTheRest();
        throw refusal();
      }
      characters.put(REPLACEMENT);
    }
  }

  private void fill() throws IOException {
    bytes.compact();
    int length = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (length < 0) {
      drained = true;
    } else {
      taken += length;
      bytes.position(bytes.position() + length);
    }
    bytes.flip();
  }

  private void noteBad(int length) {
    if (bad == 0) {
      firstOffset = taken - bytes.remaining();
      firstLine = survey.lineEnds().line();
      var hex = HexFormat.ofDelimiter(" ").withUpperCase();
      firstBytes = hex.formatHex(bytes.array(), bytes.position(), bytes.position() + length);
    }
    bad += length;
    bytes.position(bytes.position() + length);
  }

  private void countTheRest() throws IOException {
    CharBuffer dropped = CharBuffer.allocate(BLOCK);
    guess.accept(bytes.array(), (int) Math.max(0, bytes.position() - bad), bytes.limit());
    while (true) {
      CoderResult result = decoder.decode(bytes, dropped.clear(), drained);
      if (result.isError()) {
        noteBad(result.length());
      } else if (result.isUnderflow() && drained) {
        return;
      } else if (result.isUnderflow()) {
        int known = bytes.remaining();
        fill();
        guess.accept(bytes.array(), known, bytes.limit());
      }
    }
  }

  private LonghandException refusal() {
    Optional<Charset> likely = guess.charset().filter(found -> !found.equals(charset));
    String what =
        "line "
            + Wording.number(firstLine)
            + " is not valid "
            + encoding()
            + place()
            + likely.map(found -> "; it looks like " + found.name()).orElse("");
    String remedy;
    if (likely.isPresent() || charset.equals(StandardCharsets.UTF_8)) {
      Charset meant = likely.orElse(EncodingGuess.USUAL);
      remedy =
          "convert it (iconv -f "
              + meant.name().toUpperCase(Locale.ROOT).replaceFirst("^X-", "")
              + " -t UTF-8 "
              + name.shellWord()
              + " > converted.txt), or train with --encoding "
              + meant.name().toLowerCase(Locale.ROOT)
              + ", or --bad-bytes replace";
    } else {
      remedy =
          "convert it (iconv -t UTF-8 -f NAME "
              + name.shellWord()
              + " > converted.txt), or name its true encoding with --encoding NAME,"
              + " or --bad-bytes replace";
    }
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
