package dev.longhand.text.corpus;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads one stream of bytes from its first to its last and makes clean text of it.
///
/// Mutable: it gathers the notices of one source.
final class SourceReader {
  private static final int BLOCK = 1 << 16;

  private final SourceName name;
  private final CorpusOptions options;
  private final int limit;
  private final Charset expected;
  private final List<Problem> notices = new ArrayList<>();

  SourceReader(SourceName name, CorpusOptions options, int limit) {
    this.name = name;
    this.options = options;
    this.limit = limit;
    expected =
        switch (options.encoding()) {
          case TextEncoding.Named named -> named.charset();
          case TextEncoding.Detected detected -> StandardCharsets.UTF_8;
        };
  }

  SourceText read(InputStream in) throws IOException {
    byte[] head = in.readNBytes(CorpusReader.HEAD);
    Optional<ByteOrderMark> mark = ByteOrderMark.of(head);
    Charset charset = mark.map(ByteOrderMark::charset).orElse(expected);
    if (mark.isEmpty()) {
      refuseForeign(head);
    }
    mark.ifPresent(this::noteMark);
    if (ForeignFormat.isWebPage(head)) {
      String what = "this is a web page; its markup will be learned as text";
      String fix = "pandoc -t plain -o text.txt " + name.shellWord();
      notices.add(new Problem(ErrorCode.DATA_FORMAT, what, name.shown(), fix));
    }
    var lineEnds = new LineEnds(options.cleaning().newlines());
    var decoder = new TextDecoder(name, charset, options.badBytes(), lineEnds, limit);
    int start = mark.map(ByteOrderMark::length).orElse(0);
    decoder.skip(start);
    MessageDigest digest = Sha256.digest();
    long bytes = feed(head, start, in, decoder, digest);
    StringBuilder decoded = decoder.finish();
    decoder.notice().ifPresent(notices::add);
    lineEnds.notice(name.shown()).ifPresent(notices::add);
    String text = clean(decoded);
    long characters = text.codePointCount(0, text.length());
    return new SourceText(
        new Source(name.given(), bytes, Sha256.hex(digest), characters),
        text,
        List.copyOf(notices));
  }

  private long feed(
      byte[] head, int start, InputStream in, TextDecoder decoder, MessageDigest digest)
      throws IOException {
    digest.update(head);
    decoder.accept(head, start, head.length);
    long bytes = head.length;
    var block = new byte[BLOCK];
    for (int length = in.read(block); length >= 0; length = in.read(block)) {
      digest.update(block, 0, length);
      decoder.accept(block, 0, length);
      bytes += length;
    }
    return bytes;
  }

  private String clean(StringBuilder decoded) {
    Optional<GutenbergBook> book =
        options.boilerplate() == Boilerplate.REMOVE ? GutenbergBook.in(decoded) : Optional.empty();
    book.ifPresent(found -> notices.add(found.notice(name.shown())));
    String text = book.map(GutenbergBook::text).orElseGet(decoded::toString);
    long firstLine = book.map(GutenbergBook::firstLine).orElse(1L);
    notices.addAll(TextSurvey.of(text, firstLine).notices(name.shown()));
    if (options.cleaning().normalization() == Normalization.NONE) {
      Decomposition.notice(text, name.shown()).ifPresent(notices::add);
    }
    return options.cleaning().apply(text);
  }

  private void noteMark(ByteOrderMark mark) {
    boolean usual = mark.charset().equals(expected);
    String what =
        usual
            ? "the byte-order mark at the start was left out"
            : "read as " + mark.charset().name() + ", because of the byte-order mark at the start";
    ErrorCode code = mark == ByteOrderMark.UTF_8 ? ErrorCode.DATA_MARK : ErrorCode.DATA_UTF16;
    notices.add(new Problem(code, what, name.shown(), ""));
  }

  private void refuseForeign(byte[] head) {
    ForeignFormat.of(head)
        .ifPresent(format -> {
          throw format.refusal(name);
        });
    if (expected.name().contains("UTF-16") || expected.name().contains("UTF-32")) {
      return;
    }
    wideEncoding(head)
        .ifPresent(encoding -> {
          throw new LonghandException(
              ErrorCode.DATA_UTF16,
              "most bytes at even or odd places are 0: this looks like "
                  + encoding.name()
                  + " without a byte-order mark, not "
                  + expected.name(),
              name.shown(),
              "--encoding " + encoding.name().toLowerCase(Locale.ROOT));
        });
  }

  /// The encoding that zero bytes at regular places give away: in most languages nearly every
  /// character has a high byte of zero.
  private static Optional<Charset> wideEncoding(byte[] head) {
    var zeros = new int[4];
    for (int index = 0; index < head.length; index++) {
      zeros[index & 3] += head[index] == 0 ? 1 : 0;
    }
    int rows = head.length / 4;
    int most = Math.max(1, rows * 9 / 10);
    int few = rows / 10;
    boolean[] zero = new boolean[4];
    boolean[] used = new boolean[4];
    for (int column = 0; column < 4; column++) {
      zero[column] = zeros[column] >= most;
      used[column] = zeros[column] <= few;
    }
    if (rows == 0) {
      return Optional.empty();
    }
    if (used[0] && zero[1] && zero[2] && zero[3]) {
      return Optional.of(StandardCharsets.UTF_32LE);
    }
    if (zero[0] && zero[1] && zero[2] && used[3]) {
      return Optional.of(StandardCharsets.UTF_32BE);
    }
    if (used[0] && zero[1] && used[2] && zero[3]) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    if (zero[0] && used[1] && zero[2] && used[3]) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return Optional.empty();
  }
}
