package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.example.EncodedDocuments;
import dev.longhand.text.example.TokenSequence;

/// Stretches of the text that a model learnt from, drawn by a seed, for texts that are to go on
/// from there.
public final class RandomText {
  private final TokenSequence tokens;
  private final long seed;

  private RandomText(TokenSequence tokens, long seed) {
    this.tokens = tokens;
    this.seed = seed;
  }

  /// The training part of a model's text.
  ///
  /// @throws LonghandException `RUN_TEXT_AWAY` when it is not there, `RUN_CHANGED` when it is
  ///   another now, or with a code of the `DATA` family
  public static RandomText of(TrainedModel model, long seed) {
    try (Corpus text = model.trainingText().orElseThrow(RandomText::away)) {
      EncodedDocuments learnt = model.encode(model.recipe().parts(text)).training();
      return new RandomText(learnt.tokens(), seed);
    }
  }

  private static LonghandException away() {
    return new LonghandException(
        ErrorCode.RUN_TEXT_AWAY,
        "a model file alone does not have the text that it learnt from",
        "--random-seed-text",
        "name the folder of its run, or give a --prompt");
  }

  /// So many tokens from a place that the seed and the index draw; every place is as likely, and
  /// there is always one.
  ///
  /// @param count at least 1; a shorter text is taken whole
  public int[] draw(int count, long index) {
    if (count < 1) {
      throw new IllegalArgumentException(Wording.count(count, "token"));
    }
    int length = (int) Math.min(count, tokens.length());
    KeyedRandom random = KeyedRandom.of(seed, Purpose.SEED_TEXT, 0, index);
    long places = tokens.length() - length + 1; // the last stretch ends with the text
    long first = Math.min(places - 1, (long) (random.nextDouble() * places));
    int[] ids = new int[length];
    for (int i = 0; i < length; i++) {
      ids[i] = tokens.at(first + i);
    }
    return ids;
  }
}
