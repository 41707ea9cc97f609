package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.modelfile.AtomicFile;
import dev.longhand.text.corpus.BlankText;
import dev.longhand.text.corpus.Boilerplate;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.CorpusOptions;
import dev.longhand.text.corpus.CorpusReader;
import dev.longhand.text.corpus.DocumentConsumer;
import dev.longhand.text.corpus.Documents;
import dev.longhand.text.corpus.RepeatedFiles;
import dev.longhand.text.corpus.TableOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A run's own copy of a text that cannot be read again: one document as plain text, several or
/// labelled ones as JSON lines.
final class KeptText {
  private static final String TEXT = "text";
  private static final String LABEL = "label";

  private KeptText() {}

  /// Writes the copy into a folder.
  static void write(Path folder, Corpus corpus) {
    boolean plain = corpus.documents() == 1 && corpus.labels().isEmpty();
    AtomicFile.write(
        folder.resolve(plain ? RunFolder.TEXT : RunFolder.DOCUMENTS),
        corpus.characters(),
        sink -> {
          DocumentConsumer lines = plain ? new Plain(sink) : new Lines(sink);
          try {
            corpus.forEach(lines);
          } catch (UncheckedIOException failed) {
            throw failed.getCause();
          }
        });
  }

  /// Reads the copy in a folder.
  ///
  /// @param options of the recipe
  /// @throws LonghandException `DATA_MISSING` when there is none, or with another code of the
  ///   `DATA` family when it is damaged
  static Corpus read(Path folder, CorpusOptions options) {
    CorpusOptions plain =
        CorpusOptions.DEFAULTS
            .withCleaning(options.cleaning())
            .withBlankText(BlankText.KEEP)
            .withBoilerplate(Boilerplate.KEEP)
            .withRepeatedFiles(RepeatedFiles.COUNT_EACH)
            .withDocuments(Documents.WHOLE);
    Path text = folder.resolve(RunFolder.TEXT);
    Path documents = folder.resolve(RunFolder.DOCUMENTS);
    if (Files.isRegularFile(text)) {
      return CorpusReader.read(List.of(text), plain);
    }
    if (!Files.isRegularFile(documents)) {
      throw new LonghandException(
          ErrorCode.DATA_MISSING,
          "the run's copy of its text is missing",
          RunFolder.shown(text),
          "start a new run in another folder");
    }
    TableOptions table = TableOptions.DEFAULTS.withField(TEXT);
    boolean labelled = options.table().labelColumn().isPresent();
    return CorpusReader.read(
        List.of(documents), plain.withTable(labelled ? table.withLabelColumn(LABEL) : table));
  }

  /// The copy in a folder.
  static Path file(Path folder) {
    Path text = folder.resolve(RunFolder.TEXT);
    return Files.isRegularFile(text) ? text : folder.resolve(RunFolder.DOCUMENTS);
  }

  private static void write(AtomicFile.Sink sink, String text) {
    try {
      sink.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// The text of the only document.
  private record Plain(AtomicFile.Sink sink) implements DocumentConsumer {
    @Override
    public void begin(Optional<String> label) {}

    @Override
    public void accept(String piece) {
      write(sink, piece);
    }

    @Override
    public void end() {}
  }

  /// A line of JSON for each document. Mutable.
  private static final class Lines implements DocumentConsumer {
    private final AtomicFile.Sink sink;
    private final StringBuilder text = new StringBuilder();
    private Optional<String> label = Optional.empty();

    Lines(AtomicFile.Sink sink) {
      this.sink = sink;
    }

    @Override
    public void begin(Optional<String> ofDocument) {
      label = ofDocument;
      text.setLength(0);
    }

    @Override
    public void accept(String piece) {
      text.append(piece);
    }

    @Override
    public void end() {
      ObjectNode line = JsonMapper.shared().createObjectNode().put(TEXT, text.toString());
      label.ifPresent(name -> line.put(LABEL, name));
      write(sink, JsonMapper.shared().writeValueAsString(line) + "\n");
    }
  }
}
