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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Reads files into a corpus: decodes strictly, cleans, and notes what a person should know.
///
/// Documents come in the order of the files. Memory does not grow with the text: what is larger
/// than a part of the heap goes into a temporary file.
public final class CorpusReader {
  private final CorpusOptions options;
  private final SkippedRows skippedRows;
  private final DocumentStore store;
  private final CorpusBuilder builder;
  private final Map<String, String> seen = new LinkedHashMap<>();
  private final Set<Long> lengths = new HashSet<>();
  private final List<Source> sources = new ArrayList<>();
  private final List<Problem> notices = new ArrayList<>();

  private CorpusReader(CorpusOptions options, Path scratch, SkippedRows skippedRows) {
    this.options = options;
    this.skippedRows = skippedRows;
    boolean labelled = options.table().labelColumn().isPresent();
    store = DocumentStore.in(scratch);
    builder =
        new CorpusBuilder(
            labelled ? CorpusBuilder.Labels.POSSIBLE : CorpusBuilder.Labels.NONE, store);
  }

  /// The documents of files, and of all text files in folders.
  ///
  /// @throws LonghandException with a code of the `DATA` family, `DISK_FULL` or `DISK_IO`
  /// @throws IllegalArgumentException when no file is given
  public static Corpus read(List<Path> files, CorpusOptions options) {
    return read(files, options, DocumentStore.usualScratch());
  }

  /// The documents of files, and of all text files in folders.
  ///
  /// @param scratch the folder for a temporary file, if one is needed
  /// @throws LonghandException with a code of the `DATA` family, `DISK_FULL` or `DISK_IO`
  /// @throws IllegalArgumentException when no file is given
  public static Corpus read(List<Path> files, CorpusOptions options, Path scratch) {
    return read(files, options, scratch, SkippedRows.NONE);
  }

  /// The documents of files, and of all text files in folders.
  ///
  /// @param scratch the folder for a temporary file, if one is needed
  /// @param skippedRows takes the rows of tables that options leave out
  /// @throws LonghandException with a code of the `DATA` family, `DISK_FULL` or `DISK_IO`
  /// @throws IllegalArgumentException when no file is given
  public static Corpus read(
      List<Path> files, CorpusOptions options, Path scratch, SkippedRows skippedRows) {
    if (files.isEmpty()) {
      throw new IllegalArgumentException("no file to read");
    }
    return collect(
        new CorpusReader(options, scratch, skippedRows), reader -> files.forEach(reader::add));
  }

  /// The documents of a stream such as standard input, which is read to its end and not closed.
  ///
  /// @param name what messages call the stream
  /// @throws LonghandException with a code of the `DATA` family, `DISK_FULL` or `DISK_IO`
  public static Corpus read(InputStream in, String name, CorpusOptions options) {
    return read(in, name, options, DocumentStore.usualScratch());
  }

  /// The documents of a stream such as standard input, which is read to its end and not closed.
  ///
  /// @param name what messages call the stream
  /// @param scratch the folder for a temporary file, if one is needed
  /// @throws LonghandException with a code of the `DATA` family, `DISK_FULL` or `DISK_IO`
  public static Corpus read(InputStream in, String name, CorpusOptions options, Path scratch) {
    return read(in, name, options, scratch, SkippedRows.NONE);
  }

  /// The documents of a stream such as standard input, which is read to its end and not closed.
  ///
  /// @param name what messages call the stream
  /// @param scratch the folder for a temporary file, if one is needed
  /// @param skippedRows takes the rows of tables that options leave out
  /// @throws LonghandException with a code of the `DATA` family, `DISK_FULL` or `DISK_IO`
  public static Corpus read(
      InputStream in, String name, CorpusOptions options, Path scratch, SkippedRows skippedRows) {
    return collect(new CorpusReader(options, scratch, skippedRows), reader -> reader.add(in, name));
  }

  private static Corpus collect(CorpusReader reader, Consumer<CorpusReader> sources) {
    try {
      sources.accept(reader);
      return reader.finish();
    } catch (RuntimeException | Error failed) {
      reader.store.close();
      throw failed;
    }
  }

  private void add(InputStream in, String name) {
    try {
      read(SourceName.ofStream(name), in);
    } catch (IOException failed) {
      throw unreadable(name, failed);
    }
  }

  private void add(Path path) {
    try {
      if (Files.isDirectory(path)) {
        TextFolder folder = TextFolder.of(path);
        folder.notice().ifPresent(notices::add);
        for (Path file : folder.files()) {
          addFile(file);
        }
      } else {
        addFile(path);
      }
    } catch (IOException failed) {
      throw unreadable(path.toString(), failed);
    }
  }

  private void addFile(Path file) throws IOException {
    FileDoor.Kind kind = FileDoor.kindOf(file);
    boolean lasting = kind == FileDoor.Kind.FILE;
    if (lasting && isRepeated(file)) {
      return;
    }
    FileStamp stamp = FileStamp.of(file);
    Source source;
    try (InputStream in = Files.newInputStream(file)) {
      source = read(SourceName.of(file), in);
    }
    if (lasting) {
      stamp.requireUnchanged(file, source.bytes());
    }
  }

  private Source read(SourceName name, InputStream in) throws IOException {
    long before = builder.ownCharacters();
    var stream = new MeasuredStream(in);
    var intake = new DocumentIntake(options.cleaning(), builder);
    List<Problem> found = new SourceReader(name, options, intake, skippedRows).read(stream);
    long characters = builder.ownCharacters() - before;
    var source = new Source(name.given(), stream.bytes(), stream.sha256(), characters);
    sources.add(source);
    notices.addAll(found);
    intake.notice(name.shown()).ifPresent(notices::add);
    if (characters == 0) {
      notices.add(
          new Problem(ErrorCode.DATA_EMPTY, "0 characters; it adds nothing", name.shown(), ""));
    }
    seen.putIfAbsent("bytes " + source.sha256(), source.name());
    lengths.add(source.bytes());
    return source;
  }

  /// Whether a file counts already; only a file as long as another is read for that.
  private boolean isRepeated(Path file) throws IOException {
    if (options.repeatedFiles() == RepeatedFiles.COUNT_EACH) {
      return false;
    }
    if (isRepeated("path " + file.toRealPath(), file, "the same file was named before, as ")) {
      return true;
    }
    long length = Files.size(file);
    if (length == 0 || !lengths.contains(length)) {
      return false;
    }
    try (var bytes = new MeasuredStream(Files.newInputStream(file))) {
      bytes.skipNBytes(length);
      return isRepeated("bytes " + bytes.sha256(), file, "the same text as in ");
    }
  }

  private boolean isRepeated(String key, Path file, String what) {
    String earlier = seen.putIfAbsent(key, file.toString());
    if (earlier == null) {
      return false;
    }
    notices.add(
        new Problem(
            ErrorCode.DATA_TWICE,
            what + Wording.escaped(earlier, SourceName.LENGTH) + "; it counts once",
            FileDoor.name(file),
            "--allow-duplicates counts it each time"));
    return true;
  }

  private Corpus finish() {
    requireLetters();
    store.finish();
    return new Corpus(store, builder.facts(), options.cleaning(), sources, notices);
  }

  private void requireLetters() {
    String names = Source.names(sources);
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
