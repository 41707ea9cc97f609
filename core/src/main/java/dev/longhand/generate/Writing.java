package dev.longhand.generate;

import dev.longhand.generate.sampling.Sampler;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import dev.longhand.text.token.Token.Kind;
import dev.longhand.text.token.Tokenizer;
import java.util.Optional;

/// One text while it is written: what was chosen, what of it is certain, whether it is over.
/// Mutable; the decoder that it is written by may serve others too.
final class Writing {
  private static final int NO_TOKEN = -2; // which no sampler chooses

  private final Continuation continuation;
  private final Sampler sampler;
  private final KeyedRandom random;
  private final ContinuedWriter writer;
  private final EndFinder end;
  private final int endMark;
  private long written;
  private String piece = "";
  private Optional<StopReason> reason;

  Writing(Tokenizer tokenizer, Sampler sampler, Prompt prompt, Continuation continuation) {
    this.continuation = continuation;
    this.sampler = sampler;
    random = KeyedRandom.of(continuation.seed(), Purpose.SAMPLE, 0, continuation.index());
    writer = new ContinuedWriter(tokenizer, prompt);
    end = new EndFinder(continuation.ending());
    endMark = tokenizer.vocabulary().special(Kind.END).orElse(NO_TOKEN);
    reason = continuation.ending().most() == 0 ? Optional.of(StopReason.TOKENS) : Optional.empty();
    for (int id : prompt.read()) {
      sampler.read(id);
    }
  }

  /// Chooses the next token; afterwards there may be more text, or the text may be over.
  ///
  /// @return the token, or {@link Sampler#NONE} where none may follow
  int choose(float[] logits) {
    int next = sampler.choose(logits, random);
    if (endsText(next)) {
      StopReason cause = next == Sampler.NONE ? StopReason.COPY : StopReason.END_MARK;
      piece = end.accept(writer.finish(), written) + end.finish(cause);
      reason = end.reason();
      return next;
    }
    written++;
    piece = end.accept(writer.write(next), written);
    if (end.reason().isPresent()) {
      reason = end.reason();
    } else if (written == continuation.ending().most()) {
      piece += end.accept(writer.finish(), written) + end.finish(StopReason.TOKENS);
      reason = end.reason();
    }
    return next;
  }

  /// Ends the text because nobody wants more.
  void cancel() {
    reason = Optional.of(StopReason.CANCELLED);
  }

  /// What became certain with the last token; may be empty.
  String piece() {
    return piece;
  }

  /// Whether what was chosen is no token of the text but its end.
  boolean endsText(int id) {
    return id == endMark || id == Sampler.NONE;
  }

  /// Why the text is over, if it is.
  Optional<StopReason> reason() {
    return reason;
  }

  /// How it ended.
  WritingEnd end() {
    return new WritingEnd(written, reason.orElse(StopReason.CANCELLED), sampler.fallbacks());
  }

  Continuation continuation() {
    return continuation;
  }
}
