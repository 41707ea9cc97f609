package dev.longhand.text.example;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Where each document begins among all tokens, and behind the last one where it ends; in memory or
/// in a file that is mapped into memory.
///
/// @param segment a little-endian long for each
record DocumentStarts(MemorySegment segment) {
  private static final ValueLayout.OfLong START =
      ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);

  /// Places for the starts of so many documents and an end.
  static DocumentStarts inMemory(int documents) {
    return new DocumentStarts(MemorySegment.ofArray(new long[documents + 1]));
  }

  void set(long document, long start) {
    segment.setAtIndex(START, document, start);
  }

  long at(long document) {
    return segment.getAtIndex(START, document);
  }
}
