package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.evaluate.TextLength;
import dev.longhand.evaluate.TokenScorer;
import dev.longhand.evaluate.TokenScores;
import dev.longhand.kernel.Kernels;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.example.EncodedDocuments;
import dev.longhand.text.example.TokenSequence;

/// A text with the score of each of its tokens, read from the beginning as a model writes: a model
/// of documents begins anew with each.
///
/// @param documents the ids, with marks where the model has them
/// @param scores by place among all tokens
/// @param length of the text, for bits a character
public record ScoredText(EncodedDocuments documents, TokenScores scores, TextLength length) {
  /// Scores a text.
  ///
  /// @throws LonghandException `DATA_EMPTY` when there is nothing to foretell, `MODEL_NAN`
  public static ScoredText of(TrainedModel model, Corpus text, Kernels kernels) {
    EncodedDocuments documents = model.encode(text);
    var scores = new TokenScores(documents.tokens().length());
    var scorer = new TokenScorer(model.file().model(), kernels, model.window());
    if (model.readsOn()) {
      scorer.score(documents.tokens(), 0, scores);
    } else {
      for (long number = 0; number < documents.count(); number++) {
        TokenSequence document = documents.document(number);
        scorer.score(document, documents.start(number), scores);
      }
    }
    if (scores.targets() == 0) {
      throw new LonghandException(
          ErrorCode.DATA_EMPTY,
          Wording.count(scores.tokens(), "token")
              + " that the model knows; at least 2 are needed, one to read and one to foretell",
          "",
          "give a longer text");
    }
    var length = TextLength.of(documents, model.file().tokenizer().vocabulary());
    return new ScoredText(documents, scores, length);
  }
}
