package dev.longhand.text.example;

import dev.longhand.random.KeyedPermutation;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;

/// Which documents are kept for validation: as many as a share comes to, drawn by a seed.
///
/// @param order of the documents; the first `count` places are kept
/// @param count how many documents are kept
record HeldOutDocuments(KeyedPermutation order, long count) {
  /// Keeps the share, rounded down, but at least one document where a share is asked for and one
  /// remains to learn from.
  static HeldOutDocuments of(long documents, double share, long seed) {
    long key = KeyedRandom.key(seed, Purpose.VALIDATION, 0, 0);
    var order = KeyedPermutation.of(key, Math.max(1, documents));
    if (share == 0 || documents < 2) {
      return new HeldOutDocuments(order, 0);
    }
    return new HeldOutDocuments(order, Math.clamp((long) (share * documents), 1, documents - 1));
  }

  /// Whether a document is kept.
  boolean holds(long document) {
    return count > 0 && order.at(document) < count;
  }
}
