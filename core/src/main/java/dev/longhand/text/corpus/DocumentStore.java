package dev.longhand.text.corpus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Keeps the pieces of documents and hands them out again, any number of times.
///
/// What is small stays in memory; when it grows larger than its limit, all of it goes into a
/// temporary file. Mutable until all documents are in it, then safe for many threads.
final class DocumentStore implements DocumentConsumer, DocumentSource {
  /// What a consumer is told, one call a part.
  private sealed interface Part {
    record Begin(Optional<String> label) implements Part {}

    record Piece(String text) implements Part {}

    record End() implements Part {}
  }

  private static final Part.Begin UNLABELLED = new Part.Begin(Optional.empty());
  private static final Part.End END = new Part.End();
  private static final int SHARE_OF_HEAP = 16;
  private static final int BYTES_A_PART = 64; // of objects around a piece

  private final Path scratch;
  private final long limit;
  private final List<Part> parts = new ArrayList<>();
  private Optional<DocumentFile> file = Optional.empty();
  private long bytes;

  /// A store that keeps so many bytes in memory, and more than that in a file in a folder.
  DocumentStore(Path scratch, long limit) {
    this.scratch = scratch;
    this.limit = limit;
  }

  /// A store that keeps a part of the heap in memory.
  static DocumentStore in(Path scratch) {
    return new DocumentStore(scratch, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
  }

  /// The folder for temporary files that this Java was started with.
  static Path usualScratch() {
    return Path.of(System.getProperty("java.io.tmpdir", "."));
  }

  @Override
  public void begin(Optional<String> label) {
    add(label.isEmpty() ? UNLABELLED : new Part.Begin(label), label.map(String::length).orElse(0));
  }

  @Override
  public void accept(String piece) {
    add(new Part.Piece(piece), piece.length());
  }

  @Override
  public void end() {
    add(END, 0);
  }

  private void add(Part part, int characters) {
    if (file.isPresent()) {
      tell(part, file.get());
      return;
    }
    parts.add(part);
    bytes += 2L * characters + BYTES_A_PART;
    if (bytes > limit) {
      DocumentFile created = DocumentFile.create(scratch);
      file = Optional.of(created);
      parts.forEach(earlier -> tell(earlier, created));
      parts.clear();
    }
  }

  @Override
  public void forEach(DocumentConsumer consumer) {
    if (file.isPresent()) {
      file.get().forEach(consumer);
    } else {
      parts.forEach(part -> tell(part, consumer));
    }
  }

  private static void tell(Part part, DocumentConsumer consumer) {
    switch (part) {
      case Part.Begin begin -> consumer.begin(begin.label);
      case Part.Piece piece -> consumer.accept(piece.text);
      case Part.End end -> consumer.end();
    }
  }

  /// Says that no more documents come.
  void finish() {
    file.ifPresent(DocumentFile::finish);
  }

  /// Whether the documents are in a file.
  boolean isOnDisk() {
    return file.isPresent();
  }

  @Override
  public void close() {
    file.ifPresent(DocumentFile::close);
  }
}
