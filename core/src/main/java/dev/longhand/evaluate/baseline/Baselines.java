package dev.longhand.evaluate.baseline;

import dev.longhand.text.example.EncodedDocuments;
import dev.longhand.text.example.Examples;

/// What a text costs without a network: losses of two models that count, at the same targets as the
/// network's.
///
/// @param unigram mean nats a token of how often each token comes
/// @param kneserNey mean nats a token of n-grams with Kneser-Ney smoothing
/// @param order the n of these n-grams
/// @param counted how many tokens the n-grams were counted over
/// @param training how many there are to learn from
public record Baselines(double unigram, double kneserNey, int order, long counted, long training) {
  /// Counts a training part and measures another.
  ///
  /// @param reach whether documents are texts of their own, or one text goes on through all of them
  /// @param vocabulary V; all ids are less
  /// @param sequences how many different n-grams are kept at most
  public static Baselines measured(
      EncodedDocuments training,
      Reach reach,
      int vocabulary,
      int order,
      int sequences,
      Examples measured) {
    Unigram unigram = Unigram.of(training.tokens(), vocabulary);
    KneserNey kneserNey =
        switch (reach) {
          case WHOLE_TEXT -> KneserNey.of(training.tokens(), vocabulary, order, sequences);
          case DOCUMENT -> KneserNey.of(training, vocabulary, order, sequences);
        };
    return new Baselines(
        unigram.loss(measured),
        kneserNey.loss(measured),
        order,
        kneserNey.tokens(),
        training.tokens().length());
  }

  /// How far back a token may look.
  public enum Reach {
    /// To the beginning of its document.
    DOCUMENT,
    /// Over the ends of documents.
    WHOLE_TEXT
  }
}
