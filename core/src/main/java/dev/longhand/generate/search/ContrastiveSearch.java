package dev.longhand.generate.search;

import dev.longhand.generate.decoder.Decoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Chooses among the likeliest tokens the one that makes the network's features least like any that
/// it had before, so that text stays probable and does not run in circles (Su et al. 2022).
///
/// A token v is worth `(1 - alpha) p(v) - alpha max_j cos(h_v, h_j)`, h being what the last layer
/// reads, and j all tokens before, those of the prompt included.
public final class ContrastiveSearch {
  private final ContrastiveSettings settings;
  private final SearchRules rules;

  public ContrastiveSearch(ContrastiveSettings settings, SearchRules rules) {
    this.settings = settings;
    this.rules = rules;
  }

  /// The text behind a prompt.
  ///
  /// @param decoder with room for all candidates
  public Found run(Decoder decoder, int[] prompt) {
    List<float[]> before = read(decoder, prompt);
    var tokens = new ArrayList<FoundToken>();
    double sum = 0;
    while (tokens.size() < rules.most()) {
      var next = new LogProbabilities(decoder.logits(0));
      int[] tried = likeliest(next, tokens.size());
      if (rules.ends(tried[0])) {
        return found(tokens, sum + next.of(tried[0]), Found.End.END_MARK);
      }
      tried = IntStream.of(tried).filter(id -> !rules.ends(id)).toArray();
      decoder.keep(new int[tried.length]);
      decoder.accept(tried);
      int best = best(decoder, next, tried, before);
      before.add(decoder.features(best));
      decoder.keep(new int[] {best});
      tokens.add(next.token(tried[best]));
      sum += next.of(tried[best]);
      if (tokens.size() >= rules.least() && rules.over().test(tokens)) {
        return found(tokens, sum, Found.End.STOP);
      }
    }
    return found(tokens, sum, Found.End.LENGTH);
  }

  private static Found found(List<FoundToken> tokens, double sum, Found.End end) {
    return new Found(tokens, sum, sum, end);
  }

  /// Reads the prompt token by token, to have the features of each.
  private static List<float[]> read(Decoder decoder, int[] prompt) {
    var features = new ArrayList<float[]>();
    decoder.begin(new int[] {prompt[0]});
    features.add(decoder.features(0));
    for (int i = 1; i < prompt.length; i++) {
      decoder.accept(new int[] {prompt[i]});
      features.add(decoder.features(0));
    }
    return features;
  }

  private int[] likeliest(LogProbabilities next, int written) {
    return IntStream.range(0, next.size())
        .filter(id -> rules.mayWrite(id, written))
        .boxed()
        .sorted(Comparator.comparingDouble(id -> -next.of(id)))
        .limit(settings.candidates())
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private int best(Decoder decoder, LogProbabilities next, int[] tried, List<float[]> before) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int place = 0; place < tried.length; place++) {
      double likeness = likeness(decoder.features(place), before);
      double worth =
          (1 - settings.penalty()) * StrictMath.exp(next.of(tried[place]))
              - settings.penalty() * likeness;
      if (worth > most) {
        most = worth;
        best = place;
      }
    }
    return best;
  }

  private static double likeness(float[] features, List<float[]> before) {
    double most = -1;
    for (float[] earlier : before) {
      most = Math.max(most, cosine(features, earlier));
    }
    return most;
  }

  private static double cosine(float[] a, float[] b) {
    double product = 0;
    double squaresOfA = 0;
    double squaresOfB = 0;
    for (int i = 0; i < a.length; i++) {
      product += (double) a[i] * b[i];
      squaresOfA += (double) a[i] * a[i];
      squaresOfB += (double) b[i] * b[i];
    }
    double norms = Math.sqrt(squaresOfA) * Math.sqrt(squaresOfB);
    return norms == 0 ? 0 : product / norms;
  }
}
