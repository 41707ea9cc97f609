package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.CorpusOptions;
import dev.longhand.text.corpus.CorpusReader;
import dev.longhand.text.corpus.SkippedRows;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// What to learn from. A closed family.
public sealed interface TextInput {
  /// Files that are joined in this order; one that is no regular file, such as a pipe, is read once
  /// and kept in the run folder.
  record Files(List<Path> paths) implements TextInput {
    public Files {
      paths = List.copyOf(paths);
      if (paths.isEmpty()) {
        throw new IllegalArgumentException("no file to learn from");
      }
    }
  }

  /// A stream that is read to its end and not closed; what was read is kept in the run folder.
  ///
  /// @param name what messages call it, such as `standard input`
  record Stream(InputStream in, String name) implements TextInput {
    public Stream {
      Objects.requireNonNull(in);
      Objects.requireNonNull(name);
    }
  }

  /// A text from memory; it is kept in the run folder.
  ///
  /// @param name what messages call it
  record Text(String text, String name) implements TextInput {
    public Text {
      Objects.requireNonNull(text);
      Objects.requireNonNull(name);
    }
  }

  /// The text of another run, as it was when that run began.
  ///
  /// @param folder of that run
  record OfRun(Path folder) implements TextInput {
    public OfRun {
      Objects.requireNonNull(folder);
    }

    /// The run that a recipe belongs to, if it lies in the folder of one.
    public static Optional<OfRun> beside(Path recipe) {
      Path folder = recipe.toAbsolutePath().resolveSibling("");
      boolean ofRun =
          recipe.endsWith(RunFolder.RECIPE)
              && java.nio.file.Files.isRegularFile(folder.resolve(RunFolder.CORPUS));
      return ofRun ? Optional.of(new OfRun(folder)) : Optional.empty();
    }

    CorpusRecord record() {
      return CorpusRecord.read(folder.resolve(RunFolder.CORPUS));
    }

    Recipe recipe() {
      return Recipe.read(folder.resolve(RunFolder.RECIPE));
    }

    private Corpus again(CorpusOptions options, Path scratch, SkippedRows skippedRows) {
      CorpusOptions before = recipe().text();
      CorpusRecord record = record();
      if (options.equals(before)) {
        return record.readAgain(folder, options, scratch, skippedRows);
      }
      if (record.kept()) {
        throw new LonghandException(
            ErrorCode.USAGE_PAIR,
            "the run keeps a copy of its text, as its recipe read it, and is to read it in another"
                + " way",
            RunFolder.shown(folder.resolve(RunFolder.RECIPE)),
            "leave the options of the text out, or name the text itself: longhand train TEXT"
                + " --recipe "
                + Wording.shellWord(folder.resolve(RunFolder.RECIPE).toString())
                + " --out OTHER");
      }
      record.readAgain(folder, before, scratch, SkippedRows.NONE).close(); // still the same text
      return CorpusReader.read(record.files(), options, scratch, skippedRows);
    }
  }

  /// What messages and models call it: file names without their folders.
  default String name() {
    return switch (this) {
      case Files files ->
          files.paths().stream()
              .map(path -> String.valueOf(path.getFileName()))
              .collect(Collectors.joining(", "));
      case Stream stream -> stream.name;
      case Text text -> text.name;
      case OfRun run -> run.record().text().name();
    };
  }

  /// The clean text.
  ///
  /// @throws dev.longhand.error.LonghandException with a code of the `DATA` family, or `DISK_IO`
  default Corpus read(CorpusOptions options) {
    return read(options, Path.of(System.getProperty("java.io.tmpdir")), SkippedRows.NONE);
  }

  /// The clean text.
  ///
  /// @param scratch the folder for a temporary file, if the text is large
  /// @param skippedRows takes the rows of tables that options leave out
  /// @throws dev.longhand.error.LonghandException with a code of the `DATA` family, `DISK_FULL` or
  ///   `DISK_IO`
  default Corpus read(CorpusOptions options, Path scratch, SkippedRows skippedRows) {
    return switch (this) {
      case OfRun run -> run.again(options, scratch, skippedRows);
      case Files files -> CorpusReader.read(files.paths(), options, scratch, skippedRows);
      case Stream stream ->
          CorpusReader.read(stream.in, stream.name, options, scratch, skippedRows);
      case Text text -> {
        Corpus.requireWellFormed(text.text);
        byte[] bytes = text.text.getBytes(StandardCharsets.UTF_8);
        yield CorpusReader.read(
            new ByteArrayInputStream(bytes),
            text.name,
            options.withCharset(StandardCharsets.UTF_8),
            scratch,
            skippedRows);
      }
    };
  }

  /// The files that can be read again; empty when the text must be kept.
  default List<Path> lasting() {
    return switch (this) {
      case Files files ->
          files.paths().stream().allMatch(java.nio.file.Files::isRegularFile)
              ? files.paths()
              : List.of();
      case Stream stream -> List.of();
      case Text text -> List.of();
      case OfRun run -> run.record().files();
    };
  }
}
