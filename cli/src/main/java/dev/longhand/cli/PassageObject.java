package dev.longhand.cli;

import dev.longhand.generate.Continuation;
import dev.longhand.generate.Method;
import dev.longhand.generate.Passage;
import dev.longhand.generate.Prompt;
import dev.longhand.generate.StopReason;
import dev.longhand.generate.WrittenToken;
import dev.longhand.generate.sampling.Sampling;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// A written text as an object for machines.
final class PassageObject {
  private static final double NANOS_PER_MILLI = 1e6;

  private PassageObject() {}

  /// @param nanos how long it took, alone or with the texts that were written beside it
  static ObjectNode of(Prompt prompt, PassageWriter.Variant variant, Passage passage, long nanos) {
    Continuation continuation = variant.continuation();
    double millis = nanos / NANOS_PER_MILLI;
    var object =
        Json.object()
            .put("prompt", prompt.text())
            .put("text", passage.text())
            .put("stop_reason", word(passage.end().reason()))
            .put("seed", continuation.seed())
            .put("index", passage.index())
            .put("token_count", passage.end().tokens())
            .put("log_probability", passage.logProbability())
            .put("milliseconds", millis);
    if (passage.end().fallbacks() > 0) {
      object.put("fallbacks", passage.end().fallbacks());
    }
    if (variant.method() instanceof Method.Sampled(Sampling sampling)) {
      var steps = object.putArray("sampling");
      sampling.words().forEach(steps::add);
    }
    var tokens = object.putArray("tokens");
    for (WrittenToken token : passage.tokens()) {
      tokens
          .addObject()
          .put("id", token.id())
          .put("text", token.text())
          .put("log_probability", token.logProbability())
          .put("rank", token.rank());
    }
    return object;
  }

  private static String word(StopReason reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }
}
