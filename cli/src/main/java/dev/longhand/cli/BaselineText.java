package dev.longhand.cli;

import dev.longhand.evaluate.TextLength;
import dev.longhand.evaluate.baseline.Baselines;
import tools.jackson.databind.node.ObjectNode;

/// What counting alone gives, for machines.
final class BaselineText {
  private BaselineText() {}

  static void fill(ObjectNode object, Baselines baselines, TextLength length) {
    fill(object.putObject("unigram"), baselines.unigram(), length);
    ObjectNode grams = object.putObject("kneser_ney").put("order", baselines.order());
    fill(grams, baselines.kneserNey(), length);
  }

  private static void fill(ObjectNode object, double loss, TextLength length) {
    object
        .put("loss", loss)
        .put("perplexity", StrictMath.exp(loss))
        .put("bits_per_character", length.bitsPerCharacter(loss));
  }
}
