package dev.longhand.text.example;

import java.util.Objects;

/// Numbers the examples that documents give, in the order of the documents, without an object or a
/// number for each of them.
///
/// Counts are kept for every 64th document, and those between are counted anew. Mutable: it stands
/// at one example.
final class DocumentCounts {
  private static final int STRIDE = 64;

  /// How many examples a document gives.
  interface OfDocument {
    long examples(long tokens);
  }

  private final EncodedDocuments documents;
  private final OfDocument rule;
  private final long[] before; // examples of all documents in front of every 64th, and of all
  private long document;
  private long within;

  DocumentCounts(EncodedDocuments documents, OfDocument rule) {
    this.documents = documents;
    this.rule = rule;
    before = new long[Math.toIntExact((documents.count() + STRIDE - 1) / STRIDE) + 1];
    long sum = 0;
    for (long number = 0; number < documents.count(); number++) {
      if (number % STRIDE == 0) {
        before[(int) (number / STRIDE)] = sum;
      }
      sum = Math.addExact(sum, rule.examples(documents.length(number)));
    }
    before[before.length - 1] = sum;
  }

  /// How many examples all documents give.
  long count() {
    return before[before.length - 1];
  }

  /// Goes to an example.
  void moveTo(long example) {
    Objects.checkIndex(example, count());
    int block = blockOf(example);
    document = (long) block * STRIDE;
    within = example - before[block];
    long given = rule.examples(documents.length(document));
    while (within >= given) {
      within -= given;
      document++;
      given = rule.examples(documents.length(document));
    }
  }

  /// The document that gives the example.
  long document() {
    return document;
  }

  /// Which of the document's examples it is, from 0.
  long within() {
    return within;
  }

  /// The last block with no more examples in front of it.
  private int blockOf(long example) {
    int least = 0;
    int most = before.length - 2;
    while (least < most) {
      int middle = (least + most + 1) >>> 1;
      if (before[middle] <= example) {
        least = middle;
      } else {
        most = middle - 1;
      }
    }
    return least;
  }
}
