package dev.longhand.text.corpus;

import dev.longhand.error.Problem;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a reader of tables makes of a text.
///
/// @param documents the texts with their labels, in their order
/// @param notices as a person reads them
record TableRows(List<Document> documents, List<String> notices) {
  /// Reads a text as the file of that name would be read.
  static TableRows of(String name, String text, TableOptions options) {
    return of(name, new StringReader(text), options, SkippedRows.NONE);
  }

  static TableRows of(String name, Reader text, TableOptions options, SkippedRows skipped) {
    var documents = new ArrayList<Document>();
    SourceName source = SourceName.of(Path.of(name));
    TableReader reader =
        TableReader.of(source, options, new Collector(documents), skipped).orElseThrow();
    try {
      List<Problem> notices = reader.read(text);
      return new TableRows(documents, Refusals.messages(notices));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  List<String> texts() {
    return documents.stream().map(Document::text).toList();
  }

  List<String> labels() {
    return documents.stream().map(document -> document.label().orElse("-")).toList();
  }

  /// Puts documents back together.
  static final class Collector implements DocumentConsumer {
    private final List<Document> documents;
    private final StringBuilder text = new StringBuilder();
    private Optional<String> label = Optional.empty();

    Collector(List<Document> documents) {
      this.documents = documents;
    }

    @Override
    public void begin(Optional<String> documentLabel) {
      label = documentLabel;
      text.setLength(0);
    }

    @Override
    public void accept(String piece) {
      text.append(piece);
    }

    @Override
    public void end() {
      documents.add(new Document(text.toString(), label));
    }
  }
}
