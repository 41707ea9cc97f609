package dev.longhand.text.corpus;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Reads files into a corpus: decodes strictly, cleans, and notes what a person should know.
///
/// Files are joined in the order given; one that does not end its last line gets that line ended.
/// Memory grows with the text alone: one byte a character for Latin text, two for other scripts,
/// and for a moment the same again.
public final class CorpusReader {
  /// How many characters (UTF-16 units) one corpus can hold.
  public static final int MOST_CHARACTERS = 1 << 30;

  static final int MOST_BYTES_PER_CHARACTER = 4;
  static final int HEAD = 1 << 12;
  private static final int NAMED = 5;

  private final CorpusOptions options;
  private final Map<String, String> seen = new LinkedHashMap<>();
  private final List<Source> sources = new ArrayList<>();
  private final List<Problem> notices = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private long length;

  private CorpusReader(CorpusOptions options) {
    this.options = options;
  }

  /// The text of these files.
  ///
  /// @throws LonghandException with a code of the `DATA` family, or `DISK_IO`
  /// @throws IllegalArgumentException when no file is given
  public static Corpus read(List<Path> files, CorpusOptions options) {
    if (files.isEmpty()) {
      throw new IllegalArgumentException("no file to read");
    }
    var reader = new CorpusReader(options);
    for (Path file : files) {
      reader.addFile(file);
    }
    return reader.finish();
  }

  /// The text of a stream such as standard input, which is read to its end and not closed.
  ///
  /// @param name what messages call the stream
  /// @throws LonghandException with a code of the `DATA` family, or `DISK_IO`
  public static Corpus read(InputStream in, String name, CorpusOptions options) {
    var reader = new CorpusReader(options);
    try {
      reader.add(new SourceReader(SourceName.ofStream(name), options, MOST_CHARACTERS).read(in));
    } catch (IOException failed) {
      throw unreadable(name, failed);
    }
    return reader.finish();
  }

  private void addFile(Path file) {
    try {
      FileDoor.Kind kind = FileDoor.kindOf(file);
      if (kind == FileDoor.Kind.FILE && isRepeated("path " + file.toRealPath(), file.toString())) {
        return;
      }
      FileStamp stamp = FileStamp.of(file);
      SourceText text;
      try (InputStream in = Files.newInputStream(file)) {
        text = new SourceReader(SourceName.of(file), options, MOST_CHARACTERS).read(in);
      }
      if (kind == FileDoor.Kind.FILE) {
        stamp.requireUnchanged(file, text.source().bytes());
      }
      add(text);
    } catch (IOException failed) {
      throw unreadable(file.toString(), failed);
    }
  }

  private void add(SourceText added) {
    Source source = added.source();
    if (source.bytes() > 0 && isRepeated("bytes " + source.sha256(), source.name())) {
      return;
    }
    sources.add(source);
    notices.addAll(added.notices());
    String text = added.text();
    boolean open =
        !texts.isEmpty() && !texts.getLast().isEmpty() && !texts.getLast().endsWith("\n");
    if (open && !text.isEmpty()) {
      texts.add("\n");
    }
    texts.add(text);
    length += text.length() + 1L;
    if (length > MOST_CHARACTERS) {
      throw new LonghandException(
          ErrorCode.DATA_TOO_LARGE,
          "all files together have more than " + Wording.number(MOST_CHARACTERS) + " characters",
          Wording.escaped(source.name(), SourceName.LENGTH),
          "name fewer files");
    }
  }

  private boolean isRepeated(String key, String name) {
    String earlier = seen.putIfAbsent(key, name);
    if (earlier == null) {
      return false;
    }
    String shown = Wording.escaped(earlier, SourceName.LENGTH);
    String what =
        key.startsWith("path ")
            ? "the same file was named before, as " + shown + "; it counts once"
            : "the same text as in " + shown + "; it counts once";
    notices.add(
        new Problem(ErrorCode.DATA_TWICE, what, Wording.escaped(name, SourceName.LENGTH), ""));
    return true;
  }

  private Corpus finish() {
    String text = texts.size() == 1 ? texts.getFirst() : String.join("", texts);
    texts.clear();
    requireLetters(text);
    noteEmptySources();
    return new Corpus(text, options.cleaning(), sources, notices, Sha256.ofText(text));
  }

  private void noteEmptySources() {
    for (Source source : sources) {
      if (source.characters() == 0) {
        String shown = Wording.escaped(source.name(), SourceName.LENGTH);
        notices.add(new Problem(ErrorCode.DATA_EMPTY, "0 characters; it adds nothing", shown, ""));
      }
    }
  }

  private void requireLetters(String text) {
    String names =
        sources.stream()
            .limit(NAMED)
            .map(source -> Wording.escaped(source.name(), SourceName.LENGTH))
            .collect(Collectors.joining(", "));
    long characters = text.codePointCount(0, text.length());
    if (characters < 2) {
      throw new LonghandException(
          ErrorCode.DATA_EMPTY,
          Wording.count(characters, "character") + "; at least 2 are needed",
          names,
          "name another file");
    }
    if (options.blankText() == BlankText.REFUSE && text.isBlank()) {
      long lines = text.chars().filter(character -> character == '\n').count();
      throw new LonghandException(
          ErrorCode.DATA_BLANK,
          "nothing but white space: "
              + Wording.count(characters, "character")
              + ", "
              + Wording.number(lines)
              + " of them line ends",
          names,
          "name another file, or train with --keep-whitespace if it is meant");
    }
  }

  private static LonghandException unreadable(String name, IOException failed) {
    String reason = String.valueOf(failed.getMessage());
    return new LonghandException(
            ErrorCode.DISK_IO,
            "reading failed: " + Wording.escaped(reason, SourceName.LENGTH),
            Wording.escaped(name, SourceName.LENGTH),
            "try again, or copy the file to another disk")
        .causedBy(failed);
  }
}
