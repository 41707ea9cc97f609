package dev.longhand.text.example;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import java.util.ArrayList;
import java.util.List;

/// Whole documents, with a target after every token: every token but the first of a document is a
/// target once an epoch.
///
/// That gives the losses of all prefixes of a document in one pass over it. A document of more than
/// T targets is cut into pieces of about the same length, each of which begins with no memory of
/// those in front of it. Mutable inside: it keeps the batches that were asked for last.
public final class Wholes extends Examples {
  private final TokenSequence tokens;
  private final EncodedDocuments documents;
  private final DocumentCounts counts;
  private final int steps;
  private final int batchSize;
  private final LengthBuckets buckets;
  private final long targetsPerEpoch;
  private final List<Problem> notices;

  private Wholes(EncodedDocuments documents, RaggedOptions options) {
    this.documents = documents;
    tokens = documents.tokens();
    steps = (int) Math.min(options.longest(), Math.max(1, documents.longest() - 1));
    counts = new DocumentCounts(documents, this::pieces);
    ExampleNotices.requireExamples(documents, counts.count());
    batchSize = (int) Math.min(options.batchSize(), counts.count());
    buckets = new LengthBuckets(counts.count(), batchSize, options, this::length);
    long targets = 0;
    long cut = 0;
    long pieces = 0;
    for (long document = 0; document < documents.count(); document++) {
      long given = targets(documents.length(document));
      targets += given;
      if (given > steps) {
        cut++;
        pieces += pieces(given + 1);
      }
    }
    targetsPerEpoch = targets;
    var found = new ArrayList<Problem>();
    ExampleNotices.tooShort(documents).ifPresent(found::add);
    if (cut > 0) {
      found.add(cut(cut, pieces, steps));
    }
    ExampleNotices.few(counts.count(), "document", "documents", options.batchSize())
        .ifPresent(found::add);
    notices = List.copyOf(found);
  }

  /// The documents; a batch too large for them is lowered with a notice.
  ///
  /// @throws dev.longhand.error.LonghandException `DATA_EMPTY` when no document has two tokens
  public static Wholes of(EncodedDocuments documents, RaggedOptions options) {
    return new Wholes(documents, options);
  }

  @Override
  public long count() {
    return counts.count();
  }

  @Override
  public int steps() {
    return steps;
  }

  @Override
  public int sequences() {
    return batchSize;
  }

  @Override
  public TargetPositions targetPositions() {
    return TargetPositions.EVERY;
  }

  @Override
  public Padding padding() {
    return Padding.MASKED;
  }

  @Override
  public int batchesPerEpoch() {
    return buckets.batchesPerEpoch();
  }

  @Override
  public long tokensPerEpoch() {
    return targetsPerEpoch;
  }

  @Override
  public long targetsPerEpoch() {
    return targetsPerEpoch;
  }

  @Override
  public List<Problem> notices() {
    return notices;
  }

  @Override
  TokenSequence tokens() {
    return tokens;
  }

  @Override
  void write(long epoch, int batchIndex, Batch batch) {
    buckets.select(epoch, batchIndex);
    int sequences = buckets.sequences();
    batch.shape(steps, buckets.lengths(), sequences, TargetPositions.EVERY, Padding.MASKED);
    for (int b = 0; b < sequences; b++) {
      counts.moveTo(buckets.example(b));
      int length = batch.length(b);
      long start = documents.start(counts.document()) + border(counts.within());
      int first = (steps - length) * sequences + b;
      tokens.scatter(start, length, batch.inputs(), first, sequences);
      tokens.scatter(start + 1, length, batch.targets(), first, sequences);
      batch.end(b, start + length);
    }
  }

  private int length(long example) {
    counts.moveTo(example);
    return (int) (border(counts.within() + 1) - border(counts.within()));
  }

  /// How many targets of the document stand in front of one of its pieces.
  private long border(long piece) {
    long tokensOfDocument = documents.length(counts.document());
    return Math.multiplyExact(targets(tokensOfDocument), piece) / pieces(tokensOfDocument);
  }

  private long pieces(long tokensOfDocument) {
    return (targets(tokensOfDocument) + steps - 1) / steps;
  }

  private static long targets(long tokensOfDocument) {
    return Math.max(0, tokensOfDocument - 1);
  }

  private static Problem cut(long documents, long pieces, int steps) {
    return new Problem(
        ErrorCode.DATA_CUT,
        Wording.count(documents, "document")
            + (documents == 1 ? " has" : " have")
            + " more than "
            + Wording.count(steps + 1L, "token")
            + ": cut into "
            + Wording.count(pieces, "piece"),
        "",
        "--window takes another number of tokens, or train over streams, which carry the state on");
  }
}
