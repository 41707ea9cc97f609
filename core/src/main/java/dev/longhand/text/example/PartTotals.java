package dev.longhand.text.example;

/// What is known of a part of a text beside its ids.
///
/// @param documents how many it has; 0 where there is no such part
/// @param characters how many code points were encoded, and one more for each end of a document
///   that a mark stands for
/// @param unknown what of them the vocabulary does not have
record PartTotals(long documents, long characters, UnknownTexts unknown) {
  /// There is no such part.
  static final PartTotals NONE = new PartTotals(0, 0, UnknownTexts.NONE);
}
