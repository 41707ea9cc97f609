package dev.longhand.cli;

import dev.longhand.error.Wording;
import dev.longhand.evaluate.Evaluation;
import dev.longhand.evaluate.TokenScores;
import dev.longhand.recipe.ScoredText;
import dev.longhand.text.example.TokenSequence;
import dev.longhand.text.token.Tokenizer;
import dev.longhand.text.token.Vocabulary;
import java.io.PrintStream;
import java.util.Locale;

/// The tokens of a text with their scores, on paper.
final class ScoreReport {
  private static final int TOKEN_WIDTH = 24;
  private static final int LONGEST_BAR = 20;
  private static final double BIT = StrictMath.log(2);
  private static final double LIKELY = 1; // bits
  private static final double SURPRISING = 5;
  private static final double STRANGE = 10;
  private static final String GREEN = "\u001B[32m";
  private static final String YELLOW = "\u001B[33m";
  private static final String RED = "\u001B[31m";
  private static final String PLAIN = "\u001B[0m";

  private final PrintStream out;
  private final Console.Screen paper;
  private final Vocabulary vocabulary;
  private final TokenSequence tokens;
  private final TokenScores scores;
  private final ScoredText scored;

  ScoreReport(Console console, Tokenizer tokenizer, ScoredText scored) {
    out = console.out();
    paper = console.paper();
    vocabulary = tokenizer.vocabulary();
    tokens = scored.documents().tokens();
    scores = scored.scores();
    this.scored = scored;
  }

  /// A line a token, and the totals.
  void write() {
    out.printf(Locale.ROOT, "%s %9s %7s %7s%n", padded("token"), "log prob", "rank", "bits");
    for (int place = 0; place < scores.tokens() && !out.checkError(); place++) {
      write(place);
    }
    Evaluation all = scores.evaluation();
    out.println();
    out.println(
        Wording.count(all.targets(), "token")
            + ": loss "
            + Words.decimal(all.loss(), 4)
            + ", perplexity "
            + Words.significant(all.perplexity(), 4)
            + ", "
            + Words.decimal(scored.length().bitsPerCharacter(all.loss()), 3)
            + " bits/character");
    out.println(
        "likeliest "
            + Words.share(all.accuracy())
            + ", among the five likeliest "
            + Words.share(all.topFiveAccuracy())
            + unknown());
  }

  private String unknown() {
    long occurrences = scored.documents().unknown().occurrences();
    return occurrences == 0 ? "" : "; unknown to the model: " + Wording.number(occurrences);
  }

  private void write(int place) {
    String token = padded(Wording.escaped(TokenText.of(vocabulary, tokens.at(place)), TOKEN_WIDTH));
    if (!scores.isTarget(place)) {
      out.printf(Locale.ROOT, "%s %9s %7s %7s%n", token, "-", "-", "-");
      return;
    }
    double bits = -scores.logProbability(place) / BIT;
    out.printf(
        Locale.ROOT,
        "%s %9.4f %7d %7.2f  %s%n",
        coloured(token, bits),
        scores.logProbability(place),
        scores.rank(place),
        bits,
        "#".repeat(Math.clamp(Math.round(bits), 0, LONGEST_BAR)));
  }

  private static String padded(String token) {
    int width = token.codePointCount(0, token.length());
    return token + " ".repeat(Math.max(0, TOKEN_WIDTH + 1 - width));
  }

  private String coloured(String token, double bits) {
    if (paper != Console.Screen.COLOUR || (bits >= LIKELY && bits < SURPRISING)) {
      return token;
    }
    return (bits < LIKELY ? GREEN : bits < STRANGE ? YELLOW : RED) + token + PLAIN;
  }

  /// An object a token, and one with the totals.
  void writeObjects() {
    for (int place = 0; place < scores.tokens() && !out.checkError(); place++) {
      int id = tokens.at(place);
      var object =
          Json.object().put("place", place).put("id", id).put("token", vocabulary.token(id));
      if (scores.isTarget(place)) {
        object.put("log_probability", scores.logProbability(place)).put("rank", scores.rank(place));
      }
      out.println(Json.line(object));
    }
    Evaluation all = scores.evaluation();
    out.println(
        Json.line(
            Json.object()
                .put("tokens", scores.tokens())
                .put("targets", all.targets())
                .put("loss", all.loss())
                .put("perplexity", all.perplexity())
                .put("bits_per_character", scored.length().bitsPerCharacter(all.loss()))
                .put("accuracy", all.accuracy())
                .put("top_5_accuracy", all.topFiveAccuracy())
                .put("unknown", scored.documents().unknown().occurrences())));
  }
}
