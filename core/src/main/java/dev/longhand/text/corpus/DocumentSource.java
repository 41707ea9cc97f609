package dev.longhand.text.corpus;

/// Where the documents of a corpus come from, any number of times.
interface DocumentSource extends AutoCloseable {
  /// Hands out all documents in their order.
  void forEach(DocumentConsumer consumer);

  /// Whether the first document is the rest of one.
  default boolean beginsInsideADocument() {
    return false;
  }

  /// Whether the last document goes on elsewhere.
  default boolean endsInsideADocument() {
    return false;
  }

  @Override
  void close();
}
