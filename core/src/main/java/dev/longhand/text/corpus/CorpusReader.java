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
import java.util.Optional;
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
  private final CorpusBuilder builder = new CorpusBuilder();

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
    var intake = new DocumentIntake(options.cleaning(), builder);
    intake.begin(Optional.empty());
    intake.accept(added.text());
    intake.end();
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
    requireLetters();
    noteEmptySources();
    return new Corpus(builder, options.cleaning(), sources, notices);
  }

  private void noteEmptySources() {
    for (Source source : sources) {
      if (source.characters() == 0) {
        String shown = Wording.escaped(source.name(), SourceName.LENGTH);
        notices.add(new Problem(ErrorCode.DATA_EMPTY, "0 characters; it adds nothing", shown, ""));
      }
    }
  }

  private void requireLetters() {
    String names =
        sources.stream()
            .limit(NAMED)
            .map(source -> Wording.escaped(source.name(), SourceName.LENGTH))
            .collect(Collectors.joining(", "));
    long characters = builder.characters();
    if (characters < 2) {
      throw new LonghandException(
          ErrorCode.DATA_EMPTY,
          Wording.count(characters, "character") + "; at least 2 are needed",
          names,
          "name another file");
    }
    if (options.blankText() == BlankText.REFUSE && builder.isBlank()) {
      throw new LonghandException(
          ErrorCode.DATA_BLANK,
          "nothing but white space: "
              + Wording.count(characters, "character")
              + ", "
              + Wording.number(builder.lineEnds())
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
