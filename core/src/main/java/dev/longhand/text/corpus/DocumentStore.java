package dev.longhand.text.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Keeps the pieces of documents and hands them out again, any number of times. Mutable until all
/// documents are in it.
final class DocumentStore implements DocumentConsumer, AutoCloseable {
  /// What a consumer is told, one call a part.
  private sealed interface Part {
    record Begin(Optional<String> label) implements Part {}

    record Piece(String text) implements Part {}

    record End() implements Part {}
  }

  private static final Part.Begin UNLABELLED = new Part.Begin(Optional.empty());
  private static final Part.End END = new Part.End();

  private final List<Part> parts = new ArrayList<>();

  @Override
  public void begin(Optional<String> label) {
    parts.add(label.isEmpty() ? UNLABELLED : new Part.Begin(label));
  }

  @Override
  public void accept(String piece) {
    parts.add(new Part.Piece(piece));
  }

  @Override
  public void end() {
    parts.add(END);
  }

  void forEach(DocumentConsumer consumer) {
    for (Part part : parts) {
      switch (part) {
        case Part.Begin begin -> consumer.begin(begin.label);
        case Part.Piece piece -> consumer.accept(piece.text);
        case Part.End end -> consumer.end();
      }
    }
  }

  @Override
  public void close() {
    parts.clear();
  }
}
