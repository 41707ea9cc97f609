package dev.longhand.text.corpus;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads one stream of bytes from its first to its last and hands out its documents.
///
/// Mutable: it gathers the notices of one source.
final class SourceReader {
  /// How many bytes tell what kind of file it is.
  static final int HEAD = 1 << 12;

  private static final int BLOCK = 1 << 16;
  private static final int DETECTION_HEAD = 1 << 20;

  private final SourceName name;
  private final CorpusOptions options;
  private final DocumentIntake intake;
  private final Optional<TableReader> table;
  private final TextSurvey survey = new TextSurvey();
  private final List<Problem> notices = new ArrayList<>();

  SourceReader(
      SourceName name, CorpusOptions options, DocumentIntake intake, SkippedRows skippedRows) {
    this.name = name;
    this.options = options;
    this.intake = intake;
    table = TableReader.of(name, options.table(), intake, skippedRows);
  }

  /// The notices about a stream that was read to its end.
  List<Problem> read(MeasuredStream stream) throws IOException {
    var in = new BufferedInputStream(stream, BLOCK);
    byte[] head = head(in, HEAD);
    if (options.compressedFiles() == CompressedFiles.UNPACK
        && ForeignFormat.of(head).filter(ForeignFormat.GZIP::equals).isPresent()) {
      notices.add(new Problem(ErrorCode.DATA_FORMAT, "unpacked with gunzip", name.shown(), ""));
      var unpacked = GzipStream.of(name, in, stream::bytes, GzipStream.MOST_BYTES);
      in = new BufferedInputStream(unpacked, BLOCK);
      head = head(in, HEAD);
    }
    TextDecoder decoder = decoder(in, head);
    if (table.isPresent()) {
      notices.addAll(table.get().read(decoder));
    } else {
      readText(decoder);
    }
    decoder.notice().ifPresent(notices::add);
    notices.addAll(survey.notices(name.shown()));
    stream.transferTo(OutputStream.nullOutputStream());
    return List.copyOf(notices);
  }

  private void readText(TextDecoder decoder) throws IOException {
    DocumentSplitter splitter = DocumentSplitter.of(options.documents(), intake);
    var book = new GutenbergFilter(survey.lineEnds(), splitter);
    Consumer<String> next = options.boilerplate() == Boilerplate.REMOVE ? book::accept : splitter;
    var block = new char[BLOCK];
    for (int read = decoder.read(block); read >= 0; read = decoder.read(block)) {
      int length =
          options.cleaning().newlines() == Newlines.UNIFORM
              ? survey.lineEnds().pack(block, read)
              : read;
      next.accept(new String(block, 0, length));
    }
    book.finish();
    splitter.finish();
    survey.lineEnds().notice(options.cleaning().newlines(), name.shown()).ifPresent(notices::add);
    book.notice(name.shown()).ifPresent(notices::add);
    splitter.notice(name.shown()).ifPresent(notices::add);
  }

  private TextDecoder decoder(BufferedInputStream in, byte[] head) throws IOException {
    Optional<ByteOrderMark> mark = ByteOrderMark.of(head);
    if (mark.isEmpty()) {
      ForeignFormat.of(head)
          .ifPresent(format -> {
            throw format.refusal(name);
          });
    }
    if (ForeignFormat.isWebPage(head)) {
      String what = "this is a web page; its markup will be learned as text";
      String fix = "pandoc -t plain -o text.txt " + name.shellWord();
      notices.add(new Problem(ErrorCode.DATA_FORMAT, what, name.shown(), fix));
    }
    Charset charset = mark.isPresent() ? marked(mark.get()) : unmarked(in, head);
    int skipped = mark.map(ByteOrderMark::length).orElse(0);
    in.skipNBytes(skipped);
    return new TextDecoder(name, in, skipped, charset, options.badBytes(), survey);
  }

  private static byte[] head(InputStream in, int length) throws IOException {
    in.mark(length);
    byte[] head = in.readNBytes(length);
    in.reset();
    return head;
  }

  private Charset marked(ByteOrderMark mark) {
    boolean usual =
        options.encoding() instanceof TextEncoding.Named(Charset charset)
            ? mark.charset().equals(charset)
            : mark == ByteOrderMark.UTF_8;
    String what =
        usual
            ? "the byte-order mark at the start was left out"
            : "read as " + mark.charset().name() + ", because of the byte-order mark at the start";
    ErrorCode code = mark == ByteOrderMark.UTF_8 ? ErrorCode.DATA_MARK : ErrorCode.DATA_UTF16;
    notices.add(new Problem(code, what, name.shown(), ""));
    return mark.charset();
  }

  private Charset unmarked(BufferedInputStream in, byte[] head) throws IOException {
    return switch (options.encoding()) {
      case TextEncoding.Named(Charset charset) -> {
        WideEncoding.of(head)
            .filter(found -> !WideEncoding.isWide(charset))
            .ifPresent(found -> {
              throw refusal(found, charset);
            });
        yield charset;
      }
      case TextEncoding.Detected detected -> detected(head(in, DETECTION_HEAD));
    };
  }

  private Charset detected(byte[] head) {
    Charset found = EncodingGuess.of(head);
    if (!found.equals(StandardCharsets.UTF_8)) {
      String what = "read as " + found.name() + ", which its bytes look like";
      String fix = "--encoding NAME, if letters are wrong";
      notices.add(new Problem(ErrorCode.DATA_ENCODING, what, name.shown(), fix));
    }
    return found;
  }

  private LonghandException refusal(Charset wide, Charset charset) {
    return new LonghandException(
        ErrorCode.DATA_UTF16,
        "most bytes at even or odd places are the same: this looks like "
            + wide.name()
            + " without a byte-order mark, not "
            + charset.name(),
        name.shown(),
        "--encoding " + wide.name().toLowerCase(Locale.ROOT));
  }
}
