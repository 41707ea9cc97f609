package dev.longhand.generate.verse;

import dev.longhand.generate.sampling.Candidates;
import dev.longhand.generate.verse.Draft.Free;
import dev.longhand.generate.verse.LineGrammar.Standing;
import dev.longhand.kernel.FloatMath;
import java.util.Arrays;
import java.util.Optional;

/// Draws a token that a line can go on with: one after another, each out of those that are left,
/// until one fits. So what fits is drawn as often as among the fitting alone, and no other token is
/// looked at. Mutable, used again for every token.
final class TokenChoice {
  private final LineText lineText;
  private final LineAhead ahead;
  private final float[] weights; // [V], 0 where a token was refused
  private final boolean[] refused; // [V]

  /// A token that fits.
  ///
  /// @param text of the line with it
  /// @param left the logarithm of the share of the choices that those refused had left
  record Chosen(int id, String text, Standing standing, double left) {}

  TokenChoice(LineText lineText, LineAhead ahead, int vocabulary) {
    this.lineText = lineText;
    this.ahead = ahead;
    weights = new float[vocabulary];
    refused = new boolean[vocabulary];
  }

  /// The next token of a draft: as its sampling chooses, or where the steps of the sampling leave
  /// none that fits, by the probabilities of the model.
  ///
  /// @return nothing when no token fits
  Optional<Chosen> next(Free draft, float[] logits) {
    Arrays.fill(refused, false);
    Candidates candidates = draft.sampler().narrow(logits);
    System.arraycopy(candidates.weights(), 0, weights, 0, weights.length);
    Optional<Chosen> chosen = draw(draft);
    return chosen.isPresent() ? chosen : drawFromAll(draft, logits);
  }

  private Optional<Chosen> drawFromAll(Free draft, float[] logits) {
    float most = logits[0];
    for (float logit : logits) {
      most = Math.max(most, logit);
    }
    for (int id = 0; id < weights.length; id++) {
      weights[id] = refused[id] ? 0 : FloatMath.exp(logits[id] - most);
    }
    return draw(draft);
  }

  private Optional<Chosen> draw(Free draft) {
    double all = total();
    double left = all;
    while (left > 0) {
      int id = at(draft.random().nextDouble() * left);
      Optional<Chosen> chosen = fitting(draft, id, left / all);
      if (chosen.isPresent()) {
        return chosen;
      }
      refused[id] = true;
      weights[id] = 0;
      left = total();
    }
    return Optional.empty();
  }

  private Optional<Chosen> fitting(Free draft, int id, double share) {
    Optional<String> word = lineText.wholeWord(id);
    if (word.isPresent() && !ahead.mayFollow(draft.standing(), word.get())) {
      return Optional.empty();
    }
    int[] ids = draft.trace().with(id, 0, 0).ids();
    String text = lineText.of(ids);
    if (!lineText.ends(ids, text)) {
      return Optional.empty();
    }
    return ahead
        .possible(text)
        .map(standing -> new Chosen(id, text, standing, StrictMath.log(share)));
  }

  private double total() {
    double total = 0;
    for (float weight : weights) {
      total += weight;
    }
    return total;
  }

  /// The token in whose part of the sum a point lies, the last that has a part where rounding goes
  /// beyond.
  private int at(double point) {
    double sum = 0;
    int last = 0;
    for (int id = 0; id < weights.length; id++) {
      sum += weights[id];
      if (weights[id] > 0) {
        last = id;
        if (point < sum) {
          return id;
        }
      }
    }
    return last;
  }
}
