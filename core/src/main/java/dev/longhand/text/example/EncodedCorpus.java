package dev.longhand.text.example;

import dev.longhand.text.corpus.CorpusParts;
import dev.longhand.text.token.Tokenizer;
import java.nio.file.Path;
import java.util.Optional;

/// All documents of a corpus as ids, in memory or in a file: first those to learn from, behind them
/// those kept for validation, then those kept for a test, each part in the order of the corpus.
///
/// A document has what its tokenizer asks for: a mark or its label in front, a mark behind.
///
/// @param training what the model may see
/// @param validation what it may not, to be measured while it learns
/// @param test what it may not, to be measured once
public record EncodedCorpus(
    EncodedDocuments training,
    Optional<EncodedDocuments> validation,
    Optional<EncodedDocuments> test) {
  /// Encodes a corpus, reading it once for each part, or opens the file of ids that an earlier call
  /// with the same parts, tokenizer and options wrote.
  ///
  /// @throws dev.longhand.error.LonghandException `DATA_TOO_LARGE` when the ids neither fit into
  ///   memory nor may go to a file; `DISK_FULL` or `DISK_IO`
  public static EncodedCorpus encode(
      CorpusParts parts, Tokenizer tokenizer, EncodingOptions options) {
    var encoder = new CorpusEncoder(parts, tokenizer, options.ends());
    IdStore store =
        options
            .file()
            .filter(file -> parts.corpus().characters() > options.inMemory())
            .map(file -> inFile(file, encoder))
            .orElseGet(() -> IdStore.inMemory(encoder));
    return store.corpus();
  }

  private static IdStore inFile(Path file, CorpusEncoder encoder) {
    IdFileKey key = IdFileKey.of(encoder);
    return IdFile.open(file, key).orElseGet(() -> IdFile.write(file, key, encoder));
  }

  /// How many tokens there are in all parts.
  public long tokens() {
    return training.tokens().length() + count(validation) + count(test);
  }

  private static long count(Optional<EncodedDocuments> part) {
    return part.map(documents -> documents.tokens().length()).orElse(0L);
  }
}
