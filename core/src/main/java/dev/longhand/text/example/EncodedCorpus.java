package dev.longhand.text.example;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.token.Tokenizer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// All documents of a corpus as ids, in memory or in a file: first those to learn from, behind them
/// those kept for validation, each part in the order of the corpus.
///
/// A document has what its tokenizer asks for: a mark or its label in front, a mark behind.
///
/// @param training what the model may see
/// @param validation what it may not; no document and no token is in both
/// @param unknown how many pieces of text had no id of their own
/// @param notices that there is no validation part, if it was asked for
public record EncodedCorpus(
    EncodedDocuments training,
    Optional<EncodedDocuments> validation,
    long unknown,
    List<Problem> notices) {
  public EncodedCorpus {
    notices = List.copyOf(notices);
  }

  /// Encodes a corpus, reading it once for each part, or opens the file of ids that an earlier call
  /// with the same corpus, tokenizer and options wrote.
  ///
  /// @throws dev.longhand.error.LonghandException `DATA_TOO_LARGE` when the ids neither fit into
  ///   memory nor may go to a file; `DISK_FULL` or `DISK_IO`
  public static EncodedCorpus encode(Corpus corpus, Tokenizer tokenizer, EncodingOptions options) {
    HeldOutDocuments heldOut =
        HeldOutDocuments.of(corpus.documents(), options.heldOut(), options.seed());
    var encoder = new CorpusEncoder(corpus, tokenizer, options.ends(), heldOut);
    IdStore store =
        options
            .file()
            .filter(file -> corpus.characters() > options.inMemory())
            .map(file -> inFile(file, encoder, IdFileKey.of(corpus, tokenizer, options)))
            .orElseGet(() -> IdStore.inMemory(encoder));
    long border = corpus.documents() - heldOut.count();
    Optional<EncodedDocuments> validation =
        heldOut.count() == 0
            ? Optional.empty()
            : Optional.of(store.documents(border, corpus.documents()));
    List<Problem> notices =
        options.heldOut() > 0 && heldOut.count() == 0
            ? List.of(noneToSpare(corpus.documents(), options.heldOut()))
            : List.of();
    return new EncodedCorpus(store.documents(0, border), validation, store.unknown(), notices);
  }

  private static IdStore inFile(Path file, CorpusEncoder encoder, IdFileKey key) {
    return IdFile.open(file, key).orElseGet(() -> IdFile.write(file, key, encoder));
  }

  private static Problem noneToSpare(long documents, double share) {
    return new Problem(
        ErrorCode.DATA_NO_VALIDATION,
        String.format(
            Locale.ROOT,
            "no validation part: %.1f %% of %s were to be kept, and at least 2 are needed",
            100 * share,
            Wording.count(documents, "document")),
        "",
        "give more documents, --documents lines if each line is one, or --validation 0");
  }
}
