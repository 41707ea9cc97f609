package dev.longhand.text.copy;

import dev.longhand.text.example.EncodedDocuments;
import dev.longhand.text.token.Token.Kind;
import dev.longhand.text.token.Vocabulary;
import java.util.Arrays;
import java.util.Objects;

/// The tokens that a model learnt from, so that spans of other texts are found among them.
///
/// Marks, labels and unknown words stand for no text of their own, so each is a border. Immutable
/// and safe for any number of threads.
public final class LearntText {
  /// What stands between documents without marks.
  public enum Documents {
    /// A border, for a model that begins anew with each document.
    PARTED,
    /// Nothing, for a model that reads on from one document into the next.
    JOINED
  }

  private final SuffixArray suffixes;
  private final int[] starts; // [documents], places

  private LearntText(SuffixArray suffixes, int[] starts) {
    this.suffixes = suffixes;
    this.starts = starts;
  }

  /// The documents that a model learnt from.
  ///
  /// @throws ArithmeticException when there are more tokens than an array can hold
  public static LearntText of(
      EncodedDocuments training, Vocabulary vocabulary, Documents documents) {
    int count = Math.toIntExact(training.count());
    int borders = documents == Documents.PARTED ? Math.max(0, count - 1) : 0;
    var ids = new int[Math.addExact(Math.toIntExact(training.tokens().length()), borders)];
    var starts = new int[count];
    int used = 0;
    for (int document = 0; document < count; document++) {
      if (document > 0 && documents == Documents.PARTED) {
        ids[used++] = SuffixArray.BORDER;
      }
      starts[document] = used;
      for (int id : training.document(document).toArray()) {
        ids[used++] = vocabulary.kind(id) == Kind.TEXT ? id : SuffixArray.BORDER;
      }
    }
    return new LearntText(SuffixArray.of(ids), starts);
  }

  /// One that was made before and written down.
  ///
  /// @param starts as {@link #starts} tells them
  /// @throws IllegalArgumentException when they are no ascending places of the text
  public static LearntText of(SuffixArray suffixes, int[] starts) {
    for (int document = 0; document < starts.length; document++) {
      int least = document == 0 ? 0 : starts[document - 1];
      Objects.checkFromToIndex(least, starts[document], suffixes.length());
    }
    return new LearntText(suffixes, starts.clone());
  }

  /// Where everything is found.
  public SuffixArray suffixes() {
    return suffixes;
  }

  /// `[documents]`, where each begins.
  public int[] starts() {
    return starts.clone();
  }

  /// The number of the document that a place is in, from 0.
  public int document(int place) {
    int found = Arrays.binarySearch(starts, place);
    int document = found >= 0 ? found : -found - 2;
    while (document + 1 < starts.length && starts[document + 1] == place) {
      document++; // past documents without a token
    }
    return document;
  }

  /// Where a document begins.
  int start(int document) {
    return starts[document];
  }
}
