package dev.longhand.text.example;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import java.util.ArrayList;
import java.util.List;

/// Every beginning of every document, each with the token after it as its target: what Keras's
/// tutorials call n-gram sequences.
///
/// A document of n tokens gives n - 1 prefixes, of 1 to n - 1 tokens. Of a prefix longer than T
/// only the last T tokens are read, as `pad_sequences` cuts it. Mutable inside: it keeps the
/// batches that were asked for last.
public final class Prefixes extends Examples {
  private final TokenSequence tokens;
  private final EncodedDocuments documents;
  private final DocumentCounts counts;
  private final Padding padding;
  private final int steps;
  private final int batchSize;
  private final LengthBuckets buckets;
  private final long tokensPerEpoch;
  private final List<Problem> notices;

  private Prefixes(EncodedDocuments documents, RaggedOptions options, Padding padding) {
    this.documents = documents;
    this.padding = padding;
    tokens = documents.tokens();
    counts = new DocumentCounts(documents, Prefixes::prefixes);
    ExampleNotices.requireExamples(documents, counts.count());
    steps =
        switch (padding) {
          case Padding.Shared shared -> options.longest();
          case Padding.None _, Padding.Masked _ ->
              (int) Math.min(options.longest(), documents.longest() - 1);
        };
    batchSize = (int) Math.min(options.batchSize(), counts.count());
    buckets = new LengthBuckets(counts.count(), batchSize, options, this::length);
    long read = 0;
    long shortened = 0;
    for (long document = 0; document < documents.count(); document++) {
      long prefixes = prefixes(documents.length(document));
      long whole = Math.min(prefixes, steps);
      read += whole * (whole + 1) / 2 + (prefixes - whole) * steps;
      shortened += prefixes - whole;
    }
    tokensPerEpoch = read;
    var found = new ArrayList<Problem>();
    ExampleNotices.tooShort(documents).ifPresent(found::add);
    if (shortened > 0) {
      found.add(shortened(shortened, steps));
    }
    ExampleNotices.few(counts.count(), "prefix", "prefixes", options.batchSize())
        .ifPresent(found::add);
    notices = List.copyOf(found);
  }

  /// The prefixes of documents; a batch too large for them is lowered with a notice.
  ///
  /// @param padding what stands in front of the shorter ones; shared padding must fill T, the
  ///   `longest` of the options
  /// @throws dev.longhand.error.LonghandException `DATA_EMPTY` when no document has two tokens
  public static Prefixes of(EncodedDocuments documents, RaggedOptions options, Padding padding) {
    boolean possible =
        switch (padding) {
          case Padding.None none -> false;
          case Padding.Masked masked -> true;
          case Padding.Shared shared -> shared.steps() == options.longest();
        };
    if (!possible) {
      throw new IllegalArgumentException(
          padding + " cannot stand in front of prefixes of up to " + options.longest());
    }
    return new Prefixes(documents, options, padding);
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
    return TargetPositions.LAST;
  }

  @Override
  public Padding padding() {
    return padding;
  }

  @Override
  public int batchesPerEpoch() {
    return buckets.batchesPerEpoch();
  }

  @Override
  public long tokensPerEpoch() {
    return tokensPerEpoch;
  }

  @Override
  public long targetsPerEpoch() {
    return counts.count();
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
    batch.shape(steps, buckets.lengths(), sequences, TargetPositions.LAST, padding);
    for (int b = 0; b < sequences; b++) {
      counts.moveTo(buckets.example(b));
      int length = batch.length(b);
      long target = documents.start(counts.document()) + counts.within() + 1;
      int first = (steps - length) * sequences + b;
      tokens.scatter(target - length, length, batch.inputs(), first, sequences);
      batch.targets()[b] = tokens.at(target);
      batch.end(b, target);
    }
  }

  private int length(long example) {
    counts.moveTo(example);
    return (int) Math.min(counts.within() + 1, steps);
  }

  private static long prefixes(long tokens) {
    return Math.max(0, tokens - 1);
  }

  private static Problem shortened(long prefixes, int steps) {
    return new Problem(
        ErrorCode.DATA_CUT,
        Wording.number(prefixes)
            + (prefixes == 1 ? " prefix is" : " prefixes are")
            + " longer than "
            + Wording.count(steps, "token")
            + ": only the last "
            + Wording.number(steps)
            + " are read",
        "",
        "--window takes another number of tokens");
  }
}
