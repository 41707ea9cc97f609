package dev.longhand.text.example;

import java.util.List;
import java.util.Objects;

/// Documents as ids, one behind the other; a view. Safe for any number of threads.
public final class EncodedDocuments {
  private final TokenSequence tokens;
  private final DocumentStarts starts;
  private final long from; // number of the first document
  private final long count;
  private final long longest;
  private final long characters;
  private final UnknownTexts unknown;

  private EncodedDocuments(TokenSequence all, DocumentStarts starts, long from, PartTotals totals) {
    this.starts = starts;
    this.from = from;
    count = totals.documents();
    characters = totals.characters();
    unknown = totals.unknown();
    tokens = all.part(starts.at(from), starts.at(from + count));
    long most = 0;
    for (long document = 0; document < count; document++) {
      most = Math.max(most, length(document));
    }
    longest = most;
  }

  /// Documents from the one with a number on.
  ///
  /// @param all the tokens that the starts are places in
  static EncodedDocuments of(
      TokenSequence all, DocumentStarts starts, long from, PartTotals totals) {
    return new EncodedDocuments(all, starts, from, totals);
  }

  /// Documents from memory, as if each token were one character that is known.
  public static EncodedDocuments of(List<int[]> documents) {
    var starts = DocumentStarts.inMemory(documents.size());
    int total = documents.stream().mapToInt(ids -> ids.length).reduce(0, Math::addExact);
    var all = new int[total];
    int used = 0;
    for (int document = 0; document < documents.size(); document++) {
      int[] ids = documents.get(document);
      starts.set(document, used);
      System.arraycopy(ids, 0, all, used, ids.length);
      used += ids.length;
    }
    starts.set(documents.size(), used);
    return of(
        TokenSequence.of(all),
        starts,
        0,
        new PartTotals(documents.size(), total, UnknownTexts.NONE));
  }

  /// The tokens of all documents.
  public TokenSequence tokens() {
    return tokens;
  }

  /// How many documents there are.
  public long count() {
    return count;
  }

  /// How many tokens the longest document has; 0 without documents.
  public long longest() {
    return longest;
  }

  /// How many code points of text they stand for; an end of a document that a mark stands for
  /// counts as one.
  public long characters() {
    return characters;
  }

  /// What of that text the vocabulary does not have. Where it has a token for the unknown, this
  /// stands among the tokens instead; else it is left out of them.
  public UnknownTexts unknown() {
    return unknown;
  }

  /// Where a document begins among the tokens.
  public long start(long document) {
    Objects.checkIndex(document, count);
    return starts.at(from + document) - starts.at(from);
  }

  /// How many tokens a document has.
  public long length(long document) {
    Objects.checkIndex(document, count);
    return starts.at(from + document + 1) - starts.at(from + document);
  }

  /// The tokens of a document.
  public TokenSequence document(long number) {
    long start = start(number);
    return tokens.part(start, start + length(number));
  }
}
