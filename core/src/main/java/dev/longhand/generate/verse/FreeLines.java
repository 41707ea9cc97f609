package dev.longhand.generate.verse;

import dev.longhand.generate.decoder.Decoder;
import dev.longhand.generate.sampling.Sampler;
import dev.longhand.generate.sampling.Sampling;
import dev.longhand.random.KeyedRandom;
import dev.longhand.text.token.Token;
import dev.longhand.text.token.Tokenizer;
import java.util.List;
import java.util.stream.IntStream;

/// Lines that a model writes without a form, to see what a form costs.
final class FreeLines {
  /// A line that does not end is cut after so many tokens for each of those asked for.
  private static final int MOST_TOKENS = 200;

  private FreeLines() {}

  /// Minus the mean logarithm of the probability of a token of so many lines.
  static double nats(
      Tokenizer tokenizer, Decoder decoder, Sampling sampling, int[] context, Span span) {
    int[] never =
        IntStream.concat(
                IntStream.of(tokenizer.vocabulary().unwritable()),
                tokenizer.vocabulary().special(Token.Kind.END).stream())
            .toArray();
    var sampler = new Sampler(sampling, tokenizer.vocabulary().size(), never, List.of());
    IntStream.of(context).forEach(sampler::read);
    decoder.begin(context);
    double log = 0;
    int tokens = 0;
    int[] next = new int[1];
    for (int ended = 0; ended < span.lines() && tokens < span.lines() * MOST_TOKENS; tokens++) {
      float[] logits = decoder.logits(0);
      next[0] = sampler.choose(logits, span.random());
      log += TokenOdds.of(logits).log(next[0]);
      ended += (int) tokenizer.decode(next).chars().filter(sign -> sign == '\n').count();
      decoder.accept(next);
    }
    return -log / tokens;
  }

  /// How much is written, and by what chance.
  record Span(int lines, KeyedRandom random) {}
}
