package dev.longhand.text.example;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import java.util.Arrays;

/// The ids of a whole corpus and where its documents begin.
///
/// @param unknown how many pieces of text had no id of their own
record IdStore(TokenSequence tokens, DocumentStarts starts, long unknown) {
  /// Documents from one to another, exclusive.
  EncodedDocuments documents(long from, long to) {
    return EncodedDocuments.of(tokens, starts, from, to);
  }

  /// Encodes a corpus into memory.
  ///
  /// @throws LonghandException `DATA_TOO_LARGE` when there are more ids than an array can hold
  static IdStore inMemory(CorpusEncoder encoder) {
    long documents = encoder.corpus().documents();
    if (documents >= Integer.MAX_VALUE) {
      throw tooLarge(Wording.count(documents, "document"));
    }
    var sink = new Growing(DocumentStarts.inMemory((int) documents));
    long unknown = encoder.writeTo(sink);
    return sink.store(unknown);
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

    IdStore store(long unknown) {
      starts.set(documents, used);
      char[] all = used == ids.length ? ids : Arrays.copyOf(ids, used);
      return new IdStore(TokenSequence.of(new Ids.InChars(all)), starts, unknown);
    }
  }
}
