package dev.longhand.text.example;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.text.corpus.TextPart;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The ids of a whole corpus and where its documents begin.
///
/// @param parts of each {@link TextPart}, in their order
record IdStore(TokenSequence tokens, DocumentStarts starts, List<PartTotals> parts) {
  IdStore {
    parts = List.copyOf(parts);
  }

  /// The documents of each part.
  EncodedCorpus corpus() {
    return new EncodedCorpus(
        documents(TextPart.TRAINING),
        Optional.of(documents(TextPart.VALIDATION)).filter(part -> part.count() > 0),
        Optional.of(documents(TextPart.TEST)).filter(part -> part.count() > 0));
  }

  private EncodedDocuments documents(TextPart part) {
    int place = List.of(TextPart.values()).indexOf(part);
    long from = parts.stream().limit(place).mapToLong(PartTotals::documents).sum();
    return EncodedDocuments.of(tokens, starts, from, parts.get(place));
  }

  /// Encodes a corpus into memory.
  ///
  /// @throws LonghandException `DATA_TOO_LARGE` when there are more ids than an array can hold
  static IdStore inMemory(CorpusEncoder encoder) {
    long documents = encoder.documents();
    if (documents >= Integer.MAX_VALUE) {
      throw tooLarge(Wording.count(documents, "document"));
    }
    var sink = new Growing(DocumentStarts.inMemory((int) documents));
    return sink.store(encoder.writeTo(sink));
  }

  private static LonghandException tooLarge(String what) {
    return new LonghandException(
        ErrorCode.DATA_TOO_LARGE,
        what + " are more than memory can hold",
        "",
        "train with a run folder, which takes them as a file: --out RUN");
  }

  /// An array that grows. Mutable.
  private static final class Growing implements CorpusEncoder.Sink {
    private static final int LARGEST = Integer.MAX_VALUE - 8; // that every Java can make

    private final DocumentStarts starts;
    private char[] ids = new char[1 << 10];
    private int used;
    private int documents;

    Growing(DocumentStarts starts) {
      this.starts = starts;
    }

    @Override
    public void begin() {
      starts.set(documents++, used);
    }

    @Override
    public void write(int[] more) {
      reserve(more.length);
      for (int id : more) {
        ids[used++] = (char) id;
      }
    }

    private void reserve(int more) {
      long needed = (long) used + more;
      if (needed > LARGEST) {
        throw tooLarge("more than " + Wording.count(LARGEST, "token"));
      }
      if (needed > ids.length) {
        long doubled = Math.min(LARGEST, 2L * ids.length);
        ids = Arrays.copyOf(ids, (int) Math.max(needed, doubled));
      }
    }

    IdStore store(List<PartTotals> parts) {
      starts.set(documents, used);
      char[] all = used == ids.length ? ids : Arrays.copyOf(ids, used);
      return new IdStore(TokenSequence.of(new Ids.InChars(all)), starts, parts);
    }
  }
}
